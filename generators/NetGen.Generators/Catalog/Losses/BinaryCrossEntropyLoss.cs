using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary>
/// <c>−t·log σ(z) − (1 − t)·log(1 − σ(z))</c>, averaged over outputs and batch. With <c>u = e^−|z|</c>, which never overflows, it is
/// <c>max(0, z) − z·t + log(1 + u)</c>, and its gradient <c>σ(z) − t</c>, where <c>σ(z)</c> is <c>1/(1 + u)</c> or, below zero, <c>u/(1 + u)</c>.
/// </summary>
internal sealed class BinaryCrossEntropyLoss : LogitLoss
{
    private static readonly Operand Exponential = new("exponential");
    private static readonly Operand Total = new("total");

    public override Loss Loss => Loss.BinaryCrossEntropy;

    public override ImmutableArray<Activation> Pairs { get; } = ImmutableArray.Create(Activation.Sigmoid);

    protected override ImmutableArray<LaneValue> Values { get; } = ImmutableArray.Create(
        new LaneValue(Exponential.Name, Expression.ExpNonPositive(-Expression.Abs(Logits)), null),
        new LaneValue(Total.Name, 1.0 + Exponential, null));

    // 1 + u has lost the last bits of a small u; what it lost, over 1 + u, is what the logarithm lacks (as in log1p of Kahan 1987).
    protected override Expression Value(Expression t) =>
        Expression.Max(0, Logits) - (Logits * t) + (Expression.Log(Total) + ((Exponential - (Total - 1.0)) / Total));

    protected override Expression Slope(Expression t) =>
        (Expression.SelectGreater(0, Logits, Exponential, 1) / Total) - t;
}
