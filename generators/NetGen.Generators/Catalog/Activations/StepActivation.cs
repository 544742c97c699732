using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = 1</c> where <c>z ≥ 0</c>, else 0. No gradient gets through it.</summary>
internal sealed class StepActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Step;

    public override Loss UsualLoss => Loss.Perceptron;

    public override bool PassesGradient => false;

    public override double LowestOutput => 0;

    // A second question that every number left answers with yes and NaN with no: so NaN gives itself.
    public override Expression Value(Expression z) =>
        Expression.SelectGreater(Expression.Zero, z, Expression.Zero, Expression.SelectGreater(z, -1, Expression.One, z));
}
