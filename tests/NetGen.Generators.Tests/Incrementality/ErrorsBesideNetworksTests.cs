using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Incrementality;

/// <summary>A network that cannot be emitted takes none with it, however it is edited.</summary>
public class ErrorsBesideNetworksTests
{
    private const string Twin = " [Network(3), Dense(2)] partial class Twin;";

    [Theory]
    [InlineData("[Network(6), Dense(2)] partial class Net;", "[Network(4), Dense(0)] partial class Other;", "[Network(7, 3), GRU(1)] abstract partial class Net;")]
    [InlineData("[Network(4), Dense(0)] partial class Net;", "[Network(4), Dense(-1)] partial class Net;", "[Network(4), Dense(-2)] partial class Net;")]
    [InlineData("", "[Network(4), Dense(0)] partial class Net;", "")]
    public void TheOthersAreEmittedAfterEachEdit(params string[] edits)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(["using NetGen; " + edits[0] + Twin]);
        GeneratorDriver driver = GeneratorRunner.Driver();
        foreach (string edit in edits)
        {
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], GeneratorRunner.Parse("using NetGen; " + edit + Twin, "Source0.cs"));
            GeneratorRun run = GeneratorRunner.Run(driver, compilation);
            driver = run.Driver;
            Assert.Contains("Twin.g.cs", run.Sources.Select(source => source.HintName));
            Assert.Contains(run.Budgets, budget => budget.Id == "NG0042" && budget.GetMessage(null).StartsWith("Twin", System.StringComparison.Ordinal));
        }
    }
}
