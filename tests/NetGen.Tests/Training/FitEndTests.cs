using System;
using System.Linq;
using System.Threading;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class FitEndTests
{
    private static readonly Dataset Data = new([.. Enumerable.Range(0, 20).Select(index => index / 20f)], 2, new float[20], 2);

    [Fact]
    public void CancelledBeforehandTakesNoStep()
    {
        LinearRegression network = new();
        History history = network.Fit(Data, token: new CancellationToken(canceled: true));
        Assert.Equal((EndReason.Cancelled, 0, 0L, 0), (history.EndReason, history.Epochs.Length, history.Iterations, network.StepCount));
    }

    [Theory]
    [InlineData(1, 1, 1, false)]
    [InlineData(4, 1, 4, false)]
    [InlineData(5, 1, 5, true)]
    [InlineData(6, 2, 1, false)]
    [InlineData(15, 3, 5, true)]
    public void CancelledWithinAStepEndsAfterIt(int step, int epochs, int stepsOfTheLast, bool isComplete)
    {
        using CancellationTokenSource source = new();
        LinearRegression network = new()
        {
            Stepping = number =>
            {
                if (number == step)
                {
                    source.Cancel();
                }
            },
        };
        History history = network.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 2, Validation = Data }, source.Token);
        Assert.Equal((EndReason.Cancelled, step, (long)step), (history.EndReason, network.StepCount, history.Iterations));
        Assert.Equal(epochs, history.Epochs.Length);
        Assert.Equal((epochs, stepsOfTheLast, isComplete), (history.Epochs[^1].Epoch, history.Epochs[^1].Steps, history.Epochs[^1].IsComplete));
        Assert.Null(history.Epochs[^1].Validation);
        Assert.True(double.IsFinite(history.Epochs[^1].TrainingLoss));
    }

    [Fact]
    public void AnEpochsCallbackMayCancel()
    {
        using CancellationTokenSource source = new();
        LinearRegression network = new();
        FitOptions options = new()
        {
            Epochs = 10,
            Validation = Data,
            EpochCompleted = epoch =>
            {
                if (epoch.Epoch == 3)
                {
                    source.Cancel();
                }
            },
        };
        History history = network.Fit(Data, options, source.Token);
        Assert.Equal((EndReason.Cancelled, 3), (history.EndReason, history.Epochs.Length));
        Assert.NotNull(history.Epochs[^1].Validation);
    }

    [Fact]
    public void ALossThatIsNotFiniteIsThrown()
    {
        using HostileCulture culture = new();
        LinearRegression network = new(seed: 1);
        float[] before = [];
        network.Stepping = step =>
        {
            if (step == 8)
            {
                before = network.Parameters();
                before[0] = float.NaN;
                network.SetParameters(before);
            }
        };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => network.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 2 }));
        Assert.Equal((2, 8L, 0.05f, float.NaN), (error.Epoch, error.Iteration, error.LearningRate, error.Loss));
        Assert.Equal("Training diverged in epoch 2, iteration 8, learning rate 0.05: the loss is NaN.", error.Message);
        Assert.Equal((EndReason.Diverged, 2, 7L), (error.History.EndReason, error.History.Epochs.Length, error.History.Iterations));
        Assert.Equal((2, false), (error.History.Epochs[^1].Steps, error.History.Epochs[^1].IsComplete));
        Assert.Equal(before, network.Parameters());
    }

    [Fact]
    public void AFirstStepThatDivergesLeavesNoEpoch()
    {
        LinearRegression network = new();
        network.SetParameters([float.PositiveInfinity, 0, 0, 0, 0, 0]);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => network.Fit(Data, new FitOptions { Shuffle = false }));
        Assert.Equal((1, 1L, 0), (error.Epoch, error.Iteration, error.History.Epochs.Length));
    }

    [Fact]
    public void AGradientThatIsNotFiniteIsThrown()
    {
        // The loss of 1e19² is finite; the gradient, with an input of 3e38, is not.
        LinearUnit network = new();
        network.SetParameters([0, 0, 0]);
        Dataset data = new([3e38f, 0], 2, [1e19f], 1);
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => network.Fit(data));
        Assert.True(float.IsFinite(error.Loss));
        Assert.Contains("a gradient is not finite", error.Message, StringComparison.Ordinal);
        Assert.Equal([0f, 0f, 0f], network.Parameters());
    }

    [Fact]
    public void WhatDivergesLeavesTheLastGoodState()
    {
        LinearRegression network = new(seed: 1) { LearningRate = 1e6f, Momentum = 0.9f };
        TrainingState before = network.GetTrainingState();
        network.Stepping = _ => before = network.GetTrainingState();
        FitOptions options = new() { Epochs = 1_000, BatchSize = 4, Validation = Data, EarlyStopping = new EarlyStopping { Patience = 1_000 } };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => network.Fit(Data, options));
        TrainingState after = network.GetTrainingState();
        Assert.Equal(before.Parameters.AsSpan(), after.Parameters.AsSpan());
        Assert.Equal(before.Moments[0].Values.AsSpan(), after.Moments[0].Values.AsSpan());
        Assert.Equal(error.Iteration - 1, after.StepCount);
        Assert.Equal(error.History.Iterations, after.StepCount);
        Assert.All(after.Parameters, parameter => Assert.True(float.IsFinite(parameter)));
    }

    [Fact]
    public void TooLargeALearningRateIsNoticed()
    {
        LinearRegression network = new(seed: 1) { LearningRate = 1e6f };
        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(
            () => Trainer.Fit(network, Data, new FitOptions { Epochs = 1_000 }));
        Assert.Equal(1e6f, error.LearningRate);
        Assert.All(network.Parameters(), parameter => Assert.True(float.IsFinite(parameter)));
    }
}
