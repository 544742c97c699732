using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary><c>|y − t|</c>, averaged over outputs and batch; where the two are equal the gradient is 0.</summary>
internal sealed class MeanAbsoluteErrorLoss : ElementwiseLoss
{
    public override Loss Loss => Loss.MeanAbsoluteError;

    public override ImmutableArray<Activation> Pairs => Differentiable;

    protected override Expression Value(Expression y, Expression t, TrainingModel training) => Expression.Abs(y - t);
}
