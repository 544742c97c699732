using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// All that decides how the training of a network goes on, at the end of a step: a network that is given the state of another one of its class
/// takes the same steps from the same data, bit for bit.
/// </summary>
public sealed class TrainingState
{
    /// <summary>The updates applied so far.</summary>
    public required long StepCount { get; init; }

    /// <summary>The learning rate of the next step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>The seed the network was created from: where the random numbers of its steps come from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The parameters, in canonical order.</summary>
    public required ImmutableArray<float> Parameters { get; init; }

    /// <summary>The running statistics, in the order of the layers; none if no layer keeps any.</summary>
    public ImmutableArray<float> Statistics { get; init; } = [];

    /// <summary>What the optimizer keeps of each parameter; nothing for plain gradient descent.</summary>
    public ImmutableArray<Moment> Moments { get; init; } = [];
}

/// <summary>Something an optimizer keeps of each parameter.</summary>
/// <param name="Name">What it is, as in <c>firstMoment</c>.</param>
/// <param name="Values">One number a parameter, in canonical order; 0 for a parameter that is not trained.</param>
public sealed record Moment(string Name, ImmutableArray<float> Values);
