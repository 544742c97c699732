using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z</c>.</summary>
internal sealed class LinearActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Linear;

    public override bool IsIdentity => true;

    public override Expression Value(Expression z) => z;
}
