using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z·σ(z)</c> with the logistic function <c>σ</c>; also called SiLU (Ramachandran, Zoph and Le 2017, with β = 1).</summary>
internal sealed class SwishActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Swish;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    /// <summary>Near <c>z = -1.2785</c>.</summary>
    public override double LowestOutput => -0.27847;

    public override Expression Value(Expression z) => z * Expression.Sigmoid(z);
}
