using System;
using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = ½·z·(1 + tanh(√(2/π)·(z + 0.044715·z³)))</c>: close to GELU (Hendrycks and Gimpel 2016).</summary>
internal sealed class GELUTanhActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.GELUTanh;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    /// <summary>Near <c>z = -0.7525</c>.</summary>
    public override double LowestOutput => -0.17005;

    private const double Cubic = 0.044715;

    // Far beyond where the tangent is ±1. Its derivative by a much larger sum would be zero times infinity.
    private const double Limit = 10;

    private static readonly double Scale = Math.Sqrt(2 / Math.PI);

    // The factor of z is selected, not the product: at −∞ it is NaN, as in PyTorch.
    public override Expression Value(Expression z) => z * Expression.SelectGreater(
        Expression.Abs(z),
        Limit,
        Expression.SelectGreater(z, Expression.Zero, Expression.One, Expression.Zero),
        0.5 * (1.0 + Expression.Tanh(z * (Scale + (Scale * Cubic * (z * z))))));
}
