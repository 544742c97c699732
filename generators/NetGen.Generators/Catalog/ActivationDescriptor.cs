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

    /// <summary>How the weights before it start.</summary>
    public virtual Initializer WeightInitializer => Initializer.GlorotUniform;

    /// <summary>What a network that ends with it is usually trained on.</summary>
    public virtual Loss UsualLoss => Loss.MeanSquaredError;

    /// <summary>What <c>Alpha</c> is where a layer does not give it; <see langword="null"/> if the activation reads no number.</summary>
    public virtual double? DefaultAlpha => null;

    /// <summary>Whether it lets a gradient through, so that layers before it can learn.</summary>
    public virtual bool PassesGradient => true;

    /// <summary>Whether it gives what it is given.</summary>
    public virtual bool IsIdentity => false;

    /// <summary>
    /// Whether its slope is at most 1 and goes to zero on both sides, so that a gradient gets smaller at each layer that ends in it (Hochreiter 1991).
    /// </summary>
    public virtual bool Saturates => false;

    /// <summary>Whether its slope at zero is 1, so that small values pass as they are.</summary>
    public virtual bool KeepsSmallValues => false;

    /// <summary>Whether its outputs add up to 1, as the probabilities of classes do.</summary>
    public virtual bool SumsToOne => false;

    /// <summary>What no output is below.</summary>
    public virtual double LowestOutput => double.NegativeInfinity;

    /// <summary>What training keeps of a sample for the way back, beside the outputs.</summary>
    public abstract KeptForGradient Kept { get; }

    /// <summary>The operand it reads of a parameter of its own, one number for each output; <see langword="null"/> if it learns nothing.</summary>
    public virtual Operand? Parameter => null;

    /// <summary>The same activation with its number.</summary>
    public virtual ActivationDescriptor With(double alpha) => this;

    /// <summary>The steps that compute the outputs of one sample.</summary>
    /// <param name="z">The lanes of the weighted sums.</param>
    /// <param name="lanes">How many there are.</param>
    /// <param name="target">Where the outputs go.</param>
    public abstract ImmutableArray<RowStep> Forward(Operand z, LaneAxis lanes, LaneMap target);

    /// <summary>The steps that turn a gradient by the outputs of one sample into what the layer's backward pass starts from.</summary>
    /// <param name="y">The lanes of the outputs.</param>
    /// <param name="gradient">The gradient by the outputs, lane by lane.</param>
    /// <param name="target">Where the result goes.</param>
    public abstract ImmutableArray<RowStep> Backward(Operand y, Expression gradient, LaneMap target);
}

/// <summary>What training keeps of an activation for the way back.</summary>
internal enum KeptForGradient
{
    /// <summary>Nothing: the outputs tell the derivative.</summary>
    Nothing,

    /// <summary>The derivatives by the sums, computed beside the outputs, which they share their functions with.</summary>
    Derivatives,

    /// <summary>The sums: the activation has a pass of its own on the way back, for the gradient of its parameter.</summary>
    Sums,
}
