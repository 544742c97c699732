using System;

namespace NetGen;

/// <summary>A fully connected layer: <c>y = f(W·x + b)</c>, from <c>(features)</c> to <c>(units)</c>.</summary>
/// <param name="units">The number of outputs, at least 1.</param>
/// <param name="activation">What is applied to the weighted sums.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : WeightedLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>What is applied to the weighted sums.</summary>
    public Activation Activation { get; } = activation;
}
