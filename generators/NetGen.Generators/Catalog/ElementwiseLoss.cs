using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>A loss that is one formula of output and target, averaged over the outputs.</summary>
internal abstract class ElementwiseLoss : LossDescriptor
{
    /// <summary>The last activations that have a derivative to pass a gradient on by: all but the step.</summary>
    protected static ImmutableArray<Activation> Differentiable { get; } =
        Enum.GetValues(typeof(Activation)).Cast<Activation>().Where(activation => activation != Activation.Step).ToImmutableArray();

    public sealed override bool ReadsLogits => false;

    /// <summary>The formula.</summary>
    protected abstract Expression Value(Expression y, Expression t, TrainingModel training);

    public sealed override ImmutableArray<RowStep> Measure(LossSetting setting)
    {
        Operand loss = new("loss");
        return ImmutableArray.Create<RowStep>(
            RowSteps.Fold(new Fold(loss.Name, FoldOperator.Sum, Simplified(setting))),
            new AddToTotal(Simplifier.Simplify(loss * (1.0 / setting.Lanes.Length))));
    }

    public sealed override ImmutableArray<RowStep> Gradient(LossSetting setting, ActivationDescriptor last, LaneMap delta)
    {
        Expression derivative = Differentiator.Derivative(Simplified(setting), Output);
        Expression gradient = Simplifier.Simplify(derivative * Share * (1.0 / setting.Lanes.Length));
        return Measure(setting).AddRange(last.Backward(Output, gradient, delta));
    }

    private Expression Simplified(LossSetting setting) => Simplifier.Simplify(Value(Output, setting.Target, setting.Training));
}
