using System;

namespace NetGen;

/// <summary>
/// An activation as a layer of its own: the shape stays as it is. <see cref="Activation.PReLU"/> has a slope for each
/// channel, which is what the last axis counts.
/// </summary>
/// <param name="activation">What is applied.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivateAttribute(Activation activation) : LayerAttribute
{
    /// <summary>What is applied.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// The number of the activation: the slope of <see cref="Activation.LeakyReLU"/> below zero (default 0.01), the α of <see cref="Activation.ELU"/> (default 1),
    /// what the slopes of <see cref="Activation.PReLU"/> start at (default 0.25). Any finite number; the other activations have none.
    /// </summary>
    public double Alpha { get; set; } = double.NaN;
}
