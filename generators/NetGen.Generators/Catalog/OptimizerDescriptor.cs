using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>All that NetGen knows of one optimizer.</summary>
internal abstract class OptimizerDescriptor
{
    /// <summary>A parameter before the step.</summary>
    public static readonly Operand Parameter = new("parameter");

    /// <summary>Its gradient: penalised, clipped and decayed as declared.</summary>
    public static readonly Operand Gradient = new("gradient");

    /// <summary>The learning rate of the step.</summary>
    public static readonly Operand LearningRate = new(LearningRateName);

    /// <summary>What the formulas of step scalars call the learning rate.</summary>
    public const string LearningRateName = "learningRate";

    /// <summary>As denormals, moments of dead units would slow every later step several times.</summary>
    private const double Flushed = 1e-30;

    public abstract Optimizer Optimizer { get; }

    public abstract double DefaultLearningRate { get; }

    /// <summary>The learning rates that it is usually given: beyond, training mostly diverges or hardly moves.</summary>
    public abstract UsualRange UsualLearningRates { get; }

    /// <summary>Its hyperparameters: properties of the training attribute that it reads, beside those of <see cref="Regularization"/>.</summary>
    public abstract ImmutableArray<Hyperparameter> Hyperparameters { get; }

    /// <summary>Whether weight decay is a part of its own formulas instead of the gradient's.</summary>
    public virtual bool DecaysByItself => false;

    /// <summary>Its step as formulas.</summary>
    public abstract UpdateRule Rule(TrainingModel training);

    /// <summary>A moment, or 0 in place of one that is next to nothing.</summary>
    protected static Expression FlushTiny(Expression moment) =>
        Expression.SelectGreater(Expression.Abs(moment), Flushed, moment, 0);
}

/// <summary>An optimizer's step as formulas, lane by lane over all parameters.</summary>
/// <param name="Moments">What it keeps for each parameter between steps, starting at zero.</param>
/// <param name="Powers">Numbers to the power of the number of steps, this one included, by name.</param>
/// <param name="Scalars">Numbers computed once a step, in double.</param>
/// <param name="Values">
/// The values computed for each parameter, in order; one named like a moment, or <c>parameter</c>, becomes its new value.
/// </param>
internal sealed record UpdateRule(
    ImmutableArray<string> Moments,
    ImmutableArray<OptionModel> Powers,
    ImmutableArray<StepScalar> Scalars,
    ImmutableArray<(string Name, Expression Value)> Values);

/// <summary>From where to where a number usually is.</summary>
internal sealed record UsualRange(double Least, double Most);

/// <summary>A number an optimizer can be given.</summary>
/// <param name="Name">The property of the training attribute.</param>
/// <param name="Default">Its value if not given.</param>
/// <param name="Range">The values it may take.</param>
internal sealed record Hyperparameter(string Name, double Default, NumberRange Range);
