using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog;

/// <summary>
/// What every optimizer takes: how a gradient is penalised, clipped and decayed before it reaches the optimizer, and how large weights may get.
/// A model has these numbers only where they are not at their defaults, with which they have no effect.
/// </summary>
internal static class Regularization
{
    /// <summary>What gradients are multiplied by so that their norm is within its limit: a step's scalar.</summary>
    public static readonly Operand GradientScale = new("gradientScale");

    public static Hyperparameter WeightDecay { get; } = new("WeightDecay", 0, NumberRange.NonNegative);

    public static Hyperparameter L1 { get; } = new("L1", 0, NumberRange.NonNegative);

    public static Hyperparameter L2 { get; } = new("L2", 0, NumberRange.NonNegative);

    public static Hyperparameter ClipValue { get; } = new("ClipValue", double.PositiveInfinity, NumberRange.AboveZero);

    public static Hyperparameter ClipNorm { get; } = new("ClipNorm", double.PositiveInfinity, NumberRange.AboveZero);

    public static Hyperparameter MaxNorm { get; } = new("MaxNorm", double.PositiveInfinity, NumberRange.AboveZero);

    /// <summary>All of them, in the order in which they take effect.</summary>
    public static ImmutableArray<Hyperparameter> All { get; } = ImmutableArray.Create(L1, L2, ClipValue, ClipNorm, WeightDecay, MaxNorm);

    /// <summary>Those that an optimizer has no default of its own for.</summary>
    public static IEnumerable<Hyperparameter> SharedBy(OptimizerDescriptor optimizer) =>
        All.Where(entry => optimizer.Hyperparameters.All(own => own.Name != entry.Name));

    /// <summary>The number of a model, or its default.</summary>
    public static double Of(TrainingModel training, Hyperparameter entry) => training.Option(entry.Name, entry.Default);

    public static bool IsSet(TrainingModel training, Hyperparameter entry) => Of(training, entry) != entry.Default;

    /// <summary>Whether weights are penalised, which other parameters never are.</summary>
    public static bool PenalisesWeights(TrainingModel training) => IsSet(training, L1) || IsSet(training, L2);

    /// <summary>What becomes of a gradient on its way to the optimizer, one formula after the other, with words for each.</summary>
    /// <param name="training">How the network is trained.</param>
    /// <param name="isPenalised">Whether it is that of a penalised weight.</param>
    /// <param name="decaysByItself">Whether the optimizer has a weight decay of its own.</param>
    public static IEnumerable<(string Words, Expression Gradient)> Steps(TrainingModel training, bool isPenalised, bool decaysByItself)
    {
        Operand gradient = OptimizerDescriptor.Gradient;
        Operand parameter = OptimizerDescriptor.Parameter;
        double l1 = Of(training, L1);
        if (isPenalised && l1 != 0)
        {
            yield return ("L1", gradient + Expression.SelectGreater(parameter, 0, l1, Expression.SelectGreater(0, parameter, -l1, 0)));
        }

        double l2 = Of(training, L2);
        if (isPenalised && l2 != 0)
        {
            yield return ("L2", (l2 * parameter) + gradient);
        }

        double most = Of(training, ClipValue);
        if (IsSet(training, ClipValue))
        {
            yield return ("clipped by value", Expression.Max(-most, Expression.Min(most, gradient)));
        }

        if (IsSet(training, ClipNorm))
        {
            yield return ("clipped by norm", GradientScale * gradient);
        }

        double decay = Of(training, WeightDecay);
        if (!decaysByItself && decay != 0)
        {
            yield return ("weight decay", (decay * parameter) + gradient);
        }
    }
}
