using System.Globalization;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Model;

/// <summary>A layer with its place in the graph.</summary>
/// <param name="Name">As declared, else its index counting all layers from 0.</param>
/// <param name="Index">Its index counting all layers from 0.</param>
/// <param name="Sources">The indices of the layers it reads; <see cref="NetworkInput"/> is the network's input.</param>
/// <param name="Spec">What kind of layer it is and its arguments.</param>
/// <param name="Output">The shape of what it gives for one sample.</param>
internal sealed record LayerModel(string Name, int Index, EquatableArray<int> Sources, LayerSpec Spec, Shape Output)
{
    /// <summary>Whether its author gave it a name.</summary>
    public bool IsNamed => Name != Index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether training changes its parameters.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>What the learning rate is multiplied by for its parameters.</summary>
    public double LearningRateScale { get; init; } = 1;

    /// <summary>The source index of the network's input.</summary>
    public const int NetworkInput = -1;
}

/// <summary>A kind of layer with its arguments. The catalogue derives one record a layer.</summary>
internal abstract record LayerSpec;
