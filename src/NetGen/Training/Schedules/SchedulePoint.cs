using System;

namespace NetGen;

/// <summary>Where a training stands when a learning-rate schedule is asked for the rate of the next step.</summary>
/// <param name="step">The step about to be taken, from 0, counted over all epochs.</param>
/// <param name="epoch">The epoch it is in, from 0.</param>
/// <param name="stepsPerEpoch">How many steps an epoch has.</param>
/// <param name="stepCount">How many steps there are to be.</param>
/// <param name="completed">What the epochs before came to, in order.</param>
public readonly ref struct SchedulePoint(long step, int epoch, int stepsPerEpoch, long stepCount, ReadOnlySpan<EpochResult> completed)
{
    /// <summary>The step about to be taken, from 0, counted over all epochs.</summary>
    public long Step { get; } = step;

    /// <summary>The epoch it is in, from 0.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>How many steps an epoch has.</summary>
    public int StepsPerEpoch { get; } = stepsPerEpoch;

    /// <summary>How many steps there are to be.</summary>
    public long StepCount { get; } = stepCount;

    /// <summary>What the epochs before came to, in order.</summary>
    public ReadOnlySpan<EpochResult> Completed { get; } = completed;

    /// <summary>How many steps or epochs were taken before this point.</summary>
    public long Count(ScheduleUnit unit) => unit == ScheduleUnit.Epoch ? Epoch : Step;

    /// <summary>How many steps or epochs there are to be; an epoch that is begun counts.</summary>
    public long Total(ScheduleUnit unit) => unit == ScheduleUnit.Epoch ? (StepCount + StepsPerEpoch - 1) / StepsPerEpoch : StepCount;

    /// <summary>The same point for a schedule that ends, or begins, within the training.</summary>
    /// <param name="begin">The step it begins at.</param>
    /// <param name="end">The step it ends before.</param>
    internal SchedulePoint Within(long begin, long end)
    {
        long taken = Step - begin;
        int epochsBefore = (int)Math.Min(begin / StepsPerEpoch, Completed.Length);
        return new SchedulePoint(taken, (int)(taken / StepsPerEpoch), StepsPerEpoch, end - begin, Completed[epochsBefore..]);
    }
}
