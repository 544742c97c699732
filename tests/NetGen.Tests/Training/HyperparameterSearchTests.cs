using System;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class HyperparameterSearchTests
{
    private static readonly Dataset Data = SearchData.Make(60);
    private static readonly FitOptions Options = new() { Epochs = 2, BatchSize = 16, ValidationFraction = 0.25 };

    [Fact]
    public void AGridIsEveryCombination()
    {
        SearchSpace space = new()
        {
            LearningRate = SearchRange.OneOf(0.01, 0.1),
            BatchSize = SearchRange.OneOf(8, 16, 32),
            Schedule = SearchRange.OneOf(null, Schedules.Cosine()),
            Seed = 5UL,
        };
        SearchResult<SoftmaxRegression> result = HyperparameterSearch.Grid<SoftmaxRegression>(Data, space, Options);
        Assert.Equal(12, result.Ranked.Select(trial => trial.Hyperparameters).Distinct().Count());
        Assert.Equal(result.Ranked.Select(trial => trial.Score).Order(), result.Ranked.Select(trial => trial.Score));
        Assert.Equal(
            [0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
            result.Ranked.OrderBy(trial => trial.Index).Select(trial => trial.Hyperparameters.LearningRate!.Value));

        // The best trial, done by hand.
        Hyperparameters best = result.Best.Hyperparameters;
        (Dataset validation, Dataset training) = Data.StratifiedSplit(0.25, 0);
        SoftmaxRegression network = new(5) { LearningRate = (float)best.LearningRate!.Value };
        network.Fit(training, Options with { ValidationFraction = 0, BatchSize = best.BatchSize!.Value, LearningRateSchedule = best.Schedule });
        Assert.Equal(network.Parameters(), result.Network.Parameters());
        Assert.Equal(network.Evaluate(validation).Loss, result.Best.Score);
    }

    [Fact]
    public void PointsAtRandomComeFromTheSeed()
    {
        SearchSpace space = new()
        {
            LearningRate = SearchRange.LogUniform(1e-4, 1),
            BatchSize = SearchRange.Uniform(4, 40),
            Epochs = SearchRange.Uniform(1, 3),
        };
        SearchResult<SoftmaxRegression> first = Search(8, 1);
        Assert.Equal(Points(first), Points(Search(8, 1)));
        Assert.Equal(Points(first).Take(5), Points(Search(5, 1)));
        Assert.NotEqual(Points(first), Points(Search(8, 2)));
        Assert.All(first.Ranked, trial => Assert.Equal(trial.Hyperparameters.Epochs, trial.History.Epochs.Length));

        SearchResult<SoftmaxRegression> Search(int trials, ulong seed) =>
            HyperparameterSearch.Random<SoftmaxRegression>(Data, space, trials, seed, Options);

        static Hyperparameters[] Points(SearchResult<SoftmaxRegression> result) =>
            [.. result.Ranked.OrderBy(trial => trial.Index).Select(trial => trial.Hyperparameters)];
    }

    [Fact]
    public void TheNumberOfThreadsChangesNothing()
    {
        SearchSpace space = new() { LearningRate = SearchRange.LogUniform(1e-3, 1), Seed = SearchRange.OneOf(1UL, 2UL, 3UL) };
        SearchResult<SoftmaxRegression> one = HyperparameterSearch.Random<SoftmaxRegression>(Data, space, 9, 1, Options, Metric.Accuracy);
        SearchResult<SoftmaxRegression> several =
            HyperparameterSearch.Random<SoftmaxRegression>(Data, space, 9, 1, Options, Metric.Accuracy, maxDegreeOfParallelism: 4);
        Assert.Equal(one.Ranked.Select(trial => (trial.Index, trial.Score)), several.Ranked.Select(trial => (trial.Index, trial.Score)));
        Assert.Equal(one.Network.Parameters(), several.Network.Parameters());
        Assert.Equal(one.Ranked.Select(trial => trial.Score).OrderDescending(), one.Ranked.Select(trial => trial.Score));
    }

    [Fact]
    public void TrialsThatDivergeComeLast()
    {
        Dataset line = new([.. Enumerable.Range(0, 20).Select(index => (float)index)], 2, new float[20], 2);
        SearchSpace space = new() { LearningRate = SearchRange.OneOf(1e30, 1e-4, 1e29, 1e-5) };
        FitOptions options = new() { Epochs = 3, ValidationFraction = 0.2 };
        SearchResult<LinearRegression> result = HyperparameterSearch.Grid<LinearRegression>(line, space, options, preprocessing: Standardizer.Preprocessing);
        Assert.Equal([1, 3, 0, 2], result.Ranked.Select(trial => trial.Index));
        Assert.Equal([false, false, true, true], result.Ranked.Select(trial => trial.Error is not null));
        Assert.Throws<AggregateException>(
            () => HyperparameterSearch.Grid<LinearRegression>(line, new SearchSpace { LearningRate = 1e30 }, options));
    }

    [Fact]
    public void RangesHoldTheirBounds()
    {
        RandomStream random = new(1);
        SearchRange<double> rates = SearchRange.LogUniform(1e-5, 1e-1);
        double[] drawn = [.. Enumerable.Range(0, 4_000).Select(_ => rates.Draw(random))];
        Assert.All(drawn, rate => Assert.InRange(rate, 1e-5, 1e-1));
        Assert.All(Enumerable.Range(-5, 4), power =>
            Assert.InRange(drawn.Count(rate => rate >= Math.Pow(10, power) && rate < Math.Pow(10, power + 1)), 900, 1_100));
        Assert.Equal([3, 4, 5], Enumerable.Range(0, 100).Select(_ => SearchRange.Uniform(3, 5).Draw(random)).Distinct().Order());
        Assert.Equal([3], Enumerable.Range(0, 9).Select(_ => SearchRange.Uniform(3, 3).Draw(random)).Distinct());

        Assert.Throws<ArgumentException>("highest", () => SearchRange.Uniform(5, 4));
        Assert.Throws<ArgumentException>("highest", () => SearchRange.Uniform(0.5, double.NaN));
        Assert.Throws<ArgumentException>("highest", () => SearchRange.LogUniform(0, 1));
        Assert.Throws<ArgumentException>("values", () => SearchRange.OneOf<int>());
    }

    [Fact]
    public void WhatCannotBeSearchedIsRefused()
    {
        SearchSpace drawn = new() { LearningRate = SearchRange.LogUniform(1e-3, 1) };
        ArgumentException error = Assert.Throws<ArgumentException>(
            "space", () => HyperparameterSearch.Grid<SoftmaxRegression>(Data, drawn, Options));
        Assert.Contains("LearningRate: a grid needs the values one by one", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => HyperparameterSearch.Grid<SoftmaxRegression>(Data, new SearchSpace(), new FitOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(
            "BatchSize", () => HyperparameterSearch.Grid<SoftmaxRegression>(Data, new SearchSpace { BatchSize = SearchRange.OneOf(8, 0) }, Options));
        foreach (double rate in (double[])[-1, 0, 1e-50, 1e40, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                "LearningRate", () => HyperparameterSearch.Grid<SoftmaxRegression>(Data, new SearchSpace { LearningRate = SearchRange.OneOf(0.1, rate) }, Options));
        }

        Assert.Throws<ArgumentOutOfRangeException>("trials", () => HyperparameterSearch.Random<SoftmaxRegression>(Data, drawn, 0, 1, Options));
    }
}
