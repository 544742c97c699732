using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class EarlyStoppingTests
{
    private static readonly Dataset Data = new([.. Enumerable.Range(0, 20).Select(index => index / 20f)], 2, new float[20], 2);

    // Losses by epoch, then: patience, smallest difference, the epochs trained, the best of them.
    [Theory]
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, 2, 0, 5, 5)]
    [InlineData(new[] { 5.0, 4, 4, 4, 1 }, 2, 0, 4, 2)]
    [InlineData(new[] { 5.0, 4, 4, 4, 1 }, 3, 0, 5, 5)]
    [InlineData(new[] { 5.0, 6, 1, 1, 1 }, 1, 0, 2, 1)]
    [InlineData(new[] { 5.0, 4.6, 4.2, 3.8, 3 }, 2, 0.5, 5, 5)]
    [InlineData(new[] { 5.0, 4.6, 4.6, 4.6, 3 }, 3, 0.5, 4, 1)]
    [InlineData(new[] { double.NaN, 4, 3, double.NaN, double.NaN }, 2, 0, 5, 3)]
    public void PatienceRunsOut(double[] losses, int patience, double minimumDelta, int epochs, int best)
    {
        EarlyStopping stopping = new() { Monitor = Scripted(losses), Patience = patience, MinimumDelta = minimumDelta };
        History history = Fit(new LinearRegression(), stopping);
        Assert.Equal((epochs, best), (history.Epochs.Length, history.BestEpoch));
        Assert.Equal(epochs < losses.Length || patience == 2 && losses[3] is double.NaN ? EndReason.EarlyStopped : EndReason.Completed, history.EndReason);
    }

    [Fact]
    public void MoreMayBeBetter()
    {
        double[] values = [1, 2, 3, 2, 2];
        Metric metric = new("scripted", true, Scripted(values).Value);
        History history = Fit(new LinearRegression(), new EarlyStopping { Monitor = metric, Patience = 2 });
        Assert.Equal((5, 3, EndReason.EarlyStopped), (history.Epochs.Length, history.BestEpoch, history.EndReason));
    }

    [Fact]
    public void ImprovementsShortOfTheBaselineAreNotWaitedOn()
    {
        Assert.Equal(3, Fit(new LinearRegression(), new EarlyStopping { Monitor = Scripted([5, 4, 3, 2, 1]), Patience = 3, Baseline = 2.5 }).Epochs.Length);
        Assert.Equal(5, Fit(new LinearRegression(), new EarlyStopping { Monitor = Scripted([5, 4, 2, 2, 1]), Patience = 3, Baseline = 2.5 }).Epochs.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheBestEpochIsRestored(bool restoreBest)
    {
        LinearRegression network = new(seed: 1) { Momentum = 0.5f };
        List<float[]> parameters = [];
        FitOptions options = new()
        {
            Epochs = 10,
            BatchSize = 4,
            Validation = Data,
            EarlyStopping = new EarlyStopping { Monitor = Scripted([5, 3, 4, 4]), Patience = 2, RestoreBest = restoreBest },
            EpochCompleted = _ => parameters.Add(network.Parameters()),
        };
        History history = network.Fit(Data, options);
        Assert.Equal((EndReason.EarlyStopped, 2, 4), (history.EndReason, history.BestEpoch, parameters.Count));
        Assert.NotEqual(parameters[1], parameters[3]);
        Assert.Equal(restoreBest ? parameters[1] : parameters[3], network.Parameters());

        // Only parameters and statistics go back.
        Assert.Equal(12, network.GetTrainingState().StepCount);
        Assert.NotEqual(0, network.GetTrainingState().Moments[0].Values[0]);
    }

    [Fact]
    public void TheBestEpochIsRestoredAfterTheLastOneToo()
    {
        LinearRegression network = new(seed: 1);
        List<float[]> parameters = [];
        History history = network.Fit(Data, new FitOptions
        {
            Epochs = 3,
            Validation = Data,
            EarlyStopping = new EarlyStopping { Monitor = Scripted([5, 3, 4]) },
            EpochCompleted = _ => parameters.Add(network.Parameters()),
        });
        Assert.Equal((EndReason.Completed, 2), (history.EndReason, history.BestEpoch));
        Assert.Equal(parameters[1], network.Parameters());
    }

    [Fact]
    public void ByDefaultItIsTheValidationLoss()
    {
        // Only noise to learn: the loss on other noise soon gets worse.
        RandomStream random = new(3);
        Dataset training = Noise(12);
        Dataset validation = Noise(40);
        LinearRegression network = new(seed: 4) { LearningRate = 0.3f };
        History history = network.Fit(training, new FitOptions { Epochs = 500, Validation = validation, EarlyStopping = new EarlyStopping { Patience = 5 } });
        Assert.Equal(EndReason.EarlyStopped, history.EndReason);
        Assert.Equal(history.BestEpoch + 5, history.Epochs.Length);
        Assert.Equal(history.Epochs.Min(epoch => epoch.Validation!.Loss), network.Evaluate(validation).Loss);

        Dataset Noise(int count) => new(
            [.. Enumerable.Range(0, 2 * count).Select(_ => random.NextSingle() - 0.5f)], 2, [.. Enumerable.Range(0, 2 * count).Select(_ => random.NextSingle() - 0.5f)], 2);
    }

    [Fact]
    public void WhatItCannotGoByIsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => new LinearRegression().Fit(Data, new FitOptions { EarlyStopping = new EarlyStopping() }));
        Assert.Contains("expected Validation or ValidationFraction; found neither", error.Message, StringComparison.Ordinal);

        FitOptions plateau = new() { LearningRateSchedule = Schedules.ReduceOnPlateau(metric: Metric.RSquared).WithWarmup(3) };
        Assert.Throws<ArgumentException>("options", () => new LinearRegression().Fit(Data, plateau));

        FitOptions accuracy = new() { Validation = Data, EarlyStopping = new EarlyStopping { Monitor = Metric.RocAuc } };
        History history = new LinearRegression().Fit(Data, accuracy with { Epochs = 1 });
        Assert.NotNull(history.Epochs[0].Validation!.Classification!.RocAuc);

        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new EarlyStopping { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumDelta", () => new EarlyStopping { MinimumDelta = double.NaN });
        Assert.Throws<ArgumentNullException>("Monitor", () => new EarlyStopping { Monitor = null! });
    }

    private static History Fit(LinearRegression network, EarlyStopping stopping) =>
        network.Fit(Data, new FitOptions { Epochs = 5, Validation = Data, EarlyStopping = stopping });

    /// <summary>A metric that takes given values, epoch by epoch.</summary>
    private static Metric Scripted(double[] values)
    {
        Dictionary<Evaluation, double> seen = [];
        return new Metric("scripted", false, evaluation =>
        {
            seen.TryAdd(evaluation, values[Math.Min(seen.Count, values.Length - 1)]);
            return seen[evaluation];
        });
    }
}
