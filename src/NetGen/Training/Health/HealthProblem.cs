namespace NetGen;

/// <summary>What can be wrong with the way a layer learns.</summary>
public enum HealthProblem
{
    /// <summary>
    /// The layer's gradient, relative to its weights, is less than a thousandth of that of a later layer: backpropagation multiplies it by a small
    /// derivative in every layer on the way.
    /// </summary>
    VanishingGradients,

    /// <summary>The layer's gradient is more than a hundred times as large as its weights, or no longer a number.</summary>
    ExplodingGradients,

    /// <summary>At least half of a ReLU layer's units, or of a convolution's filters, give 0 whatever the sample.</summary>
    DeadUnits,

    /// <summary>At least half of a sigmoid or tanh layer's outputs lie on the flat ends.</summary>
    SaturatedUnits,
}
