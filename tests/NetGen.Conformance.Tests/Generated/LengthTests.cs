using System;
using System.Globalization;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Wrong lengths and labels are refused, by argument, with what was expected and what came.</summary>
public sealed class LengthTests
{
    private const string Name = SampleNetworks.Regression;
    private const int Inputs = 7;
    private const int Outputs = 2;

    private readonly ILoadedTrainableNetwork _network = SampleNetworks.Compiled.CreateTrainable(Name);

    [Theory]
    [InlineData(6, 2, "input", 7, 6)]
    [InlineData(8, 2, "input", 7, 8)]
    [InlineData(0, 2, "input", 7, 0)]
    [InlineData(7, 1, "output", 2, 1)]
    [InlineData(7, 4, "output", 2, 4)]
    public void Predict(int input, int output, string argument, int expected, int given) =>
        AssertRefused(() => _network.Predict(new float[input], new float[output]), argument, expected, given);

    [Theory]
    [InlineData(6, 2, "inputs", 7, 6)]
    [InlineData(15, 4, "inputs", 7, 15)]
    [InlineData(14, 2, "outputs", 4, 2)]
    [InlineData(14, 6, "outputs", 4, 6)]
    [InlineData(0, 2, "outputs", 0, 2)]
    public void PredictBatch(int inputs, int outputs, string argument, int expected, int given) =>
        AssertRefused(() => _network.PredictBatch(new float[inputs], new float[outputs]), argument, expected, given);

    [Theory]
    [InlineData(13, 4, "inputs", 7, 13)]
    [InlineData(14, 2, "targets", 4, 2)]
    [InlineData(14, 5, "targets", 4, 5)]
    [InlineData(14, 0, "targets", 4, 0)]
    public void Targets(int inputs, int targets, string argument, int expected, int given)
    {
        AssertRefused(() => _network.TrainStep(new float[inputs], new float[targets]), argument, expected, given);
        AssertRefused(() => _network.ComputeGradients(new float[inputs], new float[targets]), argument, expected, given);
        AssertRefused(() => _network.ComputeLoss(new float[inputs], new float[targets], new float[4]), argument, expected, given);
    }

    [Theory]
    [InlineData(13, 2, "inputs", 7, 13)]
    [InlineData(14, 1, "labels", 2, 1)]
    [InlineData(14, 3, "labels", 2, 3)]
    [InlineData(14, 0, "labels", 2, 0)]
    public void Labels(int inputs, int labels, string argument, int expected, int given)
    {
        AssertRefused(() => _network.TrainStep(new float[inputs], new int[labels]), argument, expected, given);
        AssertRefused(() => _network.ComputeGradients(new float[inputs], new int[labels]), argument, expected, given);
        AssertRefused(() => _network.ComputeLoss(new float[inputs], new int[labels], new float[4]), argument, expected, given);
    }

    [Fact]
    public void NoRowIsNoStep()
    {
        AssertNoRow(() => _network.TrainStep([], Array.Empty<float>()));
        AssertNoRow(() => _network.TrainStep([], Array.Empty<int>()));
        AssertNoRow(() => _network.ComputeGradients([], Array.Empty<float>()));
        AssertNoRow(() => _network.ComputeGradients([], Array.Empty<int>()));
        AssertNoRow(() => _network.ComputeLoss([], Array.Empty<float>(), []));
        AssertNoRow(() => _network.ComputeLoss([], Array.Empty<int>(), []));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void TheOutputsOfALoss(int outputs)
    {
        AssertRefused(() => _network.ComputeLoss(new float[14], new float[4], new float[outputs]), "outputs", 4, outputs);
        AssertRefused(() => _network.ComputeLoss(new float[14], new int[2], new float[outputs]), "outputs", 4, outputs);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void ParametersAndGradients(int surplus)
    {
        int count = _network.ParameterCount;
        float[] values = new float[count + surplus];
        AssertRefused(() => _network.GetParameters(values), "destination", count, count + surplus);
        AssertRefused(() => _network.SetParameters(values), "source", count, count + surplus);
        AssertRefused(() => _network.GetGradients(values), "destination", count, count + surplus);
        AssertRefused(() => _network.SetGradients(values), "source", count, count + surplus);
    }

    [Theory]
    [InlineData(SampleNetworks.Classifier, 4, 3, 2)]
    [InlineData(SampleNetworks.Classifier, 4, -1, 2)]
    [InlineData(SampleNetworks.Classifier, 4, int.MaxValue, 2)]
    [InlineData(SampleNetworks.SingleOutput, 9, 2, 1)]
    [InlineData(SampleNetworks.SingleOutput, 9, -1, 1)]
    public void ALabelOutOfRange(string name, int inputs, int label, int largest)
    {
        ILoadedTrainableNetwork network = SampleNetworks.Compiled.CreateTrainable(name);
        float[] before = SampleNetworks.Parameters(network);
        int[] labels = [0, label, 1];

        AssertRefused(() => network.TrainStep(new float[3 * inputs], labels), "labels", largest, label);
        AssertRefused(() => network.ComputeGradients(new float[3 * inputs], labels), "labels", largest, label);
        AssertRefused(() => network.ComputeLoss(new float[3 * inputs], labels, new float[3 * network.OutputSize]), "labels", largest, label);
        Assert.Equal(before, SampleNetworks.Parameters(network));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(20)]
    public void ALabelOutOfRangeIsNamedByItsRow(int row)
    {
        ILoadedTrainableNetwork network = SampleNetworks.Compiled.CreateTrainable(SampleNetworks.Classifier);
        int[] labels = new int[21];
        labels[row] = 3;

        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.ComputeGradients(new float[21 * 4], labels));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"got 3 in row {row}."), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoRowIsPredictedAsNone()
    {
        _network.PredictBatch([], []);
        Assert.Equal((Inputs, Outputs), (_network.InputSize, _network.OutputSize));
    }

    private static void AssertNoRow(Action action)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(action);
        Assert.Equal("inputs", exception.ParamName);
        Assert.Contains("at least one row of 7", exception.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(Action action, string argument, int expected, int given)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(action);
        Assert.Equal(argument, exception.ParamName);
        Assert.True(Mentions(exception.Message, expected), exception.Message);
        Assert.True(Mentions(exception.Message, given), exception.Message);
    }

    private static bool Mentions(string message, int number) =>
        message.Split(' ', '.', ',', '(', ')').Contains(number.ToString(CultureInfo.InvariantCulture));
}
