using System;
using System.Globalization;

namespace NetGen.Testing;

/// <summary>Comparisons of numbers with room for rounding, scaled by the largest of what is expected.</summary>
public static class Tolerance
{
    /// <summary>The largest |actual − expected|; infinite if one is NaN or infinite and the other is not the same.</summary>
    public static double LargestDifference(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected)
    {
        CheckLengths(actual.Length, expected.Length);
        double largest = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            largest = Math.Max(largest, Difference(actual[i], expected[i]));
        }

        return largest;
    }

    /// <summary>The largest finite |value|: what is infinite or not a number sets no scale.</summary>
    public static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = double.IsFinite(value) ? Math.Max(largest, Math.Abs(value)) : largest;
        }

        return largest;
    }

    /// <summary>Fails unless every |actual − expected| is within <paramref name="relative"/> · max(<paramref name="floor"/>, largest |expected|).</summary>
    /// <param name="actual">What came.</param>
    /// <param name="expected">What it is held against.</param>
    /// <param name="relative">The tolerance, as a share of the scale.</param>
    /// <param name="floor">The smallest scale: 1 for outputs, 0 where only the largest value counts.</param>
    /// <param name="what">What is compared, for the message.</param>
    /// <exception cref="ToleranceException">A difference is larger; the message has the worst.</exception>
    public static void AssertClose(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double relative, double floor, string what)
    {
        CheckLengths(actual.Length, expected.Length);
        double limit = relative * Math.Max(floor, Largest(expected));
        int worst = -1;
        double largest = limit;
        for (int i = 0; i < actual.Length; i++)
        {
            double difference = Difference(actual[i], expected[i]);
            if (difference > largest)
            {
                largest = difference;
                worst = i;
            }
        }

        if (worst >= 0)
        {
            throw new ToleranceException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: element {worst} of {actual.Length} is {actual[worst]:R}, expected {expected[worst]:R}; the difference {largest:E2} is above {limit:E2}."));
        }
    }

    /// <inheritdoc cref="AssertClose(ReadOnlySpan{float}, ReadOnlySpan{double}, double, double, string)"/>
    public static void AssertClose(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, double relative, double floor, string what)
    {
        double[] wide = new double[expected.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = expected[i];
        }

        AssertClose(actual, wide, relative, floor, what);
    }

    private static double Difference(double actual, double expected)
    {
        if (actual.Equals(expected))
        {
            return 0;
        }

        double difference = Math.Abs(actual - expected);
        return double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    private static void CheckLengths(int actual, int expected)
    {
        if (actual != expected)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{actual} values are compared with {expected}."));
        }
    }
}

/// <summary>Values differ by more than they may.</summary>
public sealed class ToleranceException(string message) : Exception(message);
