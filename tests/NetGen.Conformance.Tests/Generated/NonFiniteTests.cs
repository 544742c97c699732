using System;
using System.Linq;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>NaN goes through every layer to the output, and no step is taken on a loss or gradient that is not finite.</summary>
public sealed class NonFiniteTests
{
    private const int Rows = 9;

    private static readonly Lazy<CompiledNetworks> Hidden = new(() => new CompiledNetworks(
        Enum.GetValues<Activation>().Select(activation => activation == Activation.Softmax
            ? new DefinitionBuilder($"{activation}", 9).Dense(17, activation).Build()
            : new DefinitionBuilder($"{activation}", 9).Activate(activation).Dense(17, activation).Activate(activation).Dense(3, activation).Build())));

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    public static TheoryData<string> Names => [.. SampleNetworks.Names];

    [Theory]
    [MemberData(nameof(Activations))]
    public void NaNReachesTheOutputThroughEveryActivation(Activation activation)
    {
        CompiledNetworks networks = Hidden.Value;
        string name = $"{activation}";
        ILoadedNetwork network = networks.Create(name);
        SampleData data = new(networks.Definition(name), Rows, seed: 3);
        network.SetParameters(data.Parameters);

        AssertPoisons(network, data);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaNReachesTheOutputOfItsRowAndNoOther(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);

        AssertPoisons(network, data);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaNReachesTheLoss(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        float[] outputs = new float[data.Targets.Length];
        float[] inputs = [.. data.Inputs];
        inputs[^1] = float.NaN;

        Assert.True(float.IsNaN(network.ComputeLoss(inputs, data.Targets, outputs)));
        Assert.True(float.IsNaN(network.ComputeLoss(inputs, data.Labels, outputs)));
        Assert.True(float.IsNaN(network.ComputeGradients(inputs, data.Targets)));
        Assert.True(float.IsNaN(network.ComputeGradients(inputs, data.Labels)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AStepThatIsNotFiniteIsAsIfItHadNeverBeen(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        (ILoadedTrainableNetwork untouched, _) = SampleNetworks.Create(name, Rows);
        float[] poisoned = [.. data.Inputs];
        poisoned[3] = float.NaN;
        float[] infinite = [.. data.Targets];
        infinite[0] = float.PositiveInfinity;
        for (int step = 0; step < 3; step++)
        {
            network.TrainStep(data.Inputs, data.Targets);
            untouched.TrainStep(data.Inputs, data.Targets);
        }

        Assert.True(network.LatestStepWasApplied);
        Assert.True(float.IsNaN(network.TrainStep(poisoned, data.Targets)));
        Assert.False(network.LatestStepWasApplied);
        Assert.True(float.IsNaN(network.TrainStep(poisoned, data.Labels)));
        Assert.False(network.LatestStepWasApplied);
        Assert.False(float.IsFinite(network.TrainStep(data.Inputs, infinite)));
        Assert.False(network.LatestStepWasApplied);
        Assert.Equal(SampleNetworks.Parameters(untouched), SampleNetworks.Parameters(network));

        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(untouched.TrainStep(data.Inputs, data.Labels), network.TrainStep(data.Inputs, data.Labels));
            Assert.True(network.LatestStepWasApplied);
        }

        Assert.Equal(SampleNetworks.Parameters(untouched), SampleNetworks.Parameters(network));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void AGradientThatIsNotFiniteIsNotApplied(float value)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);
        network.TrainStep(data.Inputs, data.Targets);
        float[] before = SampleNetworks.Parameters(network);
        float[] gradients = SampleNetworks.Gradients(network);
        for (int i = 0; i < gradients.Length; i++)
        {
            float[] spoilt = [.. gradients];
            spoilt[i] = value;
            network.SetGradients(spoilt);
            network.ApplyGradients();

            Assert.False(network.LatestStepWasApplied);
        }

        Assert.Equal(before, SampleNetworks.Parameters(network));
    }

    [Fact]
    public void GradientsThatAreSetClearALossThatWasNotFinite()
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Regression, Rows);
        float[] poisoned = [.. data.Inputs];
        poisoned[0] = float.NaN;
        network.ComputeGradients(poisoned, data.Targets);
        network.SetGradients(new float[network.ParameterCount]);
        network.ApplyGradients();

        Assert.True(network.LatestStepWasApplied);
    }

    [Fact]
    public void FitSaysWhereItDiverged()
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Regression, rows: 10);
        network.LearningRate = 1e18f;
        Dataset samples = new(data.Inputs, network.InputSize, data.Targets, network.OutputSize);

        TrainingDivergedException exception =
            Assert.Throws<TrainingDivergedException>(() => network.Fit(samples, new FitOptions { Epochs = 50, BatchSize = 4 }));

        Assert.Equal(1e18f, exception.LearningRate);
        Assert.InRange(exception.Epoch, 1, 50);
        Assert.Equal((exception.Iteration - 1) / 3, exception.Epoch - 1);
        Assert.False(network.LatestStepWasApplied);
        Assert.All(SampleNetworks.Parameters(network), parameter => Assert.True(float.IsFinite(parameter)));
    }

    private static void AssertPoisons(ILoadedNetwork network, SampleData data)
    {
        float[] expected = new float[Rows * network.OutputSize];
        float[] outputs = new float[Rows * network.OutputSize];
        float[] output = new float[network.OutputSize];
        network.PredictBatch(data.Inputs, expected);
        Assert.All(expected, value => Assert.True(float.IsFinite(value)));
        for (int feature = 0; feature < network.InputSize; feature++)
        {
            int row = feature % Rows;
            float[] inputs = [.. data.Inputs];
            inputs[(row * network.InputSize) + feature] = float.NaN;
            network.Predict(inputs.AsSpan(row * network.InputSize, network.InputSize), output);
            Assert.All(output, value => Assert.True(float.IsNaN(value)));

            network.PredictBatch(inputs, outputs);
            float[] wanted = [.. expected];
            wanted.AsSpan(row * network.OutputSize, network.OutputSize).Fill(float.NaN);
            Assert.Equal(wanted, outputs);
        }
    }
}
