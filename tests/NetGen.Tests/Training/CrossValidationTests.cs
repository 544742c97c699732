using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class CrossValidationTests
{
    private static readonly Dataset Data = SearchData.Make(45);
    private static readonly FitOptions Options = new() { Epochs = 4, BatchSize = 8 };

    [Fact]
    public void EachSampleMeasuresOnceAndEachClassIsInEachFold()
    {
        CrossValidationResult result = CrossValidation.Run<SoftmaxRegression>(Data, 5, Options, seed: 3);
        Assert.Equal([0, 1, 2, 3, 4], result.Folds.Select(fold => fold.Index));
        Assert.All(result.Folds, fold =>
        {
            Assert.Equal((36, 9), (fold.TrainingCount, fold.HeldOutCount));
            Assert.Equal([3, 3, 3], Enumerable.Range(0, 3).Select(fold.Evaluation!.Classification!.Support));
        });

        double[] losses = [.. result.Folds.Select(fold => fold.Evaluation!.Loss)];
        (double mean, double deviation) = result.Of();
        Assert.Equal(losses.Average(), mean, 1e-12);
        Assert.Equal(Math.Sqrt(losses.Sum(loss => Math.Pow(loss - losses.Average(), 2)) / 4), deviation, 1e-12);
        Assert.InRange(result.Of(Metric.Accuracy).Mean, 0.34, 1);
    }

    [Fact]
    public void AFoldIsTheTrainingWrittenByHand()
    {
        FoldResult second = CrossValidation.Run<SoftmaxRegression>(Data, 3, Options, seed: 3, Standardizer.Preprocessing).Folds[1];
        (Dataset training, Dataset held) = Data.StratifiedKFold(3, 3).ElementAt(1);
        Standardizer standardizer = Standardizer.Fit(training);
        SoftmaxRegression network = new(3);
        network.Fit(standardizer.Apply(training), Options);
        Assert.Equal(network.Evaluate(standardizer.Apply(held)).Loss, second.Evaluation!.Loss);
    }

    [Fact]
    public void AMetricThatWasNotMeasuredIsNoNumber()
    {
        Assert.Throws<InvalidOperationException>(() => CrossValidation.Run<SoftmaxRegression>(Data, 3, Options).Of(Metric.RocAuc));
        Assert.InRange(CrossValidation.Run<SoftmaxRegression>(Data, 3, Options with { Metrics = Metrics.RocAuc }).Of(Metric.RocAuc).Mean, 0.5, 1);
    }

    [Fact]
    public void PreprocessingMayChangeTheNumberOfInputs()
    {
        // Each input twice, of which the first three are taken.
        Dataset twice = Data.WithInputs([.. Enumerable.Range(0, Data.Count).SelectMany(row => (float[])[.. Data.Input(row), .. Data.Input(row)])], 6);
        Preprocessing half = _ => data => data.WithInputs([.. Enumerable.Range(0, data.Count).SelectMany(row => data.Input(row)[..3].ToArray())], 3);

        CrossValidationResult result = CrossValidation.Run<SoftmaxRegression>(twice, 3, Options, seed: 3, half);
        Assert.Equal(CrossValidation.Run<SoftmaxRegression>(Data, 3, Options, seed: 3).Of(), result.Of());
        Assert.NotNull(HyperparameterSearch.Grid<SoftmaxRegression>(
            twice, new SearchSpace { BatchSize = 8 }, Options with { ValidationFraction = 0.25 }, preprocessing: half).Network);

        Assert.Throws<ArgumentException>("data", () => CrossValidation.Run<SoftmaxRegression>(twice, 3, Options));
        ArgumentException error = Assert.Throws<ArgumentException>("data", () => CrossValidation.Run<SoftmaxRegression>(Data, 3, Options, preprocessing: _ => _ => twice));
        Assert.Contains("takes 3 inputs; the data set's rows have 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingLeaksIntoThePreprocessingOrEarlyStopping()
    {
        ConcurrentBag<(Dataset Training, ConcurrentQueue<Dataset> Applied)> calls = [];
        Preprocessing watched = training =>
        {
            ConcurrentQueue<Dataset> applied = new();
            calls.Add((training, applied));
            return data =>
            {
                applied.Enqueue(data);
                return data;
            };
        };
        FitOptions options = Options with { ValidationFraction = 0.25, EarlyStopping = new EarlyStopping { Patience = 1 } };
        CrossValidationResult result = CrossValidation.Run<SoftmaxRegression>(Data, 3, options, seed: 3, watched);
        Assert.Equal(3, calls.Count);
        Assert.All(calls, call =>
        {
            Dataset[] parts = [.. call.Applied];
            Assert.Same(call.Training, parts[0]);
            Assert.Equal([22, 8, 15], parts.Select(part => part.Count));

            // Together they are all samples, each once.
            Assert.Equal(
                Data.Inputs.ToArray().Order(), parts.SelectMany(part => part.Inputs.ToArray()).Order());
        });
        Assert.All(result.Folds, fold => Assert.Equal(15, fold.Evaluation!.SampleCount));
        Assert.All(result.Folds, fold => Assert.Equal(8, fold.History.Epochs[0].Validation!.SampleCount));
    }

    [Fact]
    public void TheNumberOfThreadsChangesNothing() => Assert.Equal(
        CrossValidation.Run<SoftmaxRegression>(Data, 4, Options).Folds.Select(fold => fold.Evaluation!.Loss),
        CrossValidation.Run<SoftmaxRegression>(Data, 4, Options, maxDegreeOfParallelism: 3).Folds.Select(fold => fold.Evaluation!.Loss));

    [Fact]
    public void AFoldThatDivergesLeavesNoMean()
    {
        FitOptions options = new() { Epochs = 5, LearningRateSchedule = Schedules.Constant(1e36) };
        Dataset line = new([1, 2, 3, 4, 5, 6], 2, [5, 6, 7, 8, 9, 10f], 2);
        CrossValidationResult result = CrossValidation.Run<LinearRegression>(line, 3, options);
        Assert.All(result.Folds, fold => Assert.NotNull(fold.Error));
        Assert.Equal((double.NaN, double.NaN), result.Of());
    }

    [Fact]
    public void WhatWouldNotMeasureIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("foldCount", () => CrossValidation.Run<SoftmaxRegression>(Data, 1, Options));
        Assert.Throws<ArgumentException>("options", () => CrossValidation.Run<SoftmaxRegression>(Data, 3, Options with { Validation = Data }));
        Assert.Throws<OperationCanceledException>(
            () => CrossValidation.Run<SoftmaxRegression>(Data, 3, Options, token: new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentException>("data", () => CrossValidation.Run<LinearRegression>(Data, 3, Options));
    }
}
