using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z</c> where <c>z &gt; 0</c>, else <c>a·z</c> with a learnt slope <c>a</c> for each output (He, Zhang, Ren and Sun 2015).</summary>
internal sealed class PReLUActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.PReLU;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    /// <summary>What the slopes start at.</summary>
    public override double? DefaultAlpha => 0.25;

    public override Operand? Parameter { get; } = new("slope");

    public override Expression Value(Expression z) => Expression.SelectGreater(z, Expression.Zero, z, Parameter! * z);
}
