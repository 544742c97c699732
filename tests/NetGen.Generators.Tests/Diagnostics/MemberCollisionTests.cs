using Microsoft.CodeAnalysis;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

public class MemberCollisionTests
{
    private const string Inference = "[Network(4), Dense(3)] ";
    private const string Trained = "[Network(4), Dense(3), Training(Loss.MeanSquaredError, Optimizer.SGD)] ";

    [Theory]
    [InlineData("int [|InputSize|];", "Net.InputSize", "InputSize")]
    [InlineData("int [|ParameterCount|] => 3;", "Net.ParameterCount", "ParameterCount")]
    [InlineData("class [|Definition|];", "Net.Definition", "Definition")]
    [InlineData("void [|OutputSize|](int x) { }", "Net.OutputSize(int)", "OutputSize")]
    [InlineData("event System.Action? [|Predict|] { add { } remove { } }", "Net.Predict", "Predict(ReadOnlySpan<float>, Span<float>)")]
    [InlineData("enum [|Save|] { }", "Net.Save", "Save(string)")]
    [InlineData(
        "int [|Predict|](System.ReadOnlySpan<float> a, System.Span<float> b) => 0;",
        "Net.Predict(ReadOnlySpan<float>, Span<float>)",
        "Predict(ReadOnlySpan<float>, Span<float>)")]
    [InlineData("void [|Save|](string? path) { }", "Net.Save(string?)", "Save(string)")]
    [InlineData("float[]? [|_parameters|] = null;", "Net._parameters", "_parameters")]
    [InlineData("string [|Summary|]() => string.Empty;", "Net.Summary()", "Summary()")]
    [InlineData("int [|get_Definition|]() => 3;", "Net.get_Definition()", "get_Definition()")]
    [InlineData("[|Net|](ulong start) : this(start, 1) { } Net(ulong a, int b) : this(a) { }", "Net(ulong)", "Net(ulong)")]
    [InlineData("[|Net|](System.ReadOnlySpan<float> a) : this(0) { }", "Net(ReadOnlySpan<float>)", "Net(ReadOnlySpan<float>)")]
    public void Collides(string members, string mine, string emitted) => DiagnosticAssert.Reports(
        "NG0010", $"'Net' has '{mine}', which collides with the emitted member '{emitted}'", Inference + "partial class Net { " + members + " }");

    [Theory]
    [InlineData("float [|LearningRate|] = 1;", "Net.LearningRate", "LearningRate")]
    [InlineData("void [|set_LearningRate|](float x) { }", "Net.set_LearningRate(float)", "set_LearningRate(float)")]
    [InlineData("int [|_workspace|]() => 3;", "Net._workspace()", "_workspace")]
    [InlineData(
        "float [|TrainStep|](System.ReadOnlySpan<float> a, System.ReadOnlySpan<int> b, System.ReadOnlySpan<float> c) => 0;",
        "Net.TrainStep(ReadOnlySpan<float>, ReadOnlySpan<int>, ReadOnlySpan<float>)",
        "TrainStep(ReadOnlySpan<float>, ReadOnlySpan<int>, ReadOnlySpan<float>)")]
    [InlineData("void [|ApplyGradients|]() { }", "Net.ApplyGradients()", "ApplyGradients()")]
    [InlineData(
        "History? [|Fit|](Dataset a, FitOptions b, System.Threading.CancellationToken c) => null;",
        "Net.Fit(Dataset, FitOptions, CancellationToken)",
        "Fit(Dataset, FitOptions, CancellationToken)")]
    public void CollidesWhenTrained(string members, string mine, string emitted)
    {
        DiagnosticAssert.Reports(
            "NG0010", $"'Net' has '{mine}', which collides with the emitted member '{emitted}'", Trained + "partial class Net { " + members + " }");

        // Without the marks the same member is fine where nothing is trained.
        MarkedSource unmarked = MarkedSource.Parse(members);
        GeneratorRun run = GeneratorRunner.Run("using NetGen; " + Inference + "partial class Net { " + unmarked.Text + " }");
        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Sources);
    }

    [Fact]
    public void CollidesWithBase() => DiagnosticAssert.Reports(
        "NG0010",
        "'Net' has 'Base.Summary()', which collides with the emitted member 'Summary()'",
        "class Base { protected string Summary() => string.Empty; private void Save(string path) { } } " + Inference + "partial class [|Net|] : Base;");

    [Fact]
    public void CollidesOnAnotherDeclaration() => DiagnosticAssert.Reports(
        "NG0010",
        "'Net' has 'Net.Load(string)', which collides with the emitted member 'Load(string)'",
        Inference + "partial class Net; partial class Net { static int [|Load|](string x) => 3; }");

    [Theory]
    [InlineData("partial class [|Net|](int x) { public int X => x; }")]
    [InlineData("partial class Net; partial class [|Net|](ulong x) { public ulong X => x; }")]
    public void PrimaryConstructor(string declaration) => DiagnosticAssert.Reports(
        "NG0010", "'Net' has 'a primary constructor', which collides with the emitted member 'Net(ulong)'", Inference + declaration);

    [Theory]
    [InlineData("Predict")]
    [InlineData("Summary")]
    [InlineData("InputSize")]
    public void ClassName(string name) => DiagnosticAssert.Reports(
        "NG0011",
        $"A network cannot be named '{name}': this is the name of a member that is emitted into it",
        Inference + $"partial class [|{name}|];");

    [Fact]
    public void ClassNameOfTrainingMember()
    {
        DiagnosticAssert.IsAccepted(Inference + "partial class Fit;");
        DiagnosticAssert.Reports(
            "NG0011", "A network cannot be named 'Fit': this is the name of a member that is emitted into it", Trained + "partial class [|Fit|];");
    }

    [Theory]
    [InlineData("void Predict(float[] input) { }")]
    [InlineData("void Predict(in System.ReadOnlySpan<float> a, System.Span<float> b) { }")]
    [InlineData("void Predict<T>(System.ReadOnlySpan<float> a, System.Span<float> b) { }")]
    [InlineData("void Predict(System.ReadOnlySpan<double> a, System.Span<double> b) { }")]
    [InlineData("static Net Create(ulong seed) => new();")]
    [InlineData("int _size = 3; int Size => _size;")]
    [InlineData("void Save() { } void Save(string path, bool overwrite) { }")]
    [InlineData("void predict() { } int inputSize => 3;")]
    [InlineData("Net(int size) : this((ulong)size) { } Net(ulong a, int b) : this(a) { }")]
    [InlineData("Net(in System.ReadOnlySpan<float> a) : this(0) { } Net(System.ReadOnlySpan<int> a) : this(0) { }")]
    [InlineData("void TrainStep(System.ReadOnlySpan<float> a) { }")]
    public void OverloadsAreFine(string members)
    {
        GeneratorRun run = GeneratorRunner.Run("using NetGen; " + Trained + "partial class Net { " + members + " }");
        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Sources);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
