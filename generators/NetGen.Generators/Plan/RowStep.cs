using System;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>A step of a row program.</summary>
internal abstract record RowStep
{
    public virtual RowStep MapPlaces(Func<Place, Place> map) => this;
}

/// <summary>One pass over the lanes of a sample.</summary>
/// <param name="Values">Named values, lane by lane, in order.</param>
/// <param name="Folds">Scalars that the lanes are folded into.</param>
internal sealed record LanePass(EquatableArray<LaneValue> Values, EquatableArray<Fold> Folds) : RowStep
{
    public override RowStep MapPlaces(Func<Place, Place> map) => this with
    {
        Values = Values
            .Select(value => value.Target is null ? value : value with { Target = value.Target with { Place = map(value.Target.Place) } })
            .ToEquatableArray(),
    };
}

/// <summary>A value computed lane by lane.</summary>
/// <param name="Name">The operand that later values and folds of the pass read it by, and later passes too if it is stored.</param>
/// <param name="Value">The formula.</param>
/// <param name="Target">Where it is stored; <see langword="null"/> if nowhere.</param>
internal sealed record LaneValue(string Name, Expression Value, LaneMap? Target);

/// <summary>A scalar over all lanes of a sample.</summary>
/// <param name="Name">The operand it is read by in later steps.</param>
/// <param name="Operator">How two lanes become one.</param>
/// <param name="Value">What is folded.</param>
internal sealed record Fold(string Name, FoldOperator Operator, Expression Value);

internal enum FoldOperator
{
    Sum,
    Max,
}

/// <summary>A scalar computed from scalars.</summary>
internal sealed record RowScalar(string Name, Expression Value) : RowStep;

/// <summary>Adds a scalar to the sum over all samples that the emitted method returns.</summary>
internal sealed record AddToTotal(Expression Value) : RowStep;
