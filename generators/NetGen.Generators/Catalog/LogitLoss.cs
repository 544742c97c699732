using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog;

/// <summary>
/// A loss of each weighted sum and its target, averaged over the outputs, with a gradient of its own: for pairs of activation and loss
/// of which the derivative is simpler, or stabler, than those of the two.
/// </summary>
internal abstract class LogitLoss : LossDescriptor
{
    public sealed override bool ReadsLogits => true;

    /// <summary>What both formulas are made of, in order.</summary>
    protected abstract ImmutableArray<LaneValue> Values { get; }

    /// <summary>The loss of an output.</summary>
    /// <param name="t">Its target.</param>
    protected abstract Expression Value(Expression t);

    /// <summary>Its gradient by the weighted sum.</summary>
    /// <param name="t">Its target.</param>
    protected abstract Expression Slope(Expression t);

    public sealed override ImmutableArray<RowStep> Measure(LossSetting setting) => Steps(setting, Values);

    public sealed override ImmutableArray<RowStep> Gradient(LossSetting setting, ActivationDescriptor last, LaneMap delta) =>
        Steps(setting, Values.Add(new LaneValue(
            "error", Simplifier.Simplify(Slope(setting.Target) * Share * (1.0 / setting.Lanes.Length)), delta)));

    private ImmutableArray<RowStep> Steps(LossSetting setting, ImmutableArray<LaneValue> values)
    {
        Operand loss = new("loss");
        return ImmutableArray.Create<RowStep>(
            new LanePass(values.ToEquatableArray(), EquatableArray.Of(new Fold(loss.Name, FoldOperator.Sum, Value(setting.Target)))),
            new AddToTotal(Simplifier.Simplify(loss * (1.0 / setting.Lanes.Length))));
    }
}
