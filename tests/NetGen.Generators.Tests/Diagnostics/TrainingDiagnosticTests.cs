using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

public class TrainingDiagnosticTests
{
    private const string Class = " partial class Net;";

    [Theory]
    [InlineData("[Dense(3, Activation.ReLU)]", "ReLU")]
    [InlineData("[Dense(3)] [Activate(Activation.Sigmoid)]", "Sigmoid")]
    public void LossActivationMismatch(string layers, string last) => DiagnosticAssert.Reports(
        "NG0026",
        $"CategoricalCrossEntropy needs Softmax as the last activation; it is {last}",
        $"[Network(4)] {layers} [Training([|Loss.CategoricalCrossEntropy|], Optimizer.Adam)]" + Class);

    [Theory]
    [InlineData("BinaryCrossEntropy", "Tanh", "Sigmoid")]
    [InlineData("Hinge", "Sigmoid", "Linear")]
    [InlineData("Perceptron", "Linear", "Step")]
    public void LossesHaveTheirActivations(string loss, string last, string needed) => DiagnosticAssert.Reports(
        "NG0026",
        $"{loss} needs {needed} as the last activation; it is {last}",
        $"[Network(4)] [Dense(3, Activation.{last})] [Training([|Loss.{loss}|], Optimizer.SGD)]" + Class);

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("Huber")]
    public void TheStepIsNotDifferentiable(string loss) => DiagnosticAssert.Reports(
        "NG0026",
        $"{loss} needs {string.Join(" or ", System.Enum.GetNames<Activation>().Where(name => name != "Step"))} as the last activation; it is Step",
        $"[Network(4)] [Dense(3, Activation.Step)] [Training([|Loss.{loss}|], Optimizer.SGD)]" + Class);

    [Theory]
    [InlineData("Dense(3)", "Huber", "Delta = 0", "Delta", "a finite number above 0", "0")]
    [InlineData("Dense(3)", "Huber", "Delta = double.NaN", "Delta", "a finite number above 0", "NaN")]
    [InlineData("Dense(3, Activation.Softmax)", "CategoricalCrossEntropy", "LabelSmoothing = 1", "LabelSmoothing", "at least 0 and below 1", "1")]
    [InlineData("Dense(3, Activation.Softmax)", "CategoricalCrossEntropy", "LabelSmoothing = -0.1", "LabelSmoothing", "at least 0 and below 1", "-0.1")]
    public void NumberOfALossOutOfRange(string layer, string loss, string argument, string name, string range, string value) => DiagnosticAssert.Reports(
        "NG0016",
        $"'{name}' must be {range}; it is {value}",
        $"[Network(4)] [{layer}] [Training(Loss.{loss}, Optimizer.SGD, [|{argument}|])]" + Class);

    [Theory]
    [InlineData("LearningRate = 0", "LearningRate", "a finite number above 0", "0")]
    [InlineData("LearningRate = -0.5f", "LearningRate", "a finite number above 0", "-0.5")]
    [InlineData("LearningRate = double.NaN", "LearningRate", "a finite number above 0", "NaN")]
    [InlineData("LearningRate = float.PositiveInfinity", "LearningRate", "a finite number above 0", "Infinity")]
    [InlineData("LearningRate = 1e-60", "LearningRate", "a finite number above 0 in single precision", "1E-60")]
    [InlineData("Beta1 = 1", "Beta1", "at least 0 and below 1", "1")]
    [InlineData("Beta2 = -1e-3", "Beta2", "at least 0 and below 1", "-0.001")]
    [InlineData("Beta2 = 0.999999999", "Beta2", "at least 0 and below 1 in single precision", "0.999999999")]
    [InlineData("Epsilon = 0", "Epsilon", "a finite number above 0", "0")]
    [InlineData("L1 = -1", "L1", "a finite number of at least 0", "-1")]
    [InlineData("L2 = double.NaN", "L2", "a finite number of at least 0", "NaN")]
    [InlineData("L2 = 1e39", "L2", "a finite number of at least 0 in single precision", "1E+39")]
    [InlineData("WeightDecay = double.PositiveInfinity", "WeightDecay", "a finite number of at least 0", "Infinity")]
    [InlineData("ClipNorm = 0", "ClipNorm", "above 0", "0")]
    [InlineData("ClipValue = -0.5", "ClipValue", "above 0", "-0.5")]
    [InlineData("MaxNorm = 1e-50", "MaxNorm", "above 0 in single precision", "1E-50")]
    public void ArgumentOutOfRange(string argument, string name, string range, string value) => DiagnosticAssert.Reports(
        "NG0016",
        $"'{name}' must be {range}; it is {value}",
        $"[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.Adam, [|{argument}|])]" + Class);

    [Theory]
    [InlineData(
        "[|(Loss)7|], Optimizer.SGD",
        "7 is no member of 'Loss', which has MeanSquaredError, MeanAbsoluteError, Huber, BinaryCrossEntropy, CategoricalCrossEntropy, Hinge, Perceptron")]
    [InlineData("Loss.MeanSquaredError, [|optimizer: (Optimizer)9|]", "9 is no member of 'Optimizer', which has SGD, Momentum, Nesterov, RMSprop, Adagrad, Adam, AdamW")]
    public void UndefinedEnumValue(string arguments, string message) => DiagnosticAssert.Reports(
        "NG0017", message, $"[Network(4)] [Dense(3)] [Training({arguments})]" + Class);

    [Fact]
    public void UnusedHyperparameter() => DiagnosticAssert.Reports(
        "NG0027",
        "'Beta1' has no effect: training by SGD on MeanSquaredError reads LearningRate, L1, L2, ClipValue, ClipNorm, WeightDecay, MaxNorm",
        "[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.SGD, [|Beta1 = 0.9|], LearningRate = 1)]" + Class);

    [Fact]
    public void UnusedNumberOfALoss() => DiagnosticAssert.Reports(
        "NG0027",
        "'LabelSmoothing' has no effect: training by SGD on Huber reads LearningRate, Delta, L1, L2, ClipValue, ClipNorm, WeightDecay, MaxNorm",
        "[Network(4)] [Dense(3)] [Training(Loss.Huber, Optimizer.SGD, Delta = 2, [|LabelSmoothing = 0.1|])]" + Class);

    [Theory]
    [InlineData("Optimizer.Momentum, [|Beta1 = 0.9|]", "'Beta1' has no effect: training by Momentum on MeanSquaredError reads LearningRate, Momentum, L1, L2, ClipValue, ClipNorm, WeightDecay, MaxNorm")]
    [InlineData("Optimizer.AdamW, [|Rho = 0.9|]", "'Rho' has no effect: training by AdamW on MeanSquaredError reads LearningRate, Beta1, Beta2, Epsilon, WeightDecay, L1, L2, ClipValue, ClipNorm, MaxNorm")]
    public void AHyperparameterOfAnother(string arguments, string message) => DiagnosticAssert.Reports(
        "NG0027", message, $"[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError, {arguments})]" + Class);

    [Theory]
    [InlineData("[Network(4)] [Dense(3)]", "3")]
    [InlineData("[Network(9, 4)] [Conv1D(3, 2)] [Flatten] [Dense(3)]", "0")]
    public void TruncationWithoutARecurrentLayer(string layers, string steps) => DiagnosticAssert.Reports(
        "NG0027",
        "'TruncatedSteps' has no effect: a network without a recurrent layer reads none",
        $"{layers} [Training(Loss.MeanSquaredError, Optimizer.SGD, [|TruncatedSteps = {steps}|])]" + Class);

    [Theory]
    [InlineData("[Dense(3, Trainable = false)]")]
    [InlineData("[Dense(3, Trainable = false)] [Activate(Activation.Tanh)] [Dense(2, UseBias = false, Trainable = false)]")]
    public void NothingToTrain(string layers) => DiagnosticAssert.Reports(
        "NG0032",
        "'Net' has nothing to train: each of its layers with parameters has Trainable = false",
        $"[Network(4)] {layers} [[|Training(Loss.MeanSquaredError, Optimizer.SGD)|]]" + Class);

    [Theory]
    [InlineData("[Network(4)] [Dense(3, Trainable = false)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.SGD)]")]
    [InlineData("[Network(4)] [Dense(3, Trainable = false)]")]
    public void FrozenLayersAreAccepted(string attributes) => DiagnosticAssert.IsAccepted(attributes + Class);

    [Theory]
    [InlineData("192")]
    [InlineData("0256")]
    [InlineData("wide")]
    public void InvalidVectorWidth(string width)
    {
        GeneratorRun run = GeneratorRunner.Run(
            "using NetGen; [Network(4), Dense(3)]" + Class, new RunOptions { VectorWidth = width });
        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("NG0028", diagnostic.Id);
        Assert.Equal(Location.None, diagnostic.Location);
        Assert.Equal(
            $"The MSBuild property NetGenVectorWidth must be 128, 256 or 512 (bits); it is '{width}'",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Loss.MeanSquaredError, Optimizer.SGD")]
    [InlineData("Loss.MeanSquaredError, Optimizer.Adam, Beta1 = 0, Beta2 = 0.5, Epsilon = 1e-6, LearningRate = 0.01f")]
    [InlineData("optimizer: Optimizer.Adam, loss: Loss.MeanSquaredError")]
    [InlineData("Loss.MeanSquaredError, Optimizer.Momentum, Momentum = 0.95, L1 = 0, L2 = 1e-4, WeightDecay = 1e-4")]
    [InlineData("Loss.MeanSquaredError, Optimizer.Nesterov, Momentum = 0, ClipNorm = 1, ClipValue = 0.5f, MaxNorm = 3")]
    [InlineData("Loss.MeanSquaredError, Optimizer.RMSprop, Rho = 0.9, Epsilon = 1e-6, ClipNorm = double.PositiveInfinity")]
    [InlineData("Loss.MeanSquaredError, Optimizer.Adagrad, Epsilon = 1e-6")]
    [InlineData("Loss.MeanSquaredError, Optimizer.AdamW, Beta1 = 0.8, WeightDecay = 0")]
    public void Accepted(string arguments) => DiagnosticAssert.IsAccepted($"[Network(4)] [Dense(3)] [Training({arguments})]" + Class);

    [Fact]
    public void AcceptedCrossEntropy() => DiagnosticAssert.IsAccepted(
        "[Network(4)] [Dense(3, Activation.Softmax)] [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LabelSmoothing = 0.1)]" + Class);
}
