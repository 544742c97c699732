using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>All that NetGen knows of one loss.</summary>
internal abstract class LossDescriptor
{
    /// <summary>The lanes of the network's outputs.</summary>
    protected static readonly Operand Output = new("y");

    /// <summary>The lanes of the weighted sums that the last activation was applied to.</summary>
    protected static readonly Operand Logits = new("z");

    /// <summary>The lanes of the targets.</summary>
    protected static readonly Operand Target = new("t");

    /// <summary>One over the number of samples: what makes a sum over the batch a mean.</summary>
    protected static readonly Operand InverseRows = new("inverseRows");

    public abstract Loss Loss { get; }

    /// <summary>The last activations it pairs with.</summary>
    public abstract ImmutableArray<Activation> Pairs { get; }

    /// <summary>Whether it is computed from the weighted sums, so that training need not apply the last activation at all.</summary>
    public abstract bool ReadsLogits { get; }

    /// <summary>The name by which its row programs read the network's result.</summary>
    public Operand Result => ReadsLogits ? Logits : Output;

    /// <summary>The steps that add a sample's loss to the total.</summary>
    public abstract ImmutableArray<RowStep> Measure(LaneAxis lanes);

    /// <summary>The same, and the gradient of the mean loss by the weighted sums.</summary>
    /// <param name="lanes">The network's outputs.</param>
    /// <param name="last">The last activation.</param>
    /// <param name="delta">Where the gradient goes.</param>
    public abstract ImmutableArray<RowStep> Gradient(LaneAxis lanes, ActivationDescriptor last, LaneMap delta);

    /// <summary>The scalar operands of <see cref="Gradient"/>.</summary>
    public static string GradientScalar => InverseRows.Name;
}

/// <summary>A loss that is one formula of output and target, averaged over the outputs.</summary>
internal abstract class ElementwiseLoss : LossDescriptor
{
    public sealed override bool ReadsLogits => false;

    /// <summary>The formula.</summary>
    protected abstract Expression Value(Expression y, Expression t);

    public sealed override ImmutableArray<RowStep> Measure(LaneAxis lanes)
    {
        Operand loss = new("loss");
        return ImmutableArray.Create<RowStep>(
            RowSteps.Fold(new Fold(loss.Name, FoldOperator.Sum, Simplifier.Simplify(Value(Output, Target)))),
            new AddToTotal(Simplifier.Simplify(loss * (1.0 / lanes.Length))));
    }

    public sealed override ImmutableArray<RowStep> Gradient(LaneAxis lanes, ActivationDescriptor last, LaneMap delta)
    {
        Expression derivative = Differentiator.Derivative(Value(Output, Target), Output);
        Expression gradient = Simplifier.Simplify(derivative * InverseRows * (1.0 / lanes.Length));
        return Measure(lanes).AddRange(last.Backward(Output, gradient, delta));
    }
}
