using System.Collections.Immutable;

namespace NetGen;

/// <summary>How a <see cref="NetworkDefinition"/> is trained.</summary>
public sealed class TrainingDefinition
{
    /// <summary>What is minimised.</summary>
    public required Loss Loss { get; init; }

    /// <summary>How gradients become new parameters.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>The learning rate that training starts with.</summary>
    public required double LearningRate { get; init; }

    /// <summary>
    /// The numbers of the optimizer and the loss by their attribute names, as in <c>Beta1</c>; defaults are filled in. What every optimizer takes
    /// (<c>WeightDecay</c>, <c>L1</c>, <c>ClipNorm</c> and the like) is there only where it has an effect.
    /// </summary>
    public ImmutableDictionary<string, double> Options { get; init; } = ImmutableDictionary<string, double>.Empty;
}
