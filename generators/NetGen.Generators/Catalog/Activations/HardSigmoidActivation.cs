using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = min(max(z + 3, 0), 6) / 6</c>: a sigmoid of three straight lines.</summary>
internal sealed class HardSigmoidActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.HardSigmoid;

    public override bool Saturates => true;

    public override double LowestOutput => 0;

    public override Expression Value(Expression z) => (1.0 / 6) * Expression.Max(Expression.Zero, Expression.Min(6, z + 3));
}
