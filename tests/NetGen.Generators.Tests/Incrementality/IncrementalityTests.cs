using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Incrementality;

public class IncrementalityTests
{
    private const string First = "using NetGen; namespace A { [Network(4), Dense(3)] partial class First; }";
    private const string Second = "using NetGen; namespace A { [Network(4), Dense(3)] partial class Second; }";
    private const string Wrong = "using NetGen; [Network(4), Dense(0)] partial class Wrong;";
    private const string Other = "class Other { }";

    [Theory]
    [InlineData("class Other { void M() { } }")]
    [InlineData("class Renamed { Missing x; }")]
    [InlineData("class Broken { ")]
    [InlineData("")]
    public void AnEditElsewhereRunsNothing(string edited)
    {
        GeneratorRun after = Edit([First, Second, Wrong, Other], 3, edited);
        foreach (string step in Steps.Names)
        {
            AssertReused(Steps.Reasons(after, step), step);
        }

        AssertReused(Steps.Reasons(after, TrackingNames.Placed), TrackingNames.Placed);
        AssertReused(Steps.OutputReasons(after), "output");
        Assert.Single(after.Diagnostics);
        Assert.Equal(2, after.Budgets.Length);
    }

    [Theory]
    [InlineData("using NetGen;\n\n// A comment.\nnamespace A { [Network(4)]\n [Dense(3)] partial class First { void M() { } } }")]
    [InlineData("using NetGen; namespace A { class Before; [Network(2 + 2), NetGen.DenseAttribute(units: 3, Activation.Linear)] sealed partial class First; }")]
    public void AnEquivalentEditEmitsNothing(string edited)
    {
        GeneratorRun after = Edit([First, Second], 0, edited);
        foreach (string step in Steps.Names)
        {
            AssertReused(Steps.Reasons(after, step), step);
        }

        // What is said at the class moves with it: one message, and neither a plan nor a file.
        Assert.Equal([IncrementalStepRunReason.Modified], Steps.OutputReasons(after).Where(reason => !IsReused(reason)));
        TextSpan name = new(edited.IndexOf("First", System.StringComparison.Ordinal), "First".Length);
        Assert.Contains(after.Budgets, budget => budget.Location.SourceSpan == name && budget.Location.SourceTree == after.Input.SyntaxTrees[0]);
    }

    [Fact]
    public void AnEditOfOneNetworkChangesWhatIsSaidOfIt()
    {
        GeneratorRun after = Edit([First, Second], 0, First.Replace("Dense(3)", "Dense(5)", System.StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified], Steps.Reasons(after, TrackingNames.Budgets));
        Assert.Equal(
            ["First: 25 parameters, 20 multiply-adds", "Second: 15 parameters, 12 multiply-adds"],
            after.Budgets.Select(budget => budget.GetMessage(CultureInfo.InvariantCulture).Split(" per sample")[0]).Order());
    }

    [Fact]
    public void AnEditOfOneNetworkEmitsThatOneOnly()
    {
        GeneratorRun after = Edit([First, Second], 0, First.Replace("Dense(3)", "Dense(5)", System.StringComparison.Ordinal));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Steps.Reasons(after, TrackingNames.Model));
        AssertReused(Steps.Reasons(after, TrackingNames.Clashes), TrackingNames.Clashes);
        IncrementalStepRunReason second = Steps.Reasons(after, TrackingNames.File).ElementAt(1);
        Assert.Equal(IncrementalStepRunReason.Cached, second);
    }

    [Fact]
    public void AnotherVectorWidthEmitsAll()
    {
        CSharpCompilation compilation = GeneratorRunner.Compile([First, Second]);
        GeneratorRun before = GeneratorRunner.Run(GeneratorRunner.Driver(), compilation);
        GeneratorDriver configured = before.Driver.WithUpdatedAnalyzerConfigOptions(ConfigurationOf("512"));
        GeneratorRun after = GeneratorRunner.Run(configured, compilation);
        Assert.All(Steps.Reasons(after, TrackingNames.Model), reason => Assert.Equal(IncrementalStepRunReason.Modified, reason));
    }

    [Fact]
    public void ADiagnosticMovesWithItsSource()
    {
        GeneratorRun after = Edit([First, Wrong], 1, "\n\n" + Wrong);
        Assert.Equal(2, Assert.Single(after.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        AssertReused(Steps.Reasons(after, TrackingNames.File), TrackingNames.File);
    }

    [Fact]
    public void AFixedErrorGoes()
    {
        GeneratorRun after = Edit([First, Wrong], 1, Wrong.Replace("Dense(0)", "Dense(1)", System.StringComparison.Ordinal));
        Assert.Empty(after.Diagnostics);
        Assert.Equal(["A.First.g.cs", "Wrong.g.cs"], after.Sources.Select(source => source.HintName).Order());
    }

    private static Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptionsProvider ConfigurationOf(string width) =>
        GeneratorRunner.Configuration(new RunOptions { VectorWidth = width });

    private static GeneratorRun Edit(ImmutableArray<string> sources, int index, string edited)
    {
        CSharpCompilation compilation = GeneratorRunner.Compile(sources);
        GeneratorRun before = GeneratorRunner.Run(GeneratorRunner.Driver(), compilation);
        SyntaxTree old = compilation.SyntaxTrees[index];
        return GeneratorRunner.Run(before.Driver, compilation.ReplaceSyntaxTree(old, GeneratorRunner.Parse(edited, old.FilePath)));
    }

    private static void AssertReused(System.Collections.Generic.IEnumerable<IncrementalStepRunReason> reasons, string what)
    {
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.True(IsReused(reason), $"{what}: {reason}"));
    }

    private static bool IsReused(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
