using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary>The hyperbolic tangent; <c>f′ = 1 − y²</c>.</summary>
internal sealed class TanhActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Tanh;

    public override bool Saturates => true;

    public override bool KeepsSmallValues => true;

    public override double LowestOutput => -1;

    public override Expression Value(Expression z) => Expression.Tanh(z);
}
