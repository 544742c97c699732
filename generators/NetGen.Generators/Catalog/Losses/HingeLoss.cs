using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary>
/// <c>max(0, 1 − t·y)</c> for targets of −1 and 1, averaged over outputs and batch. The class of an index has the target 1 and the others −1;
/// with a single output the index 0 means −1.
/// </summary>
internal sealed class HingeLoss : ElementwiseLoss
{
    public override Loss Loss => Loss.Hinge;

    public override ImmutableArray<Activation> Pairs { get; } = ImmutableArray.Create(Activation.Linear);

    public override Expression TargetOfLabel(Expression indicator) => (2.0 * indicator) - 1.0;

    protected override Expression Value(Expression y, Expression t, TrainingModel training) => Expression.Max(0, 1.0 - (t * y));
}
