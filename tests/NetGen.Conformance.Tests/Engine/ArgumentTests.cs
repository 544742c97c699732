using System;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>What does not fit throws, says which argument it is, what was expected and what came, and changes nothing.</summary>
public sealed class ArgumentTests
{
    private readonly RuntimeNetwork<double> _network = new(
        new DefinitionBuilder("Sized", 4).Dense(3, Activation.Softmax).Training(Loss.CategoricalCrossEntropy, Optimizer.SGD).Build());

    [Theory]
    [InlineData(3, 3, "input", "4", "3")]
    [InlineData(8, 3, "input", "4", "8")]
    [InlineData(0, 3, "input", "4", "0")]
    [InlineData(4, 2, "output", "3", "2")]
    [InlineData(4, 6, "output", "3", "6")]
    public void PredictChecksLengths(int input, int output, string argument, string expected, string given) =>
        AssertRejected(() => _network.Predict(new double[input], new double[output]), argument, expected, given);

    [Theory]
    [InlineData(5, 3, "inputs", "4", "5")]
    [InlineData(8, 3, "outputs", "6", "3")]
    [InlineData(8, 7, "outputs", "6", "7")]
    [InlineData(0, 3, "outputs", "0", "3")]
    public void PredictBatchChecksLengths(int inputs, int outputs, string argument, string expected, string given) =>
        AssertRejected(() => _network.PredictBatch(new double[inputs], new double[outputs]), argument, expected, given);

    [Theory]
    [InlineData(14)]
    [InlineData(16)]
    public void ParametersAndGradientsCheckTheirLength(int length)
    {
        AssertRejected(() => _network.SetParameters(new double[length]), "source", "15", $"{length}");
        AssertRejected(() => _network.GetParameters(new double[length]), "destination", "15", $"{length}");
        AssertRejected(() => _network.SetGradients(new double[length]), "source", "15", $"{length}");
        AssertRejected(() => _network.GetGradients(new double[length]), "destination", "15", $"{length}");
    }

    [Theory]
    [InlineData(0, 0, "inputs", "4", "0")]
    [InlineData(7, 6, "inputs", "4", "7")]
    [InlineData(8, 3, "targets", "6", "3")]
    [InlineData(8, 8, "targets", "6", "8")]
    public void TrainingChecksTargets(int inputs, int targets, string argument, string expected, string given)
    {
        AssertRejected(() => _network.TrainStep(new double[inputs], new double[targets]), argument, expected, given);
        AssertRejected(() => _network.ComputeGradients(new double[inputs], new double[targets]), argument, expected, given);
        AssertRejected(() => _network.ComputeLoss(new double[inputs], new double[targets], new double[6]), argument, expected, given);
    }

    [Theory]
    [InlineData(0, new int[0], "inputs", "4", "0")]
    [InlineData(8, new[] { 1 }, "labels", "2", "1")]
    [InlineData(8, new[] { 1, 2, 0 }, "labels", "2", "3")]
    [InlineData(8, new[] { 1, 3 }, "labels", "0 to 2", "row 1 is 3")]
    [InlineData(8, new[] { -1, 2 }, "labels", "0 to 2", "row 0 is -1")]
    public void TrainingChecksLabels(int inputs, int[] labels, string argument, string expected, string given)
    {
        AssertRejected(() => _network.TrainStep(new double[inputs], labels), argument, expected, given);
        AssertRejected(() => _network.ComputeGradients(new double[inputs], labels), argument, expected, given);
        AssertRejected(() => _network.ComputeLoss(new double[inputs], labels, new double[6]), argument, expected, given);
    }

    [Fact]
    public void LossChecksTheOutputs()
    {
        AssertRejected(() => _network.ComputeLoss(new double[8], new double[6], new double[3]), "outputs", "6", "3");
        AssertRejected(() => _network.ComputeLoss(new double[8], [0, 1], new double[7]), "outputs", "6", "7");
    }

    [Fact]
    public void TheLabelOfASingleOutputIsZeroOrOne()
    {
        RuntimeNetwork<double> single = new(
            new DefinitionBuilder("Single", 1).Dense(1, Activation.Sigmoid).Training(Loss.MeanSquaredError, Optimizer.SGD).Build());

        AssertRejected(() => single.TrainStep([1.0], [2]), "labels", "0 to 1", "row 0 is 2");
    }

    [Fact]
    public void WithoutTrainingWhatTrainsSaysSo()
    {
        RuntimeNetwork<float> network = new(new DefinitionBuilder("Fixed", 2).Dense(1).Build());
        Action[] calls =
        [
            () => network.TrainStep([1, 2], [1f]),
            () => network.TrainStep([1, 2], [1]),
            () => network.ComputeGradients([1, 2], [1f]),
            () => network.ComputeLoss([1, 2], [1f], new float[1]),
            network.ApplyGradients,
            () => network.GetGradients(new float[3]),
            () => network.SetGradients(new float[3]),
            () => network.LearningRate = 1,
            () => _ = network.LatestStepWasApplied,
        ];

        Assert.All(calls, call => Assert.Contains("'Fixed'", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal));
        network.Predict([1, 2], new float[1]);
    }

    private static void AssertRejected(Action call, string argument, string expected, string given)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(call);
        Assert.Equal(argument, exception.ParamName);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(given, exception.Message, StringComparison.Ordinal);
    }
}
