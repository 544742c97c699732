using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class CheckpointTests
{
    private const int StepsPerEpoch = 6;
    private static readonly Dataset Samples = SearchData.Make(45);
    private static readonly Dataset Validation = SearchData.Make(10);

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
    public void AKilledProcessLeavesACheckpointToGoOnFrom()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        KilledTraining.RunAndKill(path);
        Checkpoint checkpoint = Checkpoint.Load(path);
        FitOptions options = KilledTraining.Options() with { Epochs = checkpoint.Epoch!.Value + 3 };

        SoftmaxRegression resumed = KilledTraining.New(seed: 99);
        History history = resumed.Fit(KilledTraining.Samples(), options with { ResumeFrom = checkpoint });
        SoftmaxRegression straight = KilledTraining.New();
        AssertSame(straight, straight.Fit(KilledTraining.Samples(), options), resumed, history);
        Assert.InRange(resumed.StepCount, 1, straight.StepCount - 1);
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
    public void ItIsSavedAsOftenAsSaid()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        List<long> saved = [];
        SoftmaxRegression network = New();
        network.Stepping = _ =>
        {
            if (File.Exists(path))
            {
                saved.Add(Checkpoint.Load(path).Iterations!.Value);
                File.Delete(path);
            }
        };
        network.Fit(Samples, Options() with { Epochs = 4, Checkpoint = new CheckpointOptions(path) { EveryEpochs = 2, EverySteps = 5 } });
        Assert.Equal([5L, 10, 12, 15, 20], saved);
        Assert.Equal(24, Checkpoint.Load(path).Iterations);
        Assert.Equal(["checkpoint.safetensors"], directory.FileNames());
    }

    [Fact]
    public void AFailedSaveLeavesTheOldFile()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        SoftmaxRegression network = New();
        Checkpoint.Of(network).Save(path);
        byte[] before = File.ReadAllBytes(path);
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(before.AsSpan(0, 100));
            throw new IOException("full");
        }));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["checkpoint.safetensors"], directory.FileNames());
    }

    [Fact]
    public void ALoopOfOnesOwnMayGoOnToo()
    {
        SoftmaxRegression straight = New();
        SoftmaxRegression cut = New();
        Steps(straight, 5);
        Steps(cut, 5);
        using MemoryStream file = new();
        Checkpoint.Of(cut).Save(file);
        SoftmaxRegression resumed = New(seed: 3);
        Checkpoint checkpoint = Checkpoint.Load(new ForwardOnlyStream(file.ToArray()));
        checkpoint.Restore(resumed);
        Steps(straight, 5);
        Steps(resumed, 5);
        Assert.Equal(straight.Parameters(), resumed.Parameters());
        Assert.Equal((10, 5), (resumed.GetTrainingState().StepCount, checkpoint.State.StepCount));
        Assert.Equal((false, null, "SoftmaxRegression"), (checkpoint.IsOfFit, checkpoint.Epoch, checkpoint.NetworkName));
        ArgumentException error = Assert.Throws<ArgumentException>("options", () => resumed.Fit(Samples, new FitOptions { ResumeFrom = checkpoint }));
        Assert.Contains("no position in a training", error.Message, StringComparison.Ordinal);

        static void Steps(SoftmaxRegression network, int count)
        {
            for (int step = 0; step < count; step++)
            {
                network.TrainStep(Samples.Inputs, Samples.Labels);
            }
        }
    }

    [Fact]
    public void ACheckpointOfAnotherTrainingIsRefused()
    {
        using HostileCulture culture = new();
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        New().Fit(Samples, Options() with { Epochs = 1, Checkpoint = new CheckpointOptions(path) });
        Checkpoint checkpoint = Checkpoint.Load(path);
        FitOptions options = Options() with { ResumeFrom = checkpoint };
        SoftmaxRegression network = New(seed: 99);
        float[] before = network.Parameters();

        Assert.Contains("samples to train on: expected 45; found 44.", Refused(options, Samples.Subset([.. Enumerable.Range(0, 44)])), StringComparison.Ordinal);
        Assert.Contains("validation samples: expected 10; found 45.", Refused(options with { Validation = Samples }), StringComparison.Ordinal);
        Assert.Contains("BatchSize: expected 8; found 9.", Refused(options with { BatchSize = 9 }), StringComparison.Ordinal);
        Assert.Contains("Shuffle: expected True; found False.", Refused(options with { Shuffle = false }), StringComparison.Ordinal);
        Assert.Contains("ShuffleSeed: expected 5; found 6.", Refused(options with { ShuffleSeed = 6 }), StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());

        Dataset pairs = new([1, 2], 2, [1, 2f], 2);
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => new LinearRegression().Fit(pairs, new FitOptions { ResumeFrom = checkpoint }));
        Assert.Contains("Expected a checkpoint of network 'LinearRegression'; found one of 'SoftmaxRegression'.", error.Message, StringComparison.Ordinal);

        string Refused(FitOptions given, Dataset? data = null) =>
            Assert.Throws<ArgumentException>("options", () => network.Fit(data ?? Samples, given)).Message;
    }

    [Fact]
    public void AFileThatIsNoCheckpointIsRefused()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("network.safetensors");
        NetworkFile.Save(New(), path);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Checkpoint.Load(path));
        Assert.Contains("expected the metadata of a checkpoint ('netgen.checkpoint'); found none.", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
    }

    [Fact]
    public void EveryCutOffFileIsRefused()
    {
        using MemoryStream file = new();
        Checkpoint.Of(New()).Save(file);
        byte[] bytes = file.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<NetworkFileException>(() => Checkpoint.Load(new MemoryStream(bytes, 0, length)));
            Assert.Throws<NetworkFileException>(() => Checkpoint.Load(new ForwardOnlyStream(bytes[..length])));
        }

        Assert.Throws<NetworkFileException>(() => Checkpoint.Load(new MemoryStream([.. bytes, 0])));
    }

    private static SoftmaxRegression New(ulong seed = 2) => new(seed) { Momentum = 0.9f };

    private static FitOptions Options() => new()
    {
        Epochs = 7,
        BatchSize = 8,
        ShuffleSeed = 5,
        Validation = Validation,
        EvaluateTraining = true,
        MonitorHealth = true,
        Metrics = Metrics.All,
        LearningRateSchedule = Schedules.ReduceOnPlateau(0.5, 0, 0.05).WithWarmup(9),
        EarlyStopping = new EarlyStopping { Patience = 4 },
    };

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
