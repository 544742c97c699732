using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>What can be wrong with recurrent layers, and with the members of networks that take sequences step by step.</summary>
public class RecurrentDiagnosticTests
{
    private const string Class = " partial class Net;";

    [Theory]
    [InlineData("LSTM", "9", "9 features")]
    [InlineData("GRU", "9", "9 features")]
    [InlineData("SimpleRNN", "9", "9 features")]
    [InlineData("LSTM", "5, 4, 2", "5×4×2")]
    [InlineData("GRU", "5, 4, 2", "5×4×2")]
    [InlineData("SimpleRNN", "5, 4, 2", "5×4×2")]
    public void NoSequence(string layer, string input, string given) => DiagnosticAssert.Reports(
        "NG0018", $"'{layer}' needs one input of shape (time, features); it gets {given}", $"[Network({input})] [[|{layer}(3)|]]" + Class);

    [Fact]
    public void AfterTheLastStepThereIsNoSequence() => DiagnosticAssert.Reports(
        "NG0018", "'GRU' needs one input of shape (time, features); it gets 3 features", "[Network(5, 2)] [LSTM(3)] [[|GRU(3)|]]" + Class);

    [Fact]
    public void TwoSequences() => DiagnosticAssert.Reports(
        "NG0018",
        "'LSTM' needs one input of shape (time, features); it gets \"input\" (5×2), \"a\" (5×3)",
        "[Network(5, 2)] [GRU(3, ReturnSequences = true, Name = \"a\")] [[|LSTM(3, From = [\"input\", \"a\"])|]]" + Class);

    [Fact]
    public void DenseOverImages() => DiagnosticAssert.Reports(
        "NG0018", "'Dense' needs one input of shape (features) or (time, features), which [Flatten] before it makes of an image; it gets 5×4×2", "[Network(5, 4, 2)] [[|Dense(3)|]]" + Class);

    [Theory]
    [InlineData("LSTM([|0|])", "'units' must be at least 1; it is 0")]
    [InlineData("GRU([|units: -1|])", "'units' must be at least 1; it is -1")]
    [InlineData("SimpleRNN([|0|], ReturnSequences = true)", "'units' must be at least 1; it is 0")]
    [InlineData("LSTM([|2000000000|], Bidirectional = true)", "'units' must be fewer, for both directions together; it is 2000000000")]
    [InlineData("SimpleRNN(3, [|Activation = Activation.Sigmoid|])", "'Activation' must be Tanh or ReLU; it is Sigmoid")]
    [InlineData("SimpleRNN(3, [|Activation = Activation.Linear|])", "'Activation' must be Tanh or ReLU; it is Linear")]
    public void ArgumentOutOfRange(string layer, string message) => DiagnosticAssert.Reports("NG0016", message, $"[Network(5, 2)] [{layer}]" + Class);

    [Theory]
    [InlineData("LSTM(300000000)")]
    [InlineData("GRU(40000)")]
    [InlineData("SimpleRNN(30000)")]
    public void TooLarge(string layer) => Assert.Equal("NG0019", Assert.Single(GeneratorRunner.Run($"using NetGen; [Network(5, 2)] [{layer}]{Class}").Diagnostics).Id);

    [Fact]
    public void NegativeTruncation() => DiagnosticAssert.Reports(
        "NG0016",
        "'TruncatedSteps' must be at least 1, or 0 for no cut; it is -1",
        "[Network(5, 2)] [LSTM(3)] [Training(Loss.MeanSquaredError, Optimizer.SGD, [|TruncatedSteps = -1|])]" + Class);

    [Theory]
    [InlineData("[Network(5, 2)] [SimpleRNN(3)]")]
    [InlineData("[Network(5, 2)] [SimpleRNN(3, Activation = Activation.ReLU, Initializer = Initializer.Orthogonal)]")]
    [InlineData("[Network(1, 1)] [LSTM(1)]")]
    [InlineData("[Network(5, 2)] [GRU(3, Bidirectional = true, ReturnSequences = true)] [Dense(3, Activation.Softmax)]")]
    [InlineData(
        "[Network(5, 2)] [LSTM(3, ReturnSequences = true)] [Dense(3, Activation.Softmax)] [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, TruncatedSteps = 2)]")]
    [InlineData("[Network(5, 2)] [LSTM(3)] [Training(Loss.MeanSquaredError, Optimizer.SGD, TruncatedSteps = 0)]")]
    [InlineData("[Network(5, 2)] [GRU(3, Trainable = false, Name = \"a\")] [Dense(1)] [Training(Loss.MeanSquaredError, Optimizer.SGD)]")]
    public void Accepted(string attributes) => DiagnosticAssert.IsAccepted(attributes + Class);

    private const string Streamed = "[Network(5, 2), LSTM(3), Dense(1)] partial class ";

    [Theory]
    [InlineData("class [|State|];", "Net.State", "State")]
    [InlineData("int [|State|] { get; set; }", "Net.State", "State")]
    [InlineData("void [|State|]() { }", "Net.State()", "State")]
    [InlineData("int [|Step|];", "Net.Step", "Step(State, ReadOnlySpan<float>, Span<float>)")]
    [InlineData(
        "void [|Step|](Mine.State a, System.ReadOnlySpan<float> b, System.Span<float> c) { }",
        "Net.Step(State, ReadOnlySpan<float>, Span<float>)",
        "Step(State, ReadOnlySpan<float>, Span<float>)")]
    public void MembersOfStreamsCollide(string member, string mine, string emitted) => DiagnosticAssert.Reports(
        "NG0010",
        $"'Net' has '{mine}', which collides with the emitted member '{emitted}'",
        Streamed + $"Net {{ {member} }} namespace Mine {{ class State; }}");

    [Fact]
    public void InheritedMembersCollideToo() => DiagnosticAssert.Reports(
        "NG0010",
        "'Net' has 'Base.State', which collides with the emitted member 'State'",
        "class Base { protected int State { get; set; } } [Network(5, 2), GRU(3)] partial class [|Net|] : Base;");

    [Theory]
    [InlineData("State")]
    [InlineData("Step")]
    public void TheClassMustNotHaveTheirNames(string name) => DiagnosticAssert.Reports(
        "NG0011", $"A network cannot be named '{name}': this is the name of a member that is emitted into it", Streamed + $"[|{name}|];");

    [Theory]
    [InlineData("[Network(4), Dense(3)]")]
    [InlineData("[Network(5, 2), GRU(3, Bidirectional = true)]")]
    [InlineData("[Network(5, 2), Conv1D(4, 2), GRU(3)]")]
    [InlineData("[Network(5, 2), GRU(3, ReturnSequences = true), Flatten, Dense(1)]")]
    public void WhereNothingIsStreamedTheNamesAreFree(string attributes)
    {
        DiagnosticAssert.IsAccepted(attributes + " partial class Net { public class State; public void Step(State a, System.ReadOnlySpan<float> b, System.Span<float> c) { } }");
        DiagnosticAssert.IsAccepted(attributes + " partial class State;");
    }

    [Fact]
    public void OtherOverloadsAreFine() => DiagnosticAssert.IsAccepted(
        Streamed + "Net { public void Step(System.ReadOnlySpan<float> input) { } public float Step(State state, float input) => input; }");
}
