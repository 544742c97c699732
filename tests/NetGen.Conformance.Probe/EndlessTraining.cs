using System;
using System.Linq;
using System.Threading;
using NetGen.Runtime;

namespace NetGen.Conformance.Probe;

/// <summary>With all that a checkpoint has to hold: moments, statistics, the numbers that dropout goes on from.</summary>
[Network(9)]
[Dense(24, UseBias = false)]
[BatchNorm]
[Activate(Activation.ReLU)]
[Dropout(0.2)]
[Dense(16, Activation.Tanh)]
[Dropout(0.1)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01, L2 = 1e-3, ClipNorm = 0.5)]
public sealed partial class Regularised;

/// <summary>A training that saves a checkpoint after each step and never ends by itself, to be killed.</summary>
public static class EndlessTraining
{
    public const string Command = "train";

    private const int Count = 45;

    public static void Run(string path) => New().Fit(Samples(), Options() with
    {
        Epochs = int.MaxValue,
        Checkpoint = new CheckpointOptions(path) { EverySteps = 1 },
        EpochCompleted = _ => Thread.Sleep(1),
    });

    public static Regularised New(ulong seed = 2) => new(seed);

    /// <summary>Three classes that overlap.</summary>
    public static Dataset Samples()
    {
        RandomStream random = new(seed: 6);
        int[] labels = [.. Enumerable.Range(0, Count).Select(row => row % 3)];
        return new Dataset(
            [.. labels.Select(label => Enumerable.Range(0, Regularised.InputSize).Select(axis => (axis % 3 == label ? 0.7f : 0) + random.NextSingle()).ToArray())],
            labels,
            3);
    }

    /// <summary>The schedule has a length of its own, so that the number of epochs may be another one.</summary>
    public static FitOptions Options() => new()
    {
        BatchSize = 8,
        ShuffleSeed = 5,
        ValidationFraction = 0.2,
        LearningRateSchedule = Schedules.Cosine(0.1, 100, ScheduleUnit.Step).WithWarmup(9),
    };
}
