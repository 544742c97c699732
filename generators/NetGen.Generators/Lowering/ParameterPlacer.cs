namespace NetGen.Generators.Lowering;

/// <summary>Gives each parameter tensor its place in canonical order and in the arenas.</summary>
internal sealed class ParameterPlacer
{
    /// <summary>Floats in 64 bytes: where tensors start, so that vector loads never cross a cache line.</summary>
    public const int Alignment = 16;

    private int _canonical;
    private int _arena;

    /// <param name="tensor">The tensor.</param>
    /// <param name="layer">The index of the declared layer it belongs to.</param>
    public ParameterSlot Place(ParameterTensor tensor, int layer)
    {
        ParameterSlot slot = new(tensor, layer, _canonical, _arena);
        _canonical += (int)tensor.Shape.Size;
        _arena += Aligned(tensor.Layout.Length);
        return slot;
    }

    public static int Aligned(int length) => (length + Alignment - 1) / Alignment * Alignment;
}
