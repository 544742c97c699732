using System;

namespace NetGen;

/// <summary>
/// What the attribute of every recurrent layer can say. A recurrent layer goes through a sequence of shape <c>(time, features)</c> step by step and carries a state of <see cref="Units"/> numbers
/// from each to the next; before the first step all of it is zero.
/// </summary>
/// <remarks>
/// What a network with such layers is given may be shorter than its shape says: members that take <c>lengths</c> read so many steps of each sequence. The steps after them change no state and count in
/// no loss.
/// </remarks>
public abstract class RecurrentAttribute : LayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>The number of outputs of a step, at least 1.</summary>
    public int Units { get; }

    /// <summary>
    /// Whether the layer gives the output of every step, <c>(time, units)</c>, or that of the last alone, <c>(units)</c>. Default: <see langword="false"/>, the last alone.
    /// </summary>
    public bool ReturnSequences { get; set; }

    /// <summary>
    /// Whether a second layer with parameters of its own goes through the sequence backwards; its outputs stand beside those of the first, so that there are twice as many. Without
    /// <see cref="ReturnSequences"/> they are the first one's after the last step and the second one's after step 0, the last it comes to. Default: <see langword="false"/>.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>
    /// How both weights start; biases start at zero. Default (no member): He-uniform where the activation is ReLU, else Glorot-uniform.
    /// </summary>
    public Initializer Initializer { get; set; } = (Initializer)(-1);

    /// <summary>The number that <see cref="Initializer"/> reads, as in <see cref="WeightedLayerAttribute.InitializerScale"/>.</summary>
    public double InitializerScale { get; set; } = double.NaN;
}
