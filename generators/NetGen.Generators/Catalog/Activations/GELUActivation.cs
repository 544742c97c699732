using System;
using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z·Φ(z)</c> with the normal distribution <c>Φ(z) = ½·(1 + erf(z / √2))</c> (Hendrycks and Gimpel 2016).</summary>
internal sealed class GELUActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.GELU;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    /// <summary>Near <c>z = -0.7518</c>.</summary>
    public override double LowestOutput => -0.16998;

    private static readonly double SqrtHalf = Math.Sqrt(0.5);

    public override Expression Value(Expression z) => 0.5 * z * (1.0 + Expression.Erf(SqrtHalf * z));
}
