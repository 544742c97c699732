namespace NetGen.Engine.Graph;

/// <summary>A place in the graph that holds one row of values per sample: the network's input, or what a layer gives.</summary>
/// <param name="Index">Which buffer of a <see cref="Workspace{T}"/> it is.</param>
/// <param name="Size">The number of values in a row.</param>
/// <param name="RequiresGradient">Whether parameters lie before it, so that training must know its gradient.</param>
internal sealed record Slot(int Index, int Size, bool RequiresGradient);
