using System;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>What the engine promises beyond the right numbers.</summary>
public sealed class RuntimeNetworkTests
{
    private const int Inputs = 5;
    private const int Outputs = 3;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void ABatchIsItsRows(int rows)
    {
        RuntimeNetwork<float> network = Network<float>(Optimizer.SGD);
        float[] inputs = Draw(rows * Inputs, seed: 1);
        float[] outputs = new float[rows * Outputs];
        network.PredictBatch(inputs, outputs);

        float[] single = new float[Outputs];
        for (int row = 0; row < rows; row++)
        {
            network.Predict(inputs.AsSpan(row * Inputs, Inputs), single);
            Assert.Equal(single, outputs.AsSpan(row * Outputs, Outputs).ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(150)]
    public void TheLossInInferenceIsTheLossOfTheStep(int rows)
    {
        RuntimeNetwork<double> network = Network<double>(Optimizer.SGD);
        double[] inputs = [.. Draw(rows * Inputs, seed: 2).Select(value => (double)value)];
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => row % Outputs)];
        double[] outputs = new double[rows * Outputs];
        double[] expected = new double[rows * Outputs];
        network.PredictBatch(inputs, expected);

        double loss = network.ComputeLoss(inputs, labels, outputs);

        Assert.Equal(network.ComputeGradients(inputs, labels), loss, 1e-13);
        Assert.Equal(expected, outputs);
    }

    [Fact]
    public void LabelsStandForOneHotTargets()
    {
        RuntimeNetwork<double> network = Network<double>(Optimizer.SGD);
        double[] inputs = [.. Draw(3 * Inputs, seed: 3).Select(value => (double)value)];

        AssertSameGradients(network, inputs, [2, 0, 1], [0, 0, 1, 1, 0, 0, 0, 1, 0]);
    }

