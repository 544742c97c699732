using System;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// How the learning rate changes while <c>Fit</c> runs: a factor on the rate that the network had when it began. <see cref="Schedules"/> has the
/// usual ones; others are classes of your own.
/// </summary>
/// <remarks>
/// A schedule keeps no state: its factor follows from where training stands and from what was measured so far. So one object may serve many
/// trainings at once, and a training that resumes goes on with the same rates.
/// </remarks>
public abstract class LearningRateSchedule
{
    /// <summary>Whether the factor may change from step to step. If not, it is asked for at the first step of each epoch only.</summary>
    public virtual bool ChangesWithinEpochs => true;

    /// <summary>What has to be measured on the validation samples for it.</summary>
    internal virtual Metrics Needs => Metrics.None;

    /// <summary>Whether it cannot do without validation samples.</summary>
    internal virtual bool NeedsValidation => false;

    /// <summary>What the learning rate that training began with is multiplied by. Allocates nothing.</summary>
    /// <param name="point">Where training stands.</param>
    /// <returns>A finite number, at least 0.</returns>
    public abstract double Factor(in SchedulePoint point);

    /// <summary>This schedule after a linear warm-up: <see cref="Schedules.LinearWarmup"/>, then this one from its beginning.</summary>
    /// <param name="length">How many steps or epochs to warm up for, at least 1.</param>
    /// <param name="unit">What the length counts.</param>
    /// <param name="startFactor">The factor at the first step, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    public LearningRateSchedule WithWarmup(int length, ScheduleUnit unit = ScheduleUnit.Step, double startFactor = 1.0 / 3) =>
        Schedules.LinearWarmup(length, unit, startFactor).Then(this, length, unit);

    /// <summary>
    /// This schedule for a while, then another one from its beginning, as PyTorch's <c>SequentialLR</c>. Each counts its own steps, and its own
    /// epochs as whole numbers of an epoch's steps; where its length is that of the training, it is that of its part.
    /// </summary>
    /// <param name="next">The schedule that follows.</param>
    /// <param name="after">After how many steps or epochs, at least 1.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public LearningRateSchedule Then(LearningRateSchedule next, int after, ScheduleUnit unit = ScheduleUnit.Epoch)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, 1);
        return new SequenceSchedule(this, next, after, unit);
    }
}
