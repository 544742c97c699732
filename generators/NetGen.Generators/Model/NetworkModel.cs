using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Model;

/// <summary>
/// A network that was read without error: everything that decides what is emitted, and nothing else. Holds no symbol, syntax or
/// location, so that it is equal after every edit that does not concern it.
/// </summary>
/// <param name="Type">The class to extend.</param>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Layers">The layers in declaration order; at least one, and the last gives the output.</param>
/// <param name="Training">How it is trained; <see langword="null"/> if only inference is wanted.</param>
/// <param name="VectorBits">The vector width to emit for: 128, 256 or 512.</param>
/// <param name="Features">The indices of the layers whose results can be asked for, in order.</param>
internal sealed record NetworkModel(
    TypeModel Type,
    Shape Input,
    EquatableArray<LayerModel> Layers,
    TrainingModel? Training,
    int VectorBits,
    EquatableArray<int> Features = default)
{
    public Shape Output => Layers[Layers.Count - 1].Output;
}
