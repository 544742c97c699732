using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z·min(max(z + 3, 0), 6) / 6</c> (Howard et al. 2019).</summary>
internal sealed class HardSwishActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.HardSwish;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    /// <summary>At <c>z = -1.5</c>.</summary>
    public override double LowestOutput => -0.375;

    // As three pieces, so that the derivative at their ends is that of PyTorch: the curve's, on both sides. The lowest is a product, or −∞ would pass for 0.
    public override Expression Value(Expression z) => Expression.SelectGreater(
        z, 3, z, z * Expression.SelectGreater(-3, z, Expression.Zero, 1.0 / 6 * (z + 3)));
}
