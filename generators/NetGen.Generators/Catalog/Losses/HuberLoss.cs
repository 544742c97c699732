using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary>
/// With <c>d = y − t</c>: <c>d²/2</c> up to <c>|d| = δ</c>, and <c>δ·(|d| − δ/2)</c> beyond, where the square would overflow; averaged over outputs
/// and batch.
/// </summary>
internal sealed class HuberLoss : ElementwiseLoss
{
    private const string Delta = "Delta";

    public override Loss Loss => Loss.Huber;

    public override ImmutableArray<Activation> Pairs => Differentiable;

    public override ImmutableArray<Hyperparameter> Hyperparameters { get; } =
        ImmutableArray.Create(new Hyperparameter(Delta, 1, NumberRange.Positive));

    protected override Expression Value(Expression y, Expression t, TrainingModel training)
    {
        Expression difference = y - t;
        double delta = training.Option(Delta);
        return Expression.SelectGreater(
            Expression.Abs(difference),
            delta,
            delta * (Expression.Abs(difference) - (0.5 * delta)),
            0.5 * (difference * difference));
    }
}
