using System;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <summary><c>factor</c>.</summary>
internal sealed class ConstantSchedule(double factor) : CountedSchedule(ScheduleUnit.Epoch)
{
    protected override double Factor(long count, long total) => factor;
}

/// <summary><c>factor^⌊t / every⌋</c>; every 1 is exponential decay.</summary>
internal sealed class StepDecaySchedule(int every, double factor, ScheduleUnit unit) : CountedSchedule(unit)
{
    protected override double Factor(long count, long total) => Powers.Of(factor, count / every);
}

/// <summary><c>(1 − f)·(1 − t / T)^power + f</c>.</summary>
internal sealed class PolynomialSchedule(double power, double finalFactor, int? length, ScheduleUnit unit) : CountedSchedule(unit)
{
    protected override double Factor(long count, long total)
    {
        double rest = 1 - ((double)Math.Min(count, length ?? total) / (length ?? total));
        return ((1 - finalFactor) * PortableMath.Power(rest, power)) + finalFactor;
    }
}

/// <summary><c>s + (1 − s)·t / T</c>.</summary>
internal sealed class WarmupSchedule(double startFactor, int length, ScheduleUnit unit) : CountedSchedule(unit)
{
    protected override double Factor(long count, long total) => startFactor + ((1 - startFactor) * Math.Min(count, length) / length);
}
