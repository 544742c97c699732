using System;
using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>What a checkpoint holds of a training beside the network's own state.</summary>
/// <param name="Setup">The data and options that decide which samples the steps take.</param>
/// <param name="Position">How far the training was.</param>
/// <param name="BaseLearningRate">The learning rate that it began with.</param>
/// <param name="Epochs">The epochs that were completed.</param>
/// <param name="Best">The network at the end of the best epoch, where it is to be restored.</param>
internal sealed record CheckpointRun(
    CheckpointSetup Setup, CheckpointPosition Position, float BaseLearningRate, ImmutableArray<EpochResult> Epochs, BestEpochState? Best);

/// <summary>What must be the same for a training to go on with the same steps.</summary>
internal sealed record CheckpointSetup(int Samples, int ValidationSamples, int BatchSize, int StepsPerEpoch, bool Shuffle, ulong ShuffleSeed)
{
    public static CheckpointSetup Of(TrainingParts data, FitOptions options, int stepsPerEpoch) => new(
        data.Training.Count, data.Validation?.Count ?? 0, options.BatchSize, stepsPerEpoch, options.Shuffle, options.ShuffleSeed);

    /// <summary>Refuses to go on with other data or options.</summary>
    /// <exception cref="ArgumentException">Something differs.</exception>
    public void CheckIs(CheckpointSetup given)
    {
        Check("samples to train on", Samples, given.Samples);
        Check("validation samples", ValidationSamples, given.ValidationSamples);
        Check(nameof(FitOptions.BatchSize), BatchSize, given.BatchSize);
        Check("steps an epoch", StepsPerEpoch, given.StepsPerEpoch);
        Check(nameof(FitOptions.Shuffle), Shuffle, given.Shuffle);
        Check(nameof(FitOptions.ShuffleSeed), ShuffleSeed, given.ShuffleSeed);
    }

    private static void Check<T>(string what, T expected, T found)
        where T : IEquatable<T>
    {
        if (!expected.Equals(found))
        {
            throw new ArgumentException(
                Invariant($"The checkpoint to resume from is of another training. {what}: expected {expected}; found {found}."), "options");
        }
    }
}

/// <summary>How far a training was.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Step">The steps taken in it.</param>
/// <param name="Iterations">The steps taken in all.</param>
/// <param name="Weight">How much the samples of the epoch's steps weigh.</param>
/// <param name="LossSum">The sum of their weighted losses.</param>
/// <param name="FirstLearningRate">The learning rate of the epoch's first step.</param>
/// <param name="LearningRate">That of its latest step.</param>
/// <param name="Health">How the layers fared at the epoch's last step, if that was taken.</param>
/// <param name="Elapsed">How long the epoch has taken.</param>
internal sealed record CheckpointPosition(
    int Epoch,
    int Step,
    long Iterations,
    double Weight,
    double LossSum,
    float FirstLearningRate,
    float LearningRate,
    ImmutableArray<LayerHealth> Health,
    TimeSpan Elapsed)
{
    public static CheckpointPosition Of(EpochUnderWay epoch, long iterations) => new(
        epoch.Epoch,
        epoch.Steps,
        iterations,
        epoch.Weight,
        epoch.LossSum,
        epoch.FirstLearningRate,
        epoch.LearningRate,
        epoch.Health,
        epoch.Elapsed);
}
