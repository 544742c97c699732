using System;

namespace NetGen;

/// <summary>What the attribute of every layer can say that multiplies its input by weights and ends in an activation.</summary>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    private protected WeightedLayerAttribute()
    {
    }

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
