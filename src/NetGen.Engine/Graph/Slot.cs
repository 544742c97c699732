namespace NetGen.Engine.Graph;

/// <summary>A place in the graph that holds one row of values per sample: the network's input, or what a layer gives.</summary>
/// <param name="Index">Which buffer of a <see cref="Workspace{T}"/> it is.</param>
/// <param name="Shape">The shape of a sample's values, which lie row-major: the last axis, channels or features, is innermost.</param>
/// <param name="RequiresGradient">Whether parameters lie before it, so that training must know its gradient.</param>
/// <param name="Order">In which order the parameters of a layer that reads it count its features; <see langword="null"/> if in that of the values.</param>
internal sealed record Slot(int Index, TensorShape Shape, bool RequiresGradient, FeatureOrder? Order = null)
{
    /// <summary>The number of values in a row.</summary>
    public int Size { get; } = Shape.Size;

    /// <summary>The extent of the last axis: how many channels, or features, each position has.</summary>
    public int Channels { get; } = Shape[Shape.Rank - 1];
}
