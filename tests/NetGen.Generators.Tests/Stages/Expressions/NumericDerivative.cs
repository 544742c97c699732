using System;

namespace NetGen.Generators.Tests.Stages.Expressions;

/// <summary>Derivatives by differences.</summary>
internal static class NumericDerivative
{
    private const double Step = 1e-3;

    /// <summary>By central differences extrapolated from two steps: an error of order h⁴ and no kink within a step.</summary>
    public static double At(Func<double, double> function, double x)
    {
        double Central(double step) => (function(x + step) - function(x - step)) / (2 * step);
        return ((4 * Central(Step / 2)) - Central(Step)) / 3;
    }
}
