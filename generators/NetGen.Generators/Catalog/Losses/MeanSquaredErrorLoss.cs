using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary><c>(y − t)²</c>, averaged over outputs and batch.</summary>
internal sealed class MeanSquaredErrorLoss : ElementwiseLoss
{
    public override Loss Loss => Loss.MeanSquaredError;

    public override ImmutableArray<Activation> Pairs { get; } =
        Enum.GetValues(typeof(Activation)).Cast<Activation>().Where(activation => activation != Activation.Step).ToImmutableArray();

    protected override Expression Value(Expression y, Expression t) => (y - t) * (y - t);
}
