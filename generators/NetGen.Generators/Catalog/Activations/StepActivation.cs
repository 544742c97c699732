using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary>The Heaviside step: 0 below zero, 1 from there on. NaN stays NaN.</summary>
internal sealed class StepActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Step;

    // What is neither below nor above is zero, which becomes 1, or NaN.
    public override Expression Value(Expression z) =>
        Expression.SelectGreater(0, z, 0, Expression.SelectGreater(z, 0, 1, z + 1.0));
}
