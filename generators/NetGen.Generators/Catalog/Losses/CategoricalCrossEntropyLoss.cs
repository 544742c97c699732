using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary>
/// <c>−Σ t·log softmax(z)</c>, averaged over the batch. With <c>m</c> the largest logit and <c>s = Σ e^(z−m)</c> it is
/// <c>Σt·log s − Σ t·(z − m)</c>, and its gradient <c>e^(z−m)/s·Σt − t</c>: neither overflows, whatever the logits. With <c>LabelSmoothing</c> ε the
/// targets of <c>K</c> classes are <c>(1 − ε)·t + ε/K</c> instead (Szegedy et al. 2016).
/// </summary>
internal sealed class CategoricalCrossEntropyLoss : LossDescriptor
{
    private static readonly Operand Largest = new("largest");
    private static readonly Operand Shifted = new("shifted");
    private static readonly Operand Exponential = new("exponential");
    private static readonly Operand Total = new("total");
    private static readonly Operand TargetTotal = new("targetTotal");
    private static readonly Operand Agreement = new("agreement");

    private const string LabelSmoothing = "LabelSmoothing";

    public override Loss Loss => Loss.CategoricalCrossEntropy;

    public override ImmutableArray<Activation> Pairs { get; } = ImmutableArray.Create(Activation.Softmax);

    public override bool ReadsLogits => true;

    public override ImmutableArray<Hyperparameter> Hyperparameters { get; } =
        ImmutableArray.Create(new Hyperparameter(LabelSmoothing, 0, NumberRange.Fraction));

    public override ImmutableArray<RowStep> Measure(LossSetting setting) => Steps(Smoothed(setting), kept: null);

    public override ImmutableArray<RowStep> Gradient(LossSetting setting, ActivationDescriptor last, LaneMap delta)
    {
        Operand scale = new("scale");
        Expression target = Smoothed(setting);
        return Steps(target, RowSteps.Kept(setting.Lanes, delta))
            .Add(new RowScalar(scale.Name, TargetTotal / Total))
            .Add(RowSteps.Pass(new LaneValue("error", ((Exponential * scale) - target) * Share, delta)));
    }

    private static Expression Smoothed(LossSetting setting)
    {
        double smoothing = setting.Training.Option(LabelSmoothing);
        return Simplifier.Simplify(((1 - smoothing) * setting.Target) + (smoothing / setting.Lanes.Length));
    }

    /// <param name="target">The targets.</param>
    /// <param name="kept">Where the exponentials go if a later pass reads them from memory.</param>
    private static ImmutableArray<RowStep> Steps(Expression target, LaneMap? kept) => ImmutableArray.Create<RowStep>(
        RowSteps.Fold(new Fold(Largest.Name, FoldOperator.Max, Logits)),

        // A difference that overflows must not become 0·∞ where the target is zero.
        new LanePass(
            Infrastructure.EquatableArray.Of(
                new LaneValue(Shifted.Name, Expression.Max(-(double)float.MaxValue, Logits - Largest), null),
                new LaneValue(Exponential.Name, Expression.ExpNonPositive(Shifted), kept)),
            Infrastructure.EquatableArray.Of(
                new Fold(Total.Name, FoldOperator.Sum, Exponential),
                new Fold(TargetTotal.Name, FoldOperator.Sum, target),
                new Fold(Agreement.Name, FoldOperator.Sum, target * Shifted))),
        new AddToTotal((TargetTotal * Expression.Log(Total)) - Agreement));
}
