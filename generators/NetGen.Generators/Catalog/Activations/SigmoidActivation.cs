using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary>The logistic function; <c>f′ = y·(1 − y)</c>.</summary>
internal sealed class SigmoidActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.Sigmoid;

    public override Loss UsualLoss => Loss.BinaryCrossEntropy;

    public override bool Saturates => true;

    public override double LowestOutput => 0;

    public override Expression Value(Expression z) => Expression.Sigmoid(z);
}
