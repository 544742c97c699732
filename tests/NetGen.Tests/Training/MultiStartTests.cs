using System;
using System.Linq;
using System.Threading;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class MultiStartTests
{
    private static readonly Dataset Data = SearchData.Make(60);
    private static readonly FitOptions Options = new() { Epochs = 3, BatchSize = 16, ShuffleSeed = 4, ValidationFraction = 0.25 };

    [Fact]
    public void TheLeastValidationLossWins()
    {
        MultiStartResult<SoftmaxRegression> result = MultiStart.Fit<SoftmaxRegression>(Data, Options, 5);
        Assert.Equal([0UL, 1, 2, 3, 4], result.Starts.Select(start => start.Seed));
        Assert.Equal(5, result.Starts.Select(start => start.Evaluation!.Loss).Distinct().Count());
        Assert.Equal(result.Starts.Min(start => start.Evaluation!.Loss), result.Best.Evaluation!.Loss);
        Assert.All(result.Starts, start => Assert.Equal(15, start.Evaluation!.SampleCount));
    }

    [Fact]
    public void AStartIsTheTrainingThatItsSeedSays()
    {
        Start<SoftmaxRegression> start = MultiStart.Fit<SoftmaxRegression>(Data, Options, seeds: [7]).Best;
        (Dataset validation, Dataset training) = Data.StratifiedSplit(0.25, 4);
        SoftmaxRegression byHand = new(7);
        byHand.Fit(training, Options with { ValidationFraction = 0, Validation = validation, ShuffleSeed = 11 });
        Assert.Equal(byHand.Parameters(), start.Network.Parameters());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(-1)]
    public void TheNumberOfThreadsChangesNothing(int threads)
    {
        MultiStartResult<SoftmaxRegression> one = MultiStart.Fit<SoftmaxRegression>(Data, Options, 6);
        MultiStartResult<SoftmaxRegression> several = MultiStart.Fit<SoftmaxRegression>(Data, Options, 6, threads);
        Assert.Equal(one.Best.Seed, several.Best.Seed);
        Assert.Equal(
            one.Starts.SelectMany(start => start.Network.Parameters()), several.Starts.SelectMany(start => start.Network.Parameters()));
    }

    [Fact]
    public void WithoutValidationTheTrainingLossDecides()
    {
        MultiStartResult<SoftmaxRegression> result = MultiStart.Fit<SoftmaxRegression>(Data, new FitOptions { Epochs = 1 }, 3);
        Assert.All(result.Starts, start => Assert.Equal(60, start.Evaluation!.SampleCount));
    }

    [Fact]
    public void AStartThatDivergesIsReported()
    {
        // A step that long leaves no finite loss after it; the schedule lets the second start stand still instead.
        int starts = 0;
        Scripted schedule = new(epoch => (starts += epoch == 0 ? 1 : 0) == 2 ? 0 : 1e30);
        Dataset line = new([1, 2, 3, 4], 2, [5, 6, 7, 8f], 2);
        MultiStartResult<LinearRegression> result = MultiStart.Fit<LinearRegression>(
            line, new FitOptions { Epochs = 3, LearningRateSchedule = schedule }, 3);
        Assert.Equal([EndReason.Diverged, EndReason.Completed, EndReason.Diverged], result.Starts.Select(start => start.History.EndReason));
        Assert.All(result.Starts, start => Assert.Equal(start.Evaluation is null, start.Error is not null));
        Assert.Equal(EndReason.Completed, result.Best.History.EndReason);

        AggregateException error = Assert.Throws<AggregateException>(() => MultiStart.Fit<LinearRegression>(
            line, new FitOptions { Epochs = 3, LearningRateSchedule = new Scripted(_ => 1e30) }, 3));
        Assert.Equal(3, error.InnerExceptions.OfType<TrainingDivergedException>().Count());
        Assert.Contains("All 3 starts diverged.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CancellingEndsWhatRunsAndBeginsNoMore()
    {
        using CancellationTokenSource source = new();
        int ended = 0;
        FitOptions options = Options with
        {
            EpochCompleted = epoch =>
            {
                if (++ended == 4)
                {
                    source.Cancel();
                }
            },
        };
        MultiStartResult<SoftmaxRegression> result = MultiStart.Fit<SoftmaxRegression>(Data, options, 5, token: source.Token);
        Assert.Equal([EndReason.Completed, EndReason.Cancelled], result.Starts.Select(start => start.History.EndReason));
        Assert.Throws<OperationCanceledException>(() => MultiStart.Fit<SoftmaxRegression>(Data, Options, 5, token: source.Token));
    }

    [Fact]
    public void CancelledAfterNothingButDivergedStartsItIsCancelled()
    {
        using CancellationTokenSource source = new();
        Scripted schedule = new(epoch =>
        {
            source.Cancel();
            return 1;
        });
        Dataset line = new([1e30f, 2, 3, 4], 2, [5, 6, 7, 8f], 2);
        FitOptions options = new() { Epochs = 3, LearningRateSchedule = schedule };
        Assert.Throws<OperationCanceledException>(() => MultiStart.Fit<LinearRegression>(line, options, 3, token: source.Token));
    }

    [Fact]
    public void WhatCannotBeSharedIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("starts", () => MultiStart.Fit<SoftmaxRegression>(Data, Options, 0));
        Assert.Throws<ArgumentException>("seeds", () => MultiStart.Fit<SoftmaxRegression>(Data, Options, seeds: []));
        Assert.Throws<ArgumentOutOfRangeException>("maxDegreeOfParallelism", () => MultiStart.Fit<SoftmaxRegression>(Data, Options, 2, 0));
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => MultiStart.Fit<SoftmaxRegression>(Data, Options with { Checkpoint = new CheckpointOptions("x") }, 2));
        Assert.Contains("cannot share one checkpoint", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("training", () => MultiStart.Fit<LinearRegression>(Data, Options, 2));
    }

    /// <summary>Asked once an epoch.</summary>
    private sealed class Scripted(Func<int, double> factor) : LearningRateSchedule
    {
        public override bool ChangesWithinEpochs => false;

        public override double Factor(in SchedulePoint point) => factor(point.Epoch);
    }
}
