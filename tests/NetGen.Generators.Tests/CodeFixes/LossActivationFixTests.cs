using System.Threading.Tasks;
using NetGen.CodeFixes;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

public class LossActivationFixTests
{
    private const string Training = " [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)] partial class Net;";

    [Theory]
    [InlineData("[Dense(3, Activation.ReLU)]", "[Dense(3, Activation.Softmax)]")]
    [InlineData("[Dense(3)]", "[Dense(3, Activation.Softmax)]")]
    [InlineData("[Dense(units: 3)]", "[Dense(units: 3, activation: Activation.Softmax)]")]
    [InlineData("[Dense(3, UseBias = false)]", "[Dense(3, Activation.Softmax, UseBias = false)]")]
    [InlineData("[Dense(3, Activation.ELU, Alpha = 0.5, UseBias = false)]", "[Dense(3, Activation.Softmax, UseBias = false)]")]
    [InlineData("[Dense(3, /* why */ NetGen.Activation.ReLU)]", "[Dense(3, /* why */ NetGen.Activation.Softmax)]")]
    [InlineData("[Dense(3, (Activation)8)]", "[Dense(3, Activation.Softmax)]")]
    [InlineData("[Dense(3, // units\n    UseBias = false)]", "[Dense(3, // units\n    Activation.Softmax, UseBias = false)]")]
    [InlineData(
        "[Dense(\n    3, // units\n    Activation.ELU, // smooth\n    Alpha = 0.5)]",
        "[Dense(\n    3, // units\n    Activation.Softmax // smooth\n    )]")]
    [InlineData("[Dense(\n    3,\n    Activation.ELU,\n    Alpha = 0.5)]", "[Dense(\n    3,\n    Activation.Softmax)]")]
    [InlineData("[Dense(3)] [Activate(Activation.Tanh)]", "[Dense(3)] [Activate(Activation.Softmax)]")]
    [InlineData("[Dense(3)] [LayerNorm]", "[Dense(3)] [LayerNorm] [Activate(Activation.Softmax)]")]
    public Task ChangesTheActivation(string before, string after) => FixAssert.FixesAsync(
        new LossActivationFix(), "End with Softmax", "[Network(4)] " + before + Training, "[Network(4)] " + after + Training);

    [Theory]
    [InlineData("[Conv1D(2, 2)]", "[Conv1D(2, 2, Activation = Activation.Sigmoid)]")]
    [InlineData("[Conv1D(2, 2, Activation = Activation.Tanh)]", "[Conv1D(2, 2, Activation = Activation.Sigmoid)]")]
    [InlineData("[LSTM(2)]", "[LSTM(2)] [Activate(Activation.Sigmoid)]")]
    public Task ChangesTheActivationOfSequences(string before, string after)
    {
        const string Training = " [Training(Loss.BinaryCrossEntropy, Optimizer.Adam)] partial class Net;";
        return FixAssert.FixesAsync(
            new LossActivationFix(), "End with Sigmoid", "[Network(8, 2)] " + before + Training, "[Network(8, 2)] " + after + Training);
    }

    [Theory]
    [InlineData("Activation.Sigmoid", "Loss.CategoricalCrossEntropy, Optimizer.Adam", "BinaryCrossEntropy", "Loss.BinaryCrossEntropy, Optimizer.Adam")]
    [InlineData(
        "Activation.ReLU",
        "optimizer: Optimizer.SGD, loss: NetGen.Loss.CategoricalCrossEntropy, LabelSmoothing = 0.1, L2 = 0.1",
        "Huber",
        "optimizer: Optimizer.SGD, loss: NetGen.Loss.Huber, L2 = 0.1")]
    [InlineData("Activation.Step", "Loss.Huber, Optimizer.SGD, Delta = 2", "Perceptron", "Loss.Perceptron, Optimizer.SGD")]
    [InlineData("Activation.Linear", "Loss.BinaryCrossEntropy, Optimizer.SGD", "Hinge", "Loss.Hinge, Optimizer.SGD")]
    public Task ChangesTheLoss(string activation, string before, string loss, string after) => FixAssert.FixesAsync(
        new LossActivationFix(),
        "Train on " + loss,
        $"[Network(4)]\n[Dense(3, {activation})]\n[Training({before})] // hard\npartial class Net;",
        $"[Network(4)]\n[Dense(3, {activation})]\n[Training({after})] // hard\npartial class Net;");

    [Theory]
    [InlineData("Softmax", "BinaryCrossEntropy", "End with Sigmoid", "Train on CategoricalCrossEntropy", "Train on MeanSquaredError", "Train on MeanAbsoluteError", "Train on Huber")]
    [InlineData("Step", "MeanSquaredError", "End with Linear", "Train on Perceptron")]
    [InlineData("Tanh", "Hinge", "End with Linear", "Train on MeanSquaredError", "Train on MeanAbsoluteError", "Train on Huber")]
    public Task OffersBothWays(string activation, string loss, params string[] titles) => FixAssert.OffersAsync(
        new LossActivationFix(), $"[Network(4)] [Dense(3, Activation.{activation})] [Training(Loss.{loss}, Optimizer.SGD)] partial class Net;", titles);

    [Fact]
    public Task ChangesAllActivationsToTheirPairs() => FixAssert.FixesAllAsync(
        new LossActivationFix(),
        "End with Softmax",
        [
            "[Network(4)] [Dense(3)]" + Training,
            "[Network(4)] [Dense(1, Activation.Tanh)] [Training(Loss.Hinge, Optimizer.SGD)] partial class Other;",
        ],
        [
            "[Network(4)] [Dense(3, Activation.Softmax)]" + Training,
            "[Network(4)] [Dense(1, Activation.Linear)] [Training(Loss.Hinge, Optimizer.SGD)] partial class Other;",
        ]);
}
