using System;
using System.Linq;

namespace NetGen;

/// <summary>How many samples a fraction is.</summary>
internal static class DatasetQuotas
{
    /// <summary>A fraction of a number of samples, rounded to the nearest, half up.</summary>
    public static int Share(int count, double fraction) => (int)Math.Round(count * fraction, MidpointRounding.AwayFromZero);

    /// <summary>
    /// A fraction of each class, so that together they are the fraction of all: first the whole parts, then one more for the
    /// classes with the largest remainders (of equal ones, the lower class), as seats are given to parties.
    /// </summary>
    public static int[] LargestRemainder(int[] counts, double fraction)
    {
        int[] quotas = Array.ConvertAll(counts, count => (int)Math.Floor(count * fraction));
        int missing = Share(counts.Sum(), fraction) - quotas.Sum();
        int[] byRemainder = [.. Enumerable.Range(0, counts.Length).OrderByDescending(index => (counts[index] * fraction) - quotas[index])];
        foreach (int index in byRemainder.Take(missing))
        {
            quotas[index]++;
        }

        return quotas;
    }
}
