using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Conformance.Probe;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>What a process that is killed in the middle of a training leaves is enough to go on as if it had not been.</summary>
public sealed class KilledTrainingTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    [Fact]
    public void ATrainingGoesOnBitForBitAfterItsProcessWasKilled()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("netgen-");
        try
        {
            string path = Path.Combine(directory.FullName, "checkpoint.safetensors");
            RunAndKill(path);
            Checkpoint checkpoint = Checkpoint.Load(path);
            FitOptions options = EndlessTraining.Options() with { Epochs = checkpoint.Epoch!.Value + 3 };

            Regularised resumed = EndlessTraining.New(seed: 99);
            History history = resumed.Fit(EndlessTraining.Samples(), options with { ResumeFrom = checkpoint });
            Regularised straight = EndlessTraining.New();
            History expected = straight.Fit(EndlessTraining.Samples(), options);

            TrainingStateTests.AssertSame(straight.GetTrainingState(), resumed.GetTrainingState());
            Assert.NotEqual(checkpoint.Iterations, expected.Iterations);
            Assert.Equal((expected.Iterations, expected.BestEpoch), (history.Iterations, history.BestEpoch));
            Assert.Equal(expected.Epochs.Select(Measured), history.Epochs.Select(Measured));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static (int Epoch, int Steps, double Loss, double? ValidationLoss, double First, double Last) Measured(EpochResult epoch) =>
        (epoch.Epoch, epoch.Steps, epoch.TrainingLoss, epoch.Validation?.Loss, epoch.FirstLearningRate, epoch.LearningRate);

    // Killed at some time after it has saved a checkpoint in the middle of an epoch beyond the first.
    private static void RunAndKill(string path)
    {
        using Process process = ProbeRun.Start(EndlessTraining.Command, path);
        try
        {
            for (Stopwatch watch = Stopwatch.StartNew(); !IsFarEnough(path); Thread.Sleep(5))
            {
                Assert.False(process.HasExited, "The training ended by itself.");
                Assert.InRange(watch.Elapsed, TimeSpan.Zero, LongestWait);
            }
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static bool IsFarEnough(string path) => File.Exists(path) && Checkpoint.Load(path) is { Epoch: >= 3, Step: > 0 };
}
