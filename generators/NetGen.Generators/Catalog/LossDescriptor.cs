using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
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

    /// <summary>The sample's share in the mean over the batch: its weight over the sum of all weights.</summary>
    public static readonly Operand Share = new("rowShare");

    public abstract Loss Loss { get; }

    /// <summary>The last activations it pairs with.</summary>
    public abstract ImmutableArray<Activation> Pairs { get; }

    /// <summary>Whether it is computed from the weighted sums, so that training need not apply the last activation at all.</summary>
    public abstract bool ReadsLogits { get; }

    /// <summary>The name by which its row programs read the network's result.</summary>
    public Operand Result => ReadsLogits ? Logits : Output;

    /// <summary>Its numbers: properties of the training attribute that it reads.</summary>
    public virtual ImmutableArray<Hyperparameter> Hyperparameters => ImmutableArray<Hyperparameter>.Empty;

    /// <summary>The target that a class index stands for.</summary>
    /// <param name="indicator">One in the class's lane and zero elsewhere; with a single output the index, 0 or 1.</param>
    public virtual Expression TargetOfLabel(Expression indicator) => indicator;

    /// <summary>The steps that add a sample's loss to the total.</summary>
    public abstract ImmutableArray<RowStep> Measure(LossSetting setting);

    /// <summary>The same, and the gradient by the weighted sums of the loss times <see cref="Share"/>.</summary>
    /// <param name="setting">What it is lowered for.</param>
    /// <param name="last">The last activation.</param>
    /// <param name="delta">Where the gradient goes.</param>
    public abstract ImmutableArray<RowStep> Gradient(LossSetting setting, ActivationDescriptor last, LaneMap delta);
}

/// <summary>What a loss is lowered for.</summary>
/// <param name="Training">The training, with the loss's numbers.</param>
/// <param name="Lanes">The network's outputs.</param>
/// <param name="Target">The targets, lane by lane.</param>
internal sealed record LossSetting(TrainingModel Training, LaneAxis Lanes, Expression Target);
