using System;
using NetGen.Numerics;

namespace NetGen.Runtime;

/// <summary>Normal numbers of mean 0 and variance 1, the same bits on every machine: nothing but + − × ÷ √ on doubles.</summary>
/// <remarks>
/// The inverse of the distribution function at a uniform number. Source: Wichura, "Algorithm AS 241: the percentage points of the normal
/// distribution", Applied Statistics 37(3), 1988, PPND16: relative error about 1e-16.
/// </remarks>
internal static class NormalNumber
{
    /// <summary>How far from ½ the central formula holds.</summary>
    private const double CentralHalf = 0.425;

    // Numerators and denominators, constant term first.
    private static ReadOnlySpan<double> CentralNumerator =>
    [
        3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ];

    private static ReadOnlySpan<double> CentralDenominator =>
    [
        1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
    ];

    private static ReadOnlySpan<double> TailNumerator =>
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> TailDenominator =>
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    /// <summary>The next number: within ±6.34, where 32 random bits end.</summary>
    public static double Next(RandomStream random) => OfProbability((random.NextUInt32() + 0.5) * (1.0 / 4294967296.0));

    /// <summary>The number that a normal one stays below with a probability.</summary>
    /// <param name="probability">From 2⁻³³ to 1 − 2⁻³³.</param>
    public static double OfProbability(double probability)
    {
        double q = probability - 0.5;
        if (Math.Abs(q) <= CentralHalf)
        {
            double square = (CentralHalf * CentralHalf) - (q * q);
            return q * Polynomial(CentralNumerator, square) / Polynomial(CentralDenominator, square);
        }

        double tail = q < 0 ? probability : 1 - probability;
        double root = Math.Sqrt(-PortableMath.Log(tail)) - 1.6;
        double value = Polynomial(TailNumerator, root) / Polynomial(TailDenominator, root);
        return q < 0 ? -value : value;
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int index = coefficients.Length - 1; index >= 0; index--)
        {
            sum = (sum * x) + coefficients[index];
        }

        return sum;
    }
}
