using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary><c>(y − t)²</c>, averaged over outputs and batch.</summary>
internal sealed class MeanSquaredErrorLoss : ElementwiseLoss
{
    public override Loss Loss => Loss.MeanSquaredError;

    public override ImmutableArray<Activation> Pairs => Differentiable;

    protected override Expression Value(Expression y, Expression t, TrainingModel training) => (y - t) * (y - t);
}
