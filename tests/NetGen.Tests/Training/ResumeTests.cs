using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;
using static NetGen.Tests.Support.ResumableTraining;

namespace NetGen.Tests.Training;

public class ResumeTests
{
    private const int StepsPerEpoch = 6;

    // Seven epochs of six steps: in the middle of an epoch, at an epoch's last step, before and after early stopping would have its best.
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(15)]
    [InlineData(24)]
    [InlineData(41)]
    [InlineData(42)]
    public void ACancelledTrainingGoesOnAsIfNothingHadHappened(int step)
    {
        (SoftmaxRegression straight, History expected) = TrainStraight();

        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        using CancellationTokenSource source = new();
        SoftmaxRegression first = New();
        first.Stepping = number => CancelAt(number, step, source);
        History cut = first.Fit(Samples, Options() with { Checkpoint = new CheckpointOptions(path) { EveryEpochs = 0 } }, source.Token);
        Assert.Equal((EndReason.Cancelled, (long)step), (cut.EndReason, cut.Iterations));

        SoftmaxRegression second = New(seed: 99);
        History history = second.Fit(Samples, Options() with { ResumeFrom = Checkpoint.Load(path) });
        AssertSame(straight, expected, second, history);
        Assert.Equal(expected.Iterations - step, second.StepCount);
    }

    // A crash is an end without a word: what is there is the latest checkpoint, and the steps after it are taken again.
    [Theory]
    [InlineData(5, 4)]
    [InlineData(20, 4)]
    [InlineData(40, 4)]
    [InlineData(20, 0)]
    public void ATrainingThatCrashedGoesOnFromTheLatestCheckpoint(int step, int everySteps)
    {
        (SoftmaxRegression straight, History expected) = TrainStraight();

        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        SoftmaxRegression first = New();
        first.Stepping = number =>
        {
            if (number == step)
            {
                throw new InvalidOperationException("crash");
            }
        };
        CheckpointOptions checkpoints = new(path) { EveryEpochs = everySteps == 0 ? 1 : 0, EverySteps = everySteps };
        Assert.Throws<InvalidOperationException>(() => first.Fit(Samples, Options() with { Checkpoint = checkpoints }));

        Checkpoint checkpoint = Checkpoint.Load(path);
        int every = everySteps == 0 ? StepsPerEpoch : everySteps;
        Assert.Equal((step - 1) / every * every, checkpoint.Iterations);
        Assert.Equal(((int)checkpoint.Iterations!.Value / StepsPerEpoch) + 1, checkpoint.Epoch);
        Assert.Equal((int)checkpoint.Iterations.Value % StepsPerEpoch, checkpoint.Step!.Value);
        Assert.Equal(checkpoint.Epoch!.Value - 1, checkpoint.Epochs.Length);

        SoftmaxRegression second = New(seed: 99);
        AssertSame(straight, expected, second, second.Fit(Samples, Options() with { ResumeFrom = checkpoint }));
    }

    [Fact]
    public void ATrainingMayBeCutAgainAndAgain()
    {
        (SoftmaxRegression straight, History expected) = TrainStraight();
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        Checkpoint? checkpoint = null;
        for (int cut = 0; ; cut++)
        {
            using CancellationTokenSource source = new();
            SoftmaxRegression network = New(seed: 2 + (ulong)cut);
            network.Stepping = number => CancelAt(number, 5, source);
            FitOptions options = Options() with { Checkpoint = new CheckpointOptions(path), ResumeFrom = checkpoint };
            History history = network.Fit(Samples, options, source.Token);
            checkpoint = Checkpoint.Load(path);
            if (history.EndReason != EndReason.Cancelled)
            {
                AssertSame(straight, expected, network, history);
                Assert.Equal((int)expected.Iterations / 5, cut);
                return;
            }
        }
    }

    [Fact]
    public void AnEarlyStopIsStillOneAfterwards()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        FitOptions options = Options() with
        {
            Epochs = 50,
            LearningRateSchedule = null,
            EarlyStopping = new EarlyStopping { Patience = 3, MinimumDelta = 0.5 },
            Checkpoint = new CheckpointOptions(path),
        };
        SoftmaxRegression first = New();
        History expected = first.Fit(Samples, options);
        Assert.Equal(EndReason.EarlyStopped, expected.EndReason);

        SoftmaxRegression second = New(seed: 99);
        History history = second.Fit(Samples, options with { ResumeFrom = Checkpoint.Load(path) });
        AssertSame(first, expected, second, history);
        Assert.Equal(0, second.StepCount);
    }

    [Fact]
    public void WhatIsBestIsWhatTheOptionsSayNow()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        Metric firstIsBest = new("scripted", higherIsBetter: false, evaluation => evaluation.Loss > 1e9 ? 0 : 1);
        FitOptions options = Options() with { EarlyStopping = new EarlyStopping { Monitor = firstIsBest, Patience = 50 } };
        New().Fit(Samples, options with { Epochs = 3, Checkpoint = new CheckpointOptions(path) });
        Checkpoint checkpoint = Checkpoint.Load(path);

        SoftmaxRegression last = New();
        last.Fit(Samples, Options() with { EarlyStopping = null });
        SoftmaxRegression kept = New(seed: 99);
        History history = kept.Fit(Samples, options with { EarlyStopping = new EarlyStopping { Patience = 50, RestoreBest = false }, ResumeFrom = checkpoint });
        Assert.Equal(last.Parameters(), kept.Parameters());
        Assert.Equal(EndReason.Completed, history.EndReason);

        FitOptions byLoss = options with { EarlyStopping = new EarlyStopping { Patience = 50 }, ResumeFrom = checkpoint };
        ArgumentException error = Assert.Throws<ArgumentException>("options", () => New().Fit(Samples, byLoss));
        Assert.Contains("which is the best by its Monitor; found those of epoch 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEpochUnderWayIsNotLeftHalfTrained()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        using CancellationTokenSource source = new();
        SoftmaxRegression first = New();
        first.Stepping = number => CancelAt(number, 15, source);
        first.Fit(Samples, Options() with { Checkpoint = new CheckpointOptions(path) }, source.Token);

        FitOptions fewer = Options() with { Epochs = 2, ResumeFrom = Checkpoint.Load(path) };
        ArgumentException error = Assert.Throws<ArgumentException>("options", () => New().Fit(Samples, fewer));
        Assert.Contains("taken within epoch 3: expected Epochs of at least that; found 2.", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, New().Fit(Samples, fewer with { Epochs = 3 }).Epochs.Length);
    }

    private static (SoftmaxRegression Network, History History) TrainStraight()
    {
        SoftmaxRegression network = New();
        History history = network.Fit(Samples, Options());
        Assert.Equal(7 * StepsPerEpoch, history.Iterations);
        Assert.All(history.Epochs, epoch => Assert.NotEmpty(epoch.Health));
        return (network, history);
    }

    private static void CancelAt(int number, int step, CancellationTokenSource source)
    {
        if (number == step)
        {
            source.Cancel();
        }
    }

    private static void AssertSame(SoftmaxRegression expected, History expectedHistory, SoftmaxRegression found, History foundHistory)
    {
        Assert.Equal(expected.Parameters(), found.Parameters());
        Assert.Equal(expected.GetTrainingState().Moments[0].Values.AsSpan(), found.GetTrainingState().Moments[0].Values.AsSpan());
        Assert.Equal(expected.GetTrainingState().StepCount, found.GetTrainingState().StepCount);
        Assert.Equal(expected.LearningRate, found.LearningRate);
        Assert.Equal((expectedHistory.EndReason, expectedHistory.BestEpoch), (foundHistory.EndReason, foundHistory.BestEpoch));
        Assert.Equal(Text(expectedHistory), Text(foundHistory));
    }

    // All that is measured of an epoch, but how long it took.
    private static string Text(History history) => string.Join('\n', history.Epochs.Select(epoch =>
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            EpochJson.Write(json, new EpochResult
            {
                Epoch = epoch.Epoch,
                Steps = epoch.Steps,
                IsComplete = epoch.IsComplete,
                TrainingLoss = epoch.TrainingLoss,
                Training = epoch.Training,
                Validation = epoch.Validation,
                Health = epoch.Health,
                FirstLearningRate = epoch.FirstLearningRate,
                LearningRate = epoch.LearningRate,
                Duration = TimeSpan.Zero,
            });
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }));
}