    [Fact]
    public void TheLabelOfASingleOutputIsTheTarget()
    {
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Single", Inputs).Dense(1, Activation.Sigmoid).Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
        network.SetParameters([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
        double[] inputs = [.. Draw(3 * Inputs, seed: 4).Select(value => (double)value)];

        AssertSameGradients(network, inputs, [1, 0, 1], [1, 0, 1]);
    }

    [Fact]
    public void AStepInTwoHalvesIsTheStep()
    {
        RuntimeNetwork<float> whole = Network<float>(Optimizer.Adam);
        RuntimeNetwork<float> halves = Network<float>(Optimizer.Adam);
        float[] inputs = Draw(4 * Inputs, seed: 5);
        int[] labels = [0, 1, 2, 0];
        for (int step = 0; step < 3; step++)
        {
            float loss = whole.TrainStep(inputs, labels);

            // Computing alone, however often, leaves parameters and moments as they are.
            halves.ComputeGradients(Draw(4 * Inputs, seed: 6), labels);
            Assert.Equal(loss, halves.ComputeGradients(inputs, labels));
            float[] gradients = new float[halves.ParameterCount];
            halves.GetGradients(gradients);
            halves.SetGradients(gradients);
            halves.ApplyGradients();
            Assert.Equal(Parameters(whole), Parameters(halves));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void AStepThatIsNotFiniteIsNotApplied(float poison)
    {
        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
        {
            RuntimeNetwork<float> network = Network<float>(optimizer);
            RuntimeNetwork<float> untouched = Network<float>(optimizer);
            float[] inputs = Draw(4 * Inputs, seed: 7);
            float[] poisoned = [.. inputs];
            poisoned[7] = poison;

            // NaN shows in the loss; infinity drowns in tanh and shows in the gradients alone.
            Assert.Equal(float.IsInfinity(poison), float.IsFinite(network.TrainStep(poisoned, [0, 1, 2, 0])));
            Assert.False(network.LatestStepWasApplied);
            Assert.Equal(Parameters(untouched), Parameters(network));

            network.SetGradients([.. Enumerable.Repeat(1f, network.ParameterCount - 1), poison]);
            network.ApplyGradients();
            Assert.False(network.LatestStepWasApplied);
            Assert.Equal(Parameters(untouched), Parameters(network));

            // Moments too are as before: the next step is the one of a network that saw none of it.
            Assert.Equal(untouched.TrainStep(inputs, [0, 1, 2, 0]), network.TrainStep(inputs, [0, 1, 2, 0]));
            Assert.True(network.LatestStepWasApplied);
            Assert.Equal(Parameters(untouched), Parameters(network));
        }
    }

    [Fact]
    public void ALossThatIsNotFiniteStopsTheStepEvenIfItsGradientsAreFinite()
    {
        // (1e30 − 0)² overflows float, its derivative 2e30 does not.
        RuntimeNetwork<float> network = new(
            new DefinitionBuilder("Steep", 1).Dense(1).Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
        network.SetParameters([0, 1e30f]);

        Assert.Equal(float.PositiveInfinity, network.TrainStep([1], [0f]));

        Assert.False(network.LatestStepWasApplied);
        Assert.Equal([0, 1e30f], Parameters(network));
    }

    [Fact]
    public void NaNReachesTheOutputThroughEveryActivation()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            RuntimeNetwork<double> network = new(new DefinitionBuilder("NaN", 1).Dense(9, activation).Dense(1).Build());
            network.SetParameters([.. Enumerable.Repeat(0.5, network.ParameterCount)]);
            double[] output = new double[1];

            network.Predict([double.NaN], output);

            Assert.True(double.IsNaN(output[0]), $"{activation} swallowed NaN.");
        }
    }

    [Fact]
    public void SoftmaxOfLargeSumsStaysAProbability()
    {
        RuntimeNetwork<float> network = new(new DefinitionBuilder("Large", 1).Dense(3, Activation.Softmax).Build());
        network.SetParameters([1000, 1000, -1000, 0, 0, 0]);
        float[] output = new float[3];

        network.Predict([1], output);

        Assert.Equal([0.5f, 0.5f, 0], output);
    }

    [Fact]
    public void ThreadsPredictWithoutDisturbingEachOther()
    {
        RuntimeNetwork<float> network = Network<float>(Optimizer.SGD);
        const int Rows = 2000;
        float[] inputs = Draw(Rows * Inputs, seed: 8);
        float[] expected = new float[Rows * Outputs];
        network.PredictBatch(inputs, expected);

        float[] outputs = new float[Rows * Outputs];
        Parallel.For(0, Rows, row => network.Predict(inputs.AsSpan(row * Inputs, Inputs), outputs.AsSpan(row * Outputs, Outputs)));

        Assert.Equal(expected, outputs);
    }

    [Theory]
    [InlineData(Optimizer.SGD)]
    [InlineData(Optimizer.Adam)]
    public void NothingIsAllocatedAfterTheFirstCall(Optimizer optimizer)
    {
        RuntimeNetwork<float> network = Network<float>(optimizer);
        float[] inputs = Draw(16 * Inputs, seed: 9);
        float[] outputs = new float[16 * Outputs];
        int[] labels = [.. Enumerable.Range(0, 16).Select(row => row % Outputs)];
        void Round(int rows)
        {
            ReadOnlySpan<float> some = inputs.AsSpan(0, rows * Inputs);
            network.Predict(inputs.AsSpan(0, Inputs), outputs.AsSpan(0, Outputs));
            network.PredictBatch(some, outputs.AsSpan(0, rows * Outputs));
            network.TrainStep(some, labels.AsSpan(0, rows));
            network.ComputeLoss(some, labels.AsSpan(0, rows), outputs.AsSpan(0, rows * Outputs));
        }

        Round(16);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
        {
            Round(1 + (i % 16));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void NothingIsAllocatedForImagesAfterTheFirstCall()
    {
        WindowOptions same = new() { Padding = Padding.Same };
        RuntimeNetwork<float> network = new(
            new DefinitionBuilder("Image", 6, 6, 3)
                .Conv(4, [3, 3], Activation.PReLU, same, name: "trunk")
                .BatchNorm()
                .Conv(4, [3, 3], Activation.ReLU, same with { Groups = 2 })
                .Sum(["trunk", "2"])
                .Pool("Max", 2, name: "max")
                .Pool("Avg", 2, name: "avg", from: "trunk")
                .Concat(["max", "avg"])
                .LayerNorm()
                .Flatten()
                .Dense(3, Activation.Softmax)
                .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)
                .Build(),
            seed: 1);
        float[] inputs = Draw(4 * network.InputSize, seed: 1);
        float[] outputs = new float[4 * 3];
        void Round()
        {
            network.Predict(inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, 3));
            network.PredictBatch(inputs, outputs);
            network.TrainStep(inputs, [0, 1, 2, 0]);
        }

        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            Round();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ANetworkWithoutParametersPredictsAndMeasures()
    {
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Bare", 2).Activate(Activation.ReLU).Training(Loss.MeanSquaredError, Optimizer.Adam).Build());
        double[] output = new double[2];

        network.Predict([-1, 2], output);

        Assert.Equal([0, 2], output);
        Assert.Equal(2.5, network.TrainStep([-1, 2], [1.0, 0]));
    }

    private static RuntimeNetwork<T> Network<T>(Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RuntimeNetwork<T> network = new(
            new DefinitionBuilder("Small", Inputs)
                .Dense(17, Activation.Tanh)
                .Dense(8, Activation.ReLU)
                .Dense(Outputs, Activation.Softmax)
                .Training(Loss.CategoricalCrossEntropy, optimizer)
                .Build());
        network.SetParameters([.. Draw(network.ParameterCount, seed: 0).Select(value => T.CreateChecked(0.5f * value))]);
        return network;
    }

    private static float[] Draw(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    private static float[] Parameters(RuntimeNetwork<float> network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static void AssertSameGradients(RuntimeNetwork<double> network, double[] inputs, int[] labels, double[] targets)
    {
        double[] byLabels = new double[network.ParameterCount];
        double[] byTargets = new double[network.ParameterCount];
        double loss = network.ComputeGradients(inputs, labels);
        network.GetGradients(byLabels);
        Assert.Equal(loss, network.ComputeGradients(inputs, targets));
        network.GetGradients(byTargets);
        Assert.Equal(byTargets, byLabels);
        Assert.Contains(byLabels, gradient => gradient != 0);
    }
}
