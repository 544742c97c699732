namespace NetGen.Runtime;

/// <summary>A schedule that follows from a number of steps or epochs alone.</summary>
internal abstract class CountedSchedule(ScheduleUnit unit) : LearningRateSchedule
{
    public sealed override bool ChangesWithinEpochs => unit == ScheduleUnit.Step;

    public sealed override double Factor(in SchedulePoint point) => Factor(point.Count(unit), point.Total(unit));

    /// <summary>The factor.</summary>
    /// <param name="count">The steps or epochs before this one.</param>
    /// <param name="total">How many there are to be.</param>
    protected abstract double Factor(long count, long total);
}
