using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary>
/// <c>−Σ t·log softmax(z)</c>, averaged over the batch. With <c>m</c> the largest logit and <c>s = Σ e^(z−m)</c> it is
/// <c>Σt·log s − Σ t·(z − m)</c>, and its gradient <c>e^(z−m)/s·Σt − t</c>: neither overflows, whatever the logits.
/// </summary>
internal sealed class CategoricalCrossEntropyLoss : LossDescriptor
{
    private static readonly Operand Largest = new("largest");
    private static readonly Operand Shifted = new("shifted");
    private static readonly Operand Exponential = new("exponential");
    private static readonly Operand Total = new("total");
    private static readonly Operand TargetTotal = new("targetTotal");
    private static readonly Operand Agreement = new("agreement");

    public override Loss Loss => Loss.CategoricalCrossEntropy;

    public override ImmutableArray<Activation> Pairs { get; } = ImmutableArray.Create(Activation.Softmax);

    public override bool ReadsLogits => true;

    public override ImmutableArray<RowStep> Measure(LaneAxis lanes) => Steps(kept: null);

    public override ImmutableArray<RowStep> Gradient(LaneAxis lanes, ActivationDescriptor last, LaneMap delta)
    {
        Operand share = new("share");
        return Steps(RowSteps.Kept(lanes, delta))
            .Add(new RowScalar(share.Name, TargetTotal / Total))
            .Add(RowSteps.Pass(new LaneValue("error", ((Exponential * share) - Target) * InverseRows, delta)));
    }

    /// <param name="kept">Where the exponentials go if a later pass reads them from memory.</param>
    private static ImmutableArray<RowStep> Steps(LaneMap? kept) => ImmutableArray.Create<RowStep>(
        RowSteps.Fold(new Fold(Largest.Name, FoldOperator.Max, Logits)),
        new LanePass(
            Infrastructure.EquatableArray.Of(
                new LaneValue(Shifted.Name, Logits - Largest, null),
                new LaneValue(Exponential.Name, Expression.ExpNonPositive(Shifted), kept)),
            Infrastructure.EquatableArray.Of(
                new Fold(Total.Name, FoldOperator.Sum, Exponential),
                new Fold(TargetTotal.Name, FoldOperator.Sum, Target),
                new Fold(Agreement.Name, FoldOperator.Sum, Target * Shifted))),
        new AddToTotal((TargetTotal * Expression.Log(Total)) - Agreement));
}
