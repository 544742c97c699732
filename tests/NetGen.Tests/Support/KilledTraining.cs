using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using NetGen.Tests.Training;
using Xunit;

namespace NetGen.Tests.Support;

/// <summary>A training in a process of its own, which is killed: this assembly, started as a program.</summary>
internal static class KilledTraining
{
    private const string Command = "train";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>The program: trains, slowly, and saves checkpoints until it is killed. The test platform starts it without arguments, for nothing.</summary>
    public static int Main(string[] arguments)
    {
        if (arguments is [Command, string path])
        {
            SoftmaxRegression network = New();
            network.Stepping = _ => Thread.Sleep(1);
            network.Fit(Samples(), Options() with { Epochs = int.MaxValue, Checkpoint = new CheckpointOptions(path) { EverySteps = 1 } });
        }

        return 1;
    }

    public static SoftmaxRegression New(ulong seed = 2) => new(seed) { Momentum = 0.9f };

    public static Dataset Samples() => SearchData.Make(45);

    // The schedule has a length of its own, so that the number of epochs may be another one.
    public static FitOptions Options() => new()
    {
        BatchSize = 8,
        ShuffleSeed = 5,
        ValidationFraction = 0.2,
        LearningRateSchedule = Schedules.Cosine(0.1, 100, ScheduleUnit.Step).WithWarmup(9),
    };

    /// <summary>Starts the program, and kills it at some time after it has saved a checkpoint in the middle of an epoch beyond the first.</summary>
    public static void RunAndKill(string path)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet");
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(KilledTraining).Assembly.Location);
        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(path);
        using Process process = Process.Start(start)!;
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

    private static bool IsFarEnough(string path) => File.Exists(path) && Checkpoint.Load(path).Epoch >= 3;
}
