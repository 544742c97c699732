using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = ln(1 + e^z)</c>; <c>f′</c> is the logistic function.</summary>
internal sealed class SoftplusActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Softplus;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    public override double LowestOutput => 0;

    public override Expression Value(Expression z) => Expression.Softplus(z);
}
