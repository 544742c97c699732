using System;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <summary><c>f + (1 − f)·(1 + cos(π·t / T)) / 2</c>.</summary>
internal sealed class CosineSchedule(double finalFactor, int? length, ScheduleUnit unit) : CountedSchedule(unit)
{
    /// <summary>The factor at a share of the way from 1 to the final one.</summary>
    public static double Anneal(double finalFactor, double share) =>
        finalFactor + ((1 - finalFactor) * (1 + PortableMath.CosPi(share)) / 2);

    protected override double Factor(long count, long total) =>
        Anneal(finalFactor, (double)Math.Min(count, length ?? total) / (length ?? total));
}

/// <summary>The cosine from its beginning again at the end of each period, which is longer than the one before by a factor.</summary>
internal sealed class CosineRestartsSchedule(int period, int multiplier, double finalFactor, ScheduleUnit unit) : CountedSchedule(unit)
{
    protected override double Factor(long count, long total)
    {
        long length = period;
        long taken = count;
        if (multiplier == 1)
        {
            taken %= length;
        }

        // Periods grow by a factor of 2 at the least, so that there are few.
        while (taken >= length)
        {
            taken -= length;
            length *= multiplier;
        }

        return CosineSchedule.Anneal(finalFactor, (double)taken / length);
    }
}
