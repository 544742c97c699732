using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = max(0, z)</c>; <c>f′ = 1</c> where the output is above zero.</summary>
internal sealed class ReLUActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.ReLU;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    public override double LowestOutput => 0;

    public override Expression Value(Expression z) => Expression.Max(Expression.Zero, z);
}
