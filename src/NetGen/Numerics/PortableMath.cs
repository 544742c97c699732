using System;
using NetGen.Runtime;

namespace NetGen.Numerics;

/// <summary>
/// Elementary functions in double precision from exactly rounded operations alone, so that they give the same bits on every machine; those of
/// <see cref="Math"/> differ by platform in their last bits. For what is computed once a step or less, and the start of parameters; errors are a few units in the last place.
/// </summary>
internal static class PortableMath
{
    // ln 2 in two parts: the upper one has 32 zero bits at its end, so that its product with an exponent is exact.
    private const double Ln2Upper = 6.93147180369123816490e-01;
    private const double Ln2Lower = 1.90821492927058770002e-10;

    private const double Log2OfE = 1.4426950408889634;

    private const int TrigonometricTerms = 9;
    private const int LogTerms = 12;
    private const int ExpTerms = 15;

    /// <summary><c>cos(π·x)</c> for x from 0 to 1; exact at 0, ½ and 1.</summary>
    public static double CosPi(double x)
    {
        if (x > 0.75)
        {
            return -CosPi(1 - x);
        }

        // Within ±π/4 a few terms of the Taylor series are exact to the last bit or two: of the cosine, or of sin(π/2 − π·x).
        double angle = Math.PI * (x < 0.25 ? x : 0.5 - x);
        return x < 0.25 ? AlternatingSeries(angle * angle, 0) : angle * AlternatingSeries(angle * angle, 1);
    }

    /// <summary>A power; whole exponents up to 2⁵³ take <see cref="Powers.Of"/>.</summary>
    /// <param name="value">The base, at least 0.</param>
    /// <param name="exponent">Finite, at least 0.</param>
    public static double Power(double value, double exponent)
    {
        if (exponent == Math.Floor(exponent) && exponent < 1L << 53)
        {
            return Powers.Of(value, (long)exponent);
        }

        return value == 0 ? 0 : Exp(exponent * Log(value));
    }

    /// <summary>The natural logarithm of a positive, finite, normal number.</summary>
    public static double Log(double x)
    {
        // x = 2ᵉ·m with m between √½ and √2, and ln m = 2·artanh((m − 1) / (m + 1)).
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > Math.Sqrt(2))
        {
            mantissa *= 0.5;
            exponent++;
        }

        double quotient = (mantissa - 1) / (mantissa + 1);
        double square = quotient * quotient;
        double sum = 0;
        for (int term = LogTerms; term > 0; term--)
        {
            sum = square * (sum + (1.0 / ((2 * term) + 1)));
        }

        return (exponent * Ln2Upper) + ((exponent * Ln2Lower) + (2 * quotient * (1 + sum)));
    }

    /// <summary><c>eˣ</c> for a finite x; 0 or infinity where the result is beyond the range of doubles.</summary>
    public static double Exp(double x)
    {
        double clamped = Math.Clamp(x, -800, 800);
        double exponent = Math.Round(clamped * Log2OfE);
        double rest = (clamped - (exponent * Ln2Upper)) - (exponent * Ln2Lower);
        double sum = 1;
        for (int term = ExpTerms; term > 0; term--)
        {
            sum = 1 + (rest * sum / term);
        }

        return Math.ScaleB(sum, (int)exponent);
    }

    // 1 − s/((1 + o)(2 + o))·(1 − s/((3 + o)(4 + o))·(…)): the cosine for o = 0, the sine over its argument for o = 1; s is the argument squared.
    private static double AlternatingSeries(double square, int offset)
    {
        double sum = 1;
        for (int term = TrigonometricTerms; term > 0; term--)
        {
            int last = (2 * term) + offset;
            sum = 1 - (square * sum / ((last - 1.0) * last));
        }

        return sum;
    }
}
