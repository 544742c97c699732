using System;

namespace NetGen.Runtime;

/// <summary>One schedule for a while, then another.</summary>
internal sealed class SequenceSchedule(LearningRateSchedule first, LearningRateSchedule next, int length, ScheduleUnit unit) : LearningRateSchedule
{
    public override bool ChangesWithinEpochs => unit == ScheduleUnit.Step || first.ChangesWithinEpochs || next.ChangesWithinEpochs;

    internal override Metrics Needs => first.Needs | next.Needs;

    internal override bool NeedsValidation => first.NeedsValidation || next.NeedsValidation;

    public override double Factor(in SchedulePoint point)
    {
        long change = unit == ScheduleUnit.Epoch ? (long)length * point.StepsPerEpoch : length;
        return point.Step < change
            ? first.Factor(point.Within(0, Math.Min(change, point.StepCount)))
            : next.Factor(point.Within(change, point.StepCount));
    }
}
