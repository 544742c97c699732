using System;
using System.Linq;
using NetGen.Conformance.Tests.Generated;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Losses;

/// <summary>Weights of samples: what they mean at their limits, what is refused, and how data sets pass them on.</summary>
public sealed class SampleWeightTests
{
    private const int Rows = 11;

    public static TheoryData<string> Names => [.. SampleNetworks.Names];

    /// <summary>Those without penalties, which do not ask for samples.</summary>
    public static TheoryData<string> Unpenalised => [.. SampleNetworks.Names.Except([SampleNetworks.Regularised])];

    [Theory]
    [MemberData(nameof(Unpenalised))]
    public void WithoutWeightThereIsNothingToLearn(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        float[] before = SampleNetworks.Parameters(network);

        Assert.Equal(0, network.TrainStep(data.Inputs, data.Targets, new float[Rows]));
        Assert.Equal(0, network.TrainStep(data.Inputs, data.Labels, new float[Rows]));
        Assert.Equal(0, network.ComputeLoss(data.Inputs, data.Labels, new float[Rows], new float[data.Targets.Length]));
        Assert.True(network.LatestStepWasApplied);
        Assert.All(SampleNetworks.Gradients(network), gradient => Assert.Equal(0, gradient));
        Assert.Equal(before, SampleNetworks.Parameters(network));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ASampleOfWeightThreeIsThreeSamples(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        float[] weights = [.. Enumerable.Range(0, Rows).Select(row => row == 2 ? 3f : row == 5 ? 0 : 1)];
        int[] rows = [0, 1, 2, 2, 2, 3, 4, 6, 7, 8, 9, 10];
        float[] Repeated(float[] values, int size) => [.. rows.SelectMany(row => values.AsSpan(row * size, size).ToArray())];

        float weighted = network.ComputeGradients(data.Inputs, data.Targets, weights);
        float[] expected = SampleNetworks.Gradients(network);
        float repeated = network.ComputeGradients(Repeated(data.Inputs, network.InputSize), Repeated(data.Targets, network.OutputSize));

        Tolerance.AssertClose([weighted], [repeated], 1e-6, floor: 0, "loss");
        Tolerance.AssertClose(SampleNetworks.Gradients(network), SampleData.Widen(expected), 1e-5, floor: 0, "gradients");
    }

    [Theory]
    [InlineData(-0.5f, "Expected finite weights of at least 0, got -0.5 in row 7.")]
    [InlineData(float.NaN, "Expected finite weights of at least 0, got NaN in row 7.")]
    [InlineData(float.PositiveInfinity, "Expected finite weights of at least 0, got Infinity in row 7.")]
    [InlineData(3.4e38f, "Expected weights whose sum and its inverse are finite in single precision")]
    public void WeightsThatMakeNoMeanAreRefused(float weight, string message)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);
        float[] weights = new float[Rows];
        Array.Fill(weights, weight > 1 && float.IsFinite(weight) ? weight : 1);
        weights[7] = weight;
        float[] before = SampleNetworks.Gradients(network);

        AssertRefused(() => network.TrainStep(data.Inputs, data.Targets, weights), message);
        AssertRefused(() => network.TrainStep(data.Inputs, data.Labels, weights), message);
        AssertRefused(() => network.ComputeGradients(data.Inputs, data.Labels, weights), message);
        AssertRefused(() => network.ComputeLoss(data.Inputs, data.Targets, weights, new float[data.Targets.Length]), message);
        Assert.Equal(before, SampleNetworks.Gradients(network));
    }

    [Theory]
    [InlineData(Rows - 1)]
    [InlineData(Rows + 1)]
    [InlineData(0)]
    public void EachSampleHasAWeight(int count)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);

        AssertRefused(
            () => network.TrainStep(data.Inputs, data.Labels, new float[count]), $"Expected {Rows} elements ({Rows} rows of 1), got {count}.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FitAndEvaluateTakeTheWeightsOfTheDataSet(bool shuffles)
    {
        (ILoadedTrainableNetwork fitted, SampleData data) = SampleNetworks.Create(SampleNetworks.Regression, Rows);
        (ILoadedTrainableNetwork stepped, _) = SampleNetworks.Create(SampleNetworks.Regression, Rows);
        Dataset samples = new Dataset(data.Inputs, fitted.InputSize, data.Targets, fitted.OutputSize).WithWeights(data.Weights);

        History history = fitted.Fit(samples, new FitOptions { Epochs = 1, BatchSize = Rows, Shuffle = shuffles });
        float loss = stepped.TrainStep(data.Inputs, data.Targets, data.Weights);

        // Another order of the samples rounds differently.
        Tolerance.AssertClose([(float)history.Epochs[0].TrainingLoss], [loss], 1e-6, floor: 0, "loss");
        Tolerance.AssertClose(SampleNetworks.Parameters(fitted), SampleData.Widen(SampleNetworks.Parameters(stepped)), 1e-6, floor: 0, "parameters");
        Assert.Equal(fitted.ComputeLoss(data.Inputs, data.Targets, data.Weights, new float[data.Targets.Length]), fitted.Evaluate(samples).Loss, 1e-7);
    }

    [Fact]
    public void ClassWeightsAreThoseOfTheirSamplesInTraining()
    {
        (ILoadedTrainableNetwork fitted, SampleData data) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);
        (ILoadedTrainableNetwork stepped, _) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);
        Dataset samples = new Dataset(data.Inputs, fitted.InputSize, data.Labels, fitted.OutputSize).WithWeights(data.Weights);
        ClassWeights classes = new(0.5f, 2, 1);
        float[] weights = [.. data.Labels.Select((label, row) => classes[label] * data.Weights[row])];

        History history = fitted.Fit(samples, new FitOptions { Epochs = 1, BatchSize = 4, Shuffle = false, ClassWeights = classes, Validation = samples });
        double sum = 0;
        for (int first = 0; first < Rows; first += 4)
        {
            int rows = Math.Min(4, Rows - first);
            float loss = stepped.TrainStep(
                data.Inputs.AsSpan(first * 4, rows * 4), data.Labels.AsSpan(first, rows), weights.AsSpan(first, rows));
            sum += loss * weights.AsSpan(first, rows).ToArray().Sum(weight => (double)weight);
        }

        Assert.Equal(SampleNetworks.Parameters(stepped), SampleNetworks.Parameters(fitted));
        Assert.Equal(sum / weights.Sum(weight => (double)weight), history.Epochs[0].TrainingLoss, 1e-12);

        // What is measured knows the samples' own weights only.
        Assert.Equal(fitted.Evaluate(samples).Loss, history.Epochs[0].Validation!.Loss);
        Assert.Equal(
            fitted.ComputeLoss(data.Inputs, data.Labels, data.Weights, new float[data.Targets.Length]), history.Epochs[0].Validation!.Loss, 1e-7);
    }

    private static void AssertRefused(Action action, string message)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(action);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal("weights", exception.ParamName);
    }
}
