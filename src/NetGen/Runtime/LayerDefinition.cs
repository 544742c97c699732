using System.Collections.Immutable;

namespace NetGen;

/// <summary>One layer of a <see cref="NetworkDefinition"/>.</summary>
public sealed class LayerDefinition
{
    /// <summary>The layer's name: as declared, else its index counting all layers from 0. The prefix of its tensors.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of layer: its attribute's name without the suffix, as in <c>Dense</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The names of the layers it reads; <see cref="NetworkDefinition.InputName"/> is the network's input.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>The shape of what it gives for one sample.</summary>
    public required TensorShape OutputShape { get; init; }

    /// <summary>What it applies to its result; <see cref="Activation.Linear"/> if nothing.</summary>
    public Activation Activation { get; init; }

    /// <summary>
    /// Further numbers of the declaration by name, as in <c>Stride</c> or <c>Rate</c>; truth values are 0 and 1. Only what the
    /// kind of layer needs at run time and the shapes do not tell.
    /// </summary>
    public ImmutableDictionary<string, double> Options { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Whether training changes its parameters.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>What the learning rate is multiplied by for its parameters.</summary>
    public double LearningRateScale { get; init; } = 1;

    /// <summary>Its parameter tensors in canonical order; none for a layer without parameters.</summary>
    public ImmutableArray<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>What it keeps from step to step beside its parameters and predicts with, as a mean over batches; none for most layers.</summary>
    public ImmutableArray<ParameterDefinition> Statistics { get; init; } = [];
}
