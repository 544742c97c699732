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
}
