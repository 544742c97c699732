using System;

namespace NetGen.Tests.Numerics;

/// <summary>What .NET lacks in double precision, to far more digits than a float has.</summary>
internal static class TrueValue
{
    private const double TaylorLimit = 3;
    private const int FractionTerms = 60;

    /// <summary>
    /// erf x by its series with positive terms (Abramowitz and Stegun 7.1.6), and far out by the continued fraction of the complement (7.1.14).
    /// </summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        return double.IsNaN(x) ? x : Math.CopySign(magnitude < TaylorLimit ? Series(magnitude) : 1 - Complement(magnitude), x);
    }

    /// <summary>
    /// ln(1 + x) without the loss of 1 + x (Kahan's correction: what the sum lost is known from the sum itself).
    /// </summary>
    public static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>e^x − 1 without the loss of the difference, by the same correction.</summary>
    public static double Expm1(double x)
    {
        double power = Math.Exp(x);
        return power == 1 ? x : power < 1e-10 ? power - 1 : (power - 1) * (x / Math.Log(power));
    }

    private static double Series(double x)
    {
        double term = 2 / Math.Sqrt(Math.PI) * x * Math.Exp(-x * x);
        double sum = 0;
        for (int n = 1; term > sum * 1e-18; n++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * n) + 1);
        }

        return sum;
    }

    private static double Complement(double x)
    {
        if (x > 30)
        {
            return 0;
        }

        double fraction = x;
        for (int n = FractionTerms; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
