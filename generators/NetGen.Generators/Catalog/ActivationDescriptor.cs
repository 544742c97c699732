using System;
using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>All that NetGen knows of one activation.</summary>
internal abstract class ActivationDescriptor
{
    public abstract Activation Activation { get; }

    /// <summary>Whether each output depends on one input only, so that a product can apply it to its sums.</summary>
    public abstract bool IsElementwise { get; }

    /// <summary>How the weights before it start unless the layer says otherwise.</summary>
    public virtual Initializer WeightInitializer => Initializer.GlorotUniform;

    /// <summary>The steps that compute the outputs of one sample.</summary>
    /// <param name="z">The lanes of the weighted sums.</param>
    /// <param name="lanes">How many there are.</param>
    /// <param name="target">Where the outputs go.</param>
    public abstract ImmutableArray<RowStep> Forward(Operand z, LaneAxis lanes, LaneMap target);

    /// <summary>The steps that turn a gradient by the outputs of one sample into one by its weighted sums.</summary>
    /// <param name="y">The lanes of the outputs.</param>
    /// <param name="gradient">The gradient by the outputs, lane by lane.</param>
    /// <param name="target">Where the result goes.</param>
    public abstract ImmutableArray<RowStep> Backward(Operand y, Expression gradient, LaneMap target);
}

/// <summary>An activation that is one formula, applied lane by lane.</summary>
internal abstract class ElementwiseActivation : ActivationDescriptor
{
    public sealed override bool IsElementwise => true;

    /// <summary>The formula.</summary>
    public abstract Expression Value(Expression z);

    /// <summary>The derivative by the input, as a formula of the output: what lets training keep the outputs only.</summary>
    /// <exception cref="InvalidOperationException">The output does not tell the derivative.</exception>
    public Expression Derivative(Expression y)
    {
        Operand z = new("z");
        Expression value = Value(z);
        Expression derivative = Differentiator.Derivative(value, z).Replace(value, y);
        return derivative.Contains(z) && value != z
            ? throw new InvalidOperationException($"The derivative of {Activation} cannot be read from its output.")
            : derivative;
    }

    public sealed override ImmutableArray<RowStep> Forward(Operand z, LaneAxis lanes, LaneMap target) =>
        RowSteps.Store("activated", Value(z), target);

    public sealed override ImmutableArray<RowStep> Backward(Operand y, Expression gradient, LaneMap target) =>
        RowSteps.Store("error", Simplifier.Simplify(gradient * Derivative(y)), target);
}
