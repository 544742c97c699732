using System;
using System.Collections.Immutable;
using System.Diagnostics;

namespace NetGen.Runtime;

/// <summary>The epoch that is being trained, and how far it is.</summary>
internal sealed class EpochUnderWay(int epoch)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The epoch's number, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>The steps taken in it.</summary>
    public int Steps { get; private set; }

    /// <summary>How much the samples of those steps weigh: their number, if they have no weights.</summary>
    public double Weight { get; private set; }

    /// <summary>The sum of their weighted losses.</summary>
    public double LossSum { get; private set; }

    /// <summary>The learning rate of its first step.</summary>
    public float FirstLearningRate { get; private set; }

    /// <summary>The learning rate of its latest step.</summary>
    public float LearningRate { get; private set; }

    /// <summary>How the layers fared at its last step, or at the one that diverged; empty before that, or if it is not asked for.</summary>
    public ImmutableArray<LayerHealth> Health { get; set; } = [];

    /// <summary>How long it has taken, together with what it took before it was resumed.</summary>
    public TimeSpan Elapsed => ElapsedBefore + Stopwatch.GetElapsedTime(_start);

    /// <summary>The mean of their losses; samples that all weigh nothing lose nothing.</summary>
    public double MeanLoss => Weight == 0 ? 0 : LossSum / Weight;

    private TimeSpan ElapsedBefore { get; init; }

    /// <summary>An epoch that goes on where a checkpoint was taken.</summary>
    public static EpochUnderWay Resume(CheckpointPosition position) => new(position.Epoch)
    {
        Steps = position.Step,
        Weight = position.Weight,
        LossSum = position.LossSum,
        FirstLearningRate = position.FirstLearningRate,
        LearningRate = position.LearningRate,
        Health = position.Health,
        ElapsedBefore = position.Elapsed,
    };

    /// <summary>Counts a step.</summary>
    public void Add(float loss, double weight, float learningRate)
    {
        FirstLearningRate = Steps == 0 ? learningRate : FirstLearningRate;
        LearningRate = learningRate;
        LossSum += loss * weight;
        Weight += weight;
        Steps++;
    }

    public EpochResult Result(bool isComplete, Evaluation? training, Evaluation? validation) => new()
    {
        Epoch = Epoch,
        Steps = Steps,
        IsComplete = isComplete,
        TrainingLoss = MeanLoss,
        Training = training,
        Validation = validation,
        Health = Health,
        FirstLearningRate = FirstLearningRate,
        LearningRate = LearningRate,
        Duration = Elapsed,
    };
}
