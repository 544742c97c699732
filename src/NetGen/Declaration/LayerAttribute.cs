using System;

namespace NetGen;

/// <summary>What every layer attribute can say.</summary>
public abstract class LayerAttribute : Attribute
{
    // The generator compiles the layers it knows; one from elsewhere would be declared and ignored.
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// The layer's name: what <see cref="From"/> refers to and the prefix of its tensors in files. Unique in the network,
    /// not <c>"input"</c>, no dots. Default: the index of the attribute, counting all layers from 0.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>
    /// The layers this one reads, by name; the network's input is <c>"input"</c>. Default: the layer before.
    /// </summary>
    public string[]? From { get; set; }

    /// <summary>
    /// Whether training changes the layer's parameters. A frozen layer keeps them as they are and costs no gradients; its gradients are read as
    /// zero. Default: <see langword="true"/>.
    /// </summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied by for the layer's parameters, above 0. Default: 1.</summary>
    public double LearningRateScale { get; set; } = 1;
}
