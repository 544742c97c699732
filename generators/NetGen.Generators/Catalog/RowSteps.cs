using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog;

/// <summary>Short forms for the steps of row programs.</summary>
internal static class RowSteps
{
    /// <summary>A pass that only folds.</summary>
    public static LanePass Fold(params Fold[] folds) => new(default, EquatableArray.Of(folds));

    /// <summary>A pass that stores one value and folds.</summary>
    public static LanePass Pass(LaneValue value, params Fold[] folds) => new(EquatableArray.Of(value), EquatableArray.Of(folds));

    /// <summary>A program of one pass that stores one value.</summary>
    public static ImmutableArray<RowStep> Store(string name, Expression value, LaneMap target) =>
        ImmutableArray.Create<RowStep>(Pass(new LaneValue(name, value, target)));

    /// <summary>
    /// Where a value goes that a later pass reads again: nowhere if the lanes stay in registers from pass to pass, else to memory.
    /// </summary>
    public static LaneMap? Kept(LaneAxis lanes, LaneMap target) => Reduce.Unrolls(lanes) ? null : target;
}
