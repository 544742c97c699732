using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z·tanh(ln(1 + e^z))</c> (Misra 2019).</summary>
internal sealed class MishActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Mish;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    /// <summary>Near <c>z = -1.1925</c>.</summary>
    public override double LowestOutput => -0.30885;

    // Beyond, the tangent is 1, and the square of the power could overflow.
    private const double Limit = 20;

    // With e = e^z and n = e·(e + 2), the tangent of the softplus is n / (n + 2): one function instead of two.
    public override Expression Value(Expression z)
    {
        Expression power = Expression.Exp(z);
        Expression part = power * (power + 2);
        return Expression.SelectGreater(z, Limit, z, z * (part / (part + 2)));
    }
}
