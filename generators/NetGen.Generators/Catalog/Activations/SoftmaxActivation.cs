using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>yᵢ = eᶻⁱ / Σⱼ eᶻʲ</c>, with the largest <c>z</c> taken off first, so that nothing overflows.</summary>
internal sealed class SoftmaxActivation : ActivationDescriptor
{
    public override Activation Activation => Activation.Softmax;

    public override Loss UsualLoss => Loss.CategoricalCrossEntropy;

    public override bool SumsToOne => true;

    public override double LowestOutput => 0;

    public override bool IsElementwise => false;

    public override KeptForGradient Kept => KeptForGradient.Nothing;

    public override ImmutableArray<RowStep> Forward(Operand z, LaneAxis lanes, LaneMap target)
    {
        Operand largest = new("largest");
        Operand exponential = new("exponential");
        Operand total = new("total");
        Operand scale = new("scale");

        // Dividing a few vectors takes less time than a division and a multiplication after it.
        bool divides = Reduce.Unrolls(lanes);
        ImmutableArray<RowStep> steps = ImmutableArray.Create<RowStep>(
            RowSteps.Fold(new Fold(largest.Name, FoldOperator.Max, z)),
            RowSteps.Pass(
                new LaneValue(exponential.Name, Expression.ExpNonPositive(z - largest), RowSteps.Kept(lanes, target)),
                new Fold(total.Name, FoldOperator.Sum, exponential)));
        return divides
            ? steps.Add(RowSteps.Pass(new LaneValue("probability", exponential / total, target)))
            : steps.Add(new RowScalar(scale.Name, 1.0 / total)).Add(RowSteps.Pass(new LaneValue("probability", exponential * scale, target)));
    }

    /// <summary>The product with the Jacobian: <c>δᵢ = yᵢ·(gᵢ − Σⱼ gⱼ·yⱼ)</c>.</summary>
    public override ImmutableArray<RowStep> Backward(Operand y, Expression gradient, LaneMap target)
    {
        Operand mean = new("mean");
        return ImmutableArray.Create<RowStep>(
            RowSteps.Fold(new Fold(mean.Name, FoldOperator.Sum, gradient * y)),
            RowSteps.Pass(new LaneValue("error", y * (gradient - mean), target)));
    }
}
