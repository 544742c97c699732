using System;

namespace NetGen;

/// <summary>A fully connected layer: <c>y = f(W·x + b)</c>, from <c>(features)</c> to <c>(units)</c>.</summary>
/// <param name="units">The number of outputs, at least 1.</param>
/// <param name="activation">What is applied to the weighted sums.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>What is applied to the weighted sums.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// The number of the activation: the slope of <see cref="Activation.LeakyReLU"/> below zero (default 0.01), the α of <see cref="Activation.ELU"/> (default 1),
    /// what the slopes of <see cref="Activation.PReLU"/> start at (default 0.25). Any finite number; the other activations have none.
    /// </summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>Whether a bias is added. Default: <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// How the weights start; the bias starts at zero. Default (no member): chosen by the activation that follows, He-uniform before ReLU kinds,
    /// else Glorot-uniform.
    /// </summary>
    public Initializer Initializer { get; set; } = (Initializer)(-1);

    /// <summary>
    /// The number that <see cref="Initializer"/> reads: the value of <see cref="Initializer.Constant"/>, the bound of
    /// <see cref="Initializer.Uniform"/> and the standard deviation of <see cref="Initializer.Normal"/> (default 0.05), the gain of
    /// <see cref="Initializer.Orthogonal"/> (default 1). The others read none.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;
}
