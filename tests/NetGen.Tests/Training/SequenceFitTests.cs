using System;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Training on sequences: what steps are given, and how losses become a mean.</summary>
public class SequenceFitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EachStepIsGivenTheLabelsLengthsAndWeightsOfItsSamples(bool shuffle)
    {
        Dataset data = SequenceData.Random(11, 1).WithWeights([.. Enumerable.Range(0, 11).Select(row => 0.5f * row)]);
        StepEcho network = new();
        network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 4, Shuffle = shuffle });
        Assert.Equal([4, 4, 3, 4, 4, 3], network.Steps.Select(step => step.Lengths.Length));
        foreach ((float[] inputs, int[] labels, float[] weights, int[] lengths) in network.Steps)
        {
            for (int index = 0; index < lengths.Length; index++)
            {
                float[] input = inputs[(index * StepEcho.InputSize)..((index + 1) * StepEcho.InputSize)];
                int row = Enumerable.Range(0, data.Count).Single(row => data.Input(row).SequenceEqual(input));
                Assert.Equal(data.LabelsOf(row).ToArray(), labels[(index * StepEcho.Time)..((index + 1) * StepEcho.Time)]);
                Assert.Equal(data.Lengths[row], lengths[index]);
                Assert.Equal(data.Weight(row), weights[index]);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheLossOfAnEpochIsTheMeanOverTheStepsThatThereAre(bool isWeighted)
    {
        Dataset data = SequenceData.Random(50, 2);
        data = isWeighted ? data.WithWeights([.. Enumerable.Range(0, 50).Select(row => 0.25f * (row % 5))]) : data;
        double wrong = 0;
        double weight = 0;
        for (int row = 0; row < data.Count; row++)
        {
            for (int step = 0; step < data.Lengths[row]; step++)
            {
                wrong += data.Weight(row) * (IsRight(data, row, step) ? 0 : 1);
                weight += data.Weight(row);
            }
        }

        StepEcho network = new();
        History history = network.Fit(data, new FitOptions { Epochs = 1, BatchSize = 7, EvaluateTraining = true });
        Assert.Equal(wrong / weight, history.Epochs[0].TrainingLoss, 1e-6);
        Assert.Equal(wrong / weight, history.Epochs[0].Training!.Loss, 1e-6);
    }

    [Fact]
    public void WithoutLengthsTheOrdinaryMembersAreCalled()
    {
        Dataset data = new(new float[2 * StepEcho.InputSize], StepEcho.InputSize, new int[2 * StepEcho.Time], StepEcho.Classes);
        StepEcho network = new();
        network.Fit(data, new FitOptions { Epochs = 1, BatchSize = 2 });
        Assert.Empty(network.Steps.Single().Lengths);
        Assert.Equal(2 * StepEcho.Time, network.Steps.Single().Labels.Length);
        Assert.Equal(2 * StepEcho.Time, network.Evaluate(data).Classification!.SampleCount);
    }

    [Fact]
    public void PartsAreHeldBackWhateverTheirClasses()
    {
        Dataset data = SequenceData.Random(40, 3);
        History history = new StepEcho().Fit(data, new FitOptions { Epochs = 1, ValidationFraction = 0.25 });
        Assert.Equal(10, history.Epochs[0].Validation!.SampleCount);
        CrossValidationResult folds = CrossValidation.Run<StepEcho>(data, 4, new FitOptions { Epochs = 1 });
        Assert.All(folds.Folds, fold => Assert.Equal(10, fold.Evaluation!.SampleCount));
    }

    [Fact]
    public void ANetworkWithoutRecurrentLayersReadsNoLengths()
    {
        Dataset data = new Dataset([1, 2], 2, [3f, 4f], 2).WithLengths([1]);
        AssertRefused(() => new LinearRegression().Fit(data), "Network 'LinearRegression' has no recurrent layer that could read lengths");
        AssertRefused(() => new LinearRegression().Evaluate(data), "no recurrent layer");
        ITrainableNetwork<LinearRegression> network = new LinearRegression();
        Exception[] errors =
        [
            Assert.Throws<ArgumentException>("lengths", () => network.TrainStep(data.Inputs, data.Targets, data.Lengths)),
            Assert.Throws<ArgumentException>("lengths", () => network.TrainStep(data.Inputs, data.Lengths, data.Lengths)),
            Assert.Throws<ArgumentException>("lengths", () => network.ComputeGradients(data.Inputs, data.Targets, data.Lengths)),
            Assert.Throws<ArgumentException>("lengths", () => network.ComputeGradients(data.Inputs, data.Lengths, data.Lengths)),
            Assert.Throws<ArgumentException>("lengths", () => network.ComputeLoss(data.Inputs, data.Targets, default, data.Lengths, new float[2])),
            Assert.Throws<ArgumentException>("lengths", () => network.ComputeLoss(data.Inputs, data.Lengths, default, data.Lengths, new float[2])),
            Assert.Throws<ArgumentException>("lengths", () => network.PredictBatch(data.Inputs, data.Lengths, new float[2])),
        ];
        Assert.All(errors, error => Assert.Contains("no recurrent layer", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatDoesNotFitTheStepsIsRefused()
    {
        float[] inputs = new float[2 * StepEcho.InputSize];
        StepEcho network = new();
        AssertRefused(
            () => network.Fit(new Dataset(inputs, StepEcho.InputSize, [0, 1], 2)), "gives a class for each of 4 steps; the data set has 1 labels a sample");
        AssertRefused(
            () => network.Fit(new Dataset(inputs, StepEcho.InputSize, new int[8], 8)), "with 2 outputs for each step tells 2 classes apart; the data set has 8");
        AssertRefused(
            () => network.Fit(new Dataset(inputs, StepEcho.InputSize, new float[8], 4)), "has 8 outputs; the data set's target rows have 4");
        AssertRefused(
            () => network.Fit(new Dataset(inputs, StepEcho.InputSize, new float[16], 8).WithLengths([4, 5])), "up to 4 steps; the sequence in row 1 (from 0) of the data set has 5");
        AssertRefused(
            () => network.Fit(new Dataset(inputs, StepEcho.InputSize, new int[8], 2), new FitOptions { ClassWeights = new ClassWeights(1, 2) }), "4 labels each, one for each step");
        AssertRefused(() => new SoftmaxRegression().Fit(new Dataset([1, 2, 3], 3, [0, 1], 3)), "gives a class for each sample; the data set has 2 labels a sample");
        AssertRefused(() => FeatureExtraction.Extract(network, "0", SequenceData.Random(2, 0)), "without lengths");
    }

    private static bool IsRight(Dataset data, int row, int step)
    {
        ReadOnlySpan<float> scores = data.Input(row).Slice(step * StepEcho.Classes, StepEcho.Classes);
        return (scores[1] > scores[0] ? 1 : 0) == data.LabelsOf(row)[step];
    }

    private static void AssertRefused(Action action, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
