using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Incrementality;

/// <summary>What an edit costs in a project with many networks, in steps that run; what it costs in time is a benchmark.</summary>
public class LargeProjectTests
{
    private const int Networks = 200;
    private const int Edited = 77;

    private readonly CSharpCompilation _compilation = GeneratorRunner.Compile(
        [.. Enumerable.Range(0, Networks).Select(index => Network(index, units: 3)), "class Other { }"]);

    [Fact]
    public void AnUnrelatedEditLowersAndEmitsNothing()
    {
        GeneratorRun after = Edit(Networks, "class Other { void M() { } }");
        foreach (string step in Steps.Names)
        {
            Assert.All(Steps.Reasons(after, step), reason => Assert.NotEqual(IncrementalStepRunReason.Modified, reason));
        }

        Assert.Equal(Networks, Steps.Reasons(after, TrackingNames.File).Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.All(Steps.OutputReasons(after), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void AnEditOfOneNetworkLowersAndEmitsThatOne()
    {
        GeneratorRun after = Edit(Edited, Network(Edited, units: 4));
        IncrementalStepRunReason[] files = [.. Steps.Reasons(after, TrackingNames.File)];
        Assert.Equal([Edited], Enumerable.Range(0, Networks).Where(index => files[index] != IncrementalStepRunReason.Cached));
        Assert.Equal(IncrementalStepRunReason.Modified, files[Edited]);
        Assert.Equal(Networks, after.Sources.Length);
    }

    private static string Network(int index, int units) => string.Create(CultureInfo.InvariantCulture,
        $"using NetGen; [Network(4), Dense({units}), Training(Loss.MeanSquaredError, Optimizer.SGD)] partial class Net{index};");

    private GeneratorRun Edit(int index, string edited)
    {
        GeneratorRun before = GeneratorRunner.Run(GeneratorRunner.Driver(), _compilation);
        SyntaxTree old = _compilation.SyntaxTrees[index];
        return GeneratorRunner.Run(before.Driver, _compilation.ReplaceSyntaxTree(old, GeneratorRunner.Parse(edited, old.FilePath)));
    }
}
