using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class SaturatingChainTests
{
    private const string Training = " [Training(Loss.MeanSquaredError, Optimizer.SGD)]";
    private const string S = "[Dense(8, Activation.Sigmoid)] ";
    private const string T = "[Dense(8, Activation.Tanh)] ";

    private static Task Gives(string first, string last, int count, string activations, string attributes) => AdviceAssert.Gives(
        "NG0033",
        DiagnosticSeverity.Warning,
        $"Layers \"{first}\" to \"{last}\", {count} in a row, end in {activations}: gradients vanish on the way back through them; ReLU or a normalisation in between keeps their scale",
        attributes);

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("HardSigmoid")]
    public Task FourInARow(string activation) => Gives(
        "0",
        "3",
        4,
        activation,
        $"[Network(4)] [Dense(8, [|Activation.{activation}|])] [Dense(8, Activation.{activation})] [Dense(8, Activation.{activation})] [Dense(8, Activation.{activation})] [Dense(1)]{Training}");

    [Fact]
    public Task SixOfTanh() => Gives(
        "0", "5", 6, "Tanh", "[Network(4)] [Dense(8, [|Activation.Tanh|])] " + T + T + T + T + T + "[Dense(1)]" + Training);

    [Fact]
    public Task TheOutputCountsWhereTheLossIsOfIt() =>
        Gives("0", "3", 4, "Sigmoid", "[Network(4)] [Dense(8, [|Activation.Sigmoid|])] " + S + S + S + Training);

    [Fact]
    public Task TheOutputDoesNotCountWhereTheLossIsOfItsSums() =>
        AdviceAssert.IsSilent("[Network(4)] " + S + S + S + S + " [Training(Loss.BinaryCrossEntropy, Optimizer.SGD)]");

    [Fact]
    public Task ThroughLayersWithoutAnActivation() => Gives(
        "a",
        "6",
        4,
        "Sigmoid or Tanh",
        "[Network(4)] [Dense(8)] [Activate([|Activation.Sigmoid|], Name = \"a\")] [Dropout(0.1)] "
        + "[Dense(8, Activation.Tanh)] " + S + "[Dropout(0.1)] [Dense(8, Activation.Tanh)] [Dense(1)]" + Training);

    [Fact]
    public Task OnlyOnceForAChain() => Gives(
        "0",
        "9",
        10,
        "Sigmoid",
        "[Network(4)] [Dense(8, [|Activation.Sigmoid|])] " + S + S + S + S + S + S + S + S + S + "[Dense(1)]" + Training);

    [Theory]
    [InlineData("[Network(4)] " + S + S + S + "[Dense(1)]" + Training)]
    [InlineData("[Network(4)] " + T + T + T + T + T + "[Dense(1)]" + Training)]
    [InlineData("[Network(4)] " + S + S + S + S + "[Dense(1)]")]
    [InlineData("[Network(4)] " + S + S + "[Dense(8, Activation.ReLU)] " + S + S + "[Dense(1)]" + Training)]
    [InlineData("[Network(4)] " + S + S + "[BatchNorm] " + S + S + "[Dense(1)]" + Training)]
    [InlineData("[Network(4)] " + S + S + "[LayerNorm] " + S + S + "[Dense(1)]" + Training)]
    [InlineData("[Network(4)] " + S + S + "[Add(From = [\"0\", \"1\"])] " + S + S + "[Dense(1)]" + Training)]
    [InlineData("[Network(4)] [Dense(8, Activation.Sigmoid, Trainable = false)] [Dense(8, Activation.Sigmoid, Trainable = false)] " + S + S + "[Dense(1)]" + Training)]
    [InlineData("[Network(9, 4)] [Dense(8, Activation.Sigmoid)] [Dense(8, Activation.Sigmoid)] [GRU(8)] " + S + S + "[Dense(1)]" + Training)]
    public Task Silent(string attributes) => AdviceAssert.IsSilent(attributes);
}
