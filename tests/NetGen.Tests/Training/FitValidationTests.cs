using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class FitValidationTests
{
    [Fact]
    public void ValidationIsMeasuredAfterEachEpoch()
    {
        Dataset training = Labelled(30, 0);
        Dataset validation = Labelled(9, 1);
        SoftmaxRegression network = new();
        List<double> expected = [];
        History history = network.Fit(
            training,
            new FitOptions
            {
                Epochs = 3,
                Validation = validation,
                EvaluateTraining = true,
                EpochCompleted = _ => expected.Add(network.Evaluate(validation).Loss),
            });
        Assert.Equal(expected, history.Epochs.Select(epoch => epoch.Validation!.Loss));
        Assert.All(history.Epochs, epoch => Assert.Equal((30, 9), (epoch.Training!.SampleCount, epoch.Validation!.SampleCount)));
        Assert.Equal(network.Evaluate(training).Loss, history.Epochs[^1].Training!.Loss);
    }

    [Fact]
    public void TheFractionIsHeldBackClassByClass()
    {
        SoftmaxRegression network = new() { StepInputs = [] };
        Dataset data = Labelled(60, 0);
        History history = network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 48, ValidationFraction = 0.2, ShuffleSeed = 3 });
        Assert.Equal(2, network.StepInputs.Count);
        Assert.All(network.StepInputs, batch => Assert.Equal(48, batch.Length / 3));
        Assert.Equal(Sorted(network.StepInputs[0]), Sorted(network.StepInputs[1]));
        Assert.All(history.Epochs, epoch =>
        {
            ConfusionMatrix confusion = epoch.Validation!.Classification!.Confusion;
            Assert.All(Enumerable.Range(0, 3), actual => Assert.Equal(4, Enumerable.Range(0, 3).Sum(predicted => confusion[actual, predicted])));
        });

        // What is measured on is never trained on: together they are all samples, each once.
        Dataset held = data.StratifiedSplit(0.2, 3).Training;
        Assert.Equal(Sorted(data.Inputs.ToArray()), Sorted([.. network.StepInputs[0], .. held.Inputs]));
    }

    [Fact]
    public void TheFractionOfTargetsIsHeldBackAtRandom()
    {
        LinearRegression network = new() { StepInputs = [] };
        float[] rows = [.. Enumerable.Range(0, 20).Select(index => index / 100f)];
        History history = network.Fit(new Dataset(rows, 2, rows, 2), new FitOptions { Epochs = 1, ValidationFraction = 0.3 });
        Assert.Equal(7, network.StepInputs.Single().Length / 2);
        Assert.Equal(3, history.Epochs[0].Validation!.SampleCount);
    }

    [Fact]
    public void ProgressTellsEveryStepAndTheValidation()
    {
        List<TrainingProgress> told = [];
        History history = new SoftmaxRegression().Fit(
            Labelled(30, 0), new FitOptions { Epochs = 2, BatchSize = 16, Validation = Labelled(9, 1), Progress = new Recorder(told) });
        Assert.Equal(
            [(1, 1), (1, 2), (1, 2), (2, 1), (2, 2), (2, 2)],
            told.Select(progress => (progress.Epoch, progress.Step)));
        Assert.All(told, progress => Assert.Equal((2, 2), (progress.EpochCount, progress.StepCount)));
        Assert.Equal(history.Epochs[0].TrainingLoss, told[2].Loss);
        Assert.Equal(history.Epochs[1].TrainingLoss, told[5].Loss);
        Assert.Equal(
            [null, null, history.Epochs[0].Validation, history.Epochs[0].Validation, history.Epochs[0].Validation, history.Epochs[1].Validation],
            told.Select(progress => progress.Validation));
        Assert.Null(told[0].ValidationAccuracy);
        Assert.Equal(history.Epochs[1].Validation!.Accuracy, told[5].ValidationAccuracy);
    }

    [Fact]
    public void WithoutValidationEachStepIsToldOnce()
    {
        List<TrainingProgress> told = [];
        new SoftmaxRegression().Fit(Labelled(30, 0), new FitOptions { Epochs = 2, BatchSize = 16, Progress = new Recorder(told) });
        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2)], told.Select(progress => (progress.Epoch, progress.Step)));
    }

    [Fact]
    public void WhatDoesNotFitTheNetworkIsRefused()
    {
        SoftmaxRegression network = new();
        Dataset good = Labelled(6, 0);
        Dataset empty = good.Subset([]);
        Assert.Throws<ArgumentNullException>("training", () => network.Fit(null!));
        Assert.Contains("takes 3 inputs; the data set's rows have 1", Refused(new Dataset([1, 2, 3], 1, [0, 1, 2], 3)), StringComparison.Ordinal);
        Assert.Contains("3 classes apart; the data set has 4", Refused(new Dataset([1, 2, 3], 3, [0], 4)), StringComparison.Ordinal);
        Assert.Contains("3 outputs; the data set's target rows have 1", Refused(new Dataset([1, 2, 3], 3, [0f], 1)), StringComparison.Ordinal);
        Assert.Contains("no sample", Refused(empty), StringComparison.Ordinal);

        Assert.Throws<ArgumentException>("options", () => network.Fit(good, new FitOptions { Validation = empty }));
        Assert.Throws<ArgumentException>("options", () => network.Fit(good, new FitOptions { Validation = new Dataset([1, 2], 1, [0, 1], 3) }));
        Assert.Throws<ArgumentException>("options", () => network.Fit(good, new FitOptions { Validation = good, ValidationFraction = 0.5 }));
        Assert.Throws<ArgumentException>("options", () => network.Fit(good, new FitOptions { ValidationFraction = 0.01 }));
        Assert.Throws<ArgumentException>("options", () => network.Fit(good, new FitOptions { ValidationFraction = 0.99 }));
        Assert.Equal(0, network.StepCount);

        string Refused(Dataset data) => Assert.Throws<ArgumentException>("training", () => network.Fit(data)).Message;
    }

    [Fact]
    public void OptionsOutOfRangeAreRefusedWhereTheyAreSet()
    {
        using HostileCulture culture = new();
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new FitOptions { Epochs = 0 });
        ArgumentException error = Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new FitOptions { BatchSize = -1 });
        Assert.Contains("found -1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("ValidationFraction", () => new FitOptions { ValidationFraction = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("ValidationFraction", () => new FitOptions { ValidationFraction = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>("ValidationFraction", () => new FitOptions { ValidationFraction = double.NaN });
    }

    /// <summary>Samples of three classes in turn, each with inputs of its own.</summary>
    private static Dataset Labelled(int count, int offset) => new(
        [.. Enumerable.Range(0, count * 3).Select(index => (index + (offset * 1000)) / 100f)],
        3,
        Enumerable.Range(0, count).Select(row => row % 3).ToArray(),
        3);

    private static float[] Sorted(float[] values) => [.. values.Order()];

    /// <summary>Keeps what it is told at once; <see cref="Progress{T}"/> would do so later, on another thread.</summary>
    private sealed class Recorder(List<TrainingProgress> told) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => told.Add(value);
    }
}
