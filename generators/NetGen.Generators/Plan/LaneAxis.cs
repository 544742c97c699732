namespace NetGen.Generators.Plan;

/// <summary>
/// An axis whose elements lie in vector lanes. It is cut into panels of two vectors; where the number of vectors is odd, the last panel has one.
/// </summary>
/// <param name="Length">The number of elements, at least 1.</param>
/// <param name="VectorLanes">The number of floats in a vector.</param>
internal sealed record LaneAxis(int Length, int VectorLanes)
{
    /// <summary>How many vectors a full panel has.</summary>
    public const int PanelVectors = 2;

    /// <summary>512 bytes of floats.</summary>
    private const int ConflictStride = 128;

    /// <summary>64 bytes of floats.</summary>
    private const int CacheLine = 16;

    /// <summary>The fewest lanes that emitted code uses: those of 128 bits.</summary>
    public const int FewestLanes = 4;

    /// <summary>The most: those of 512 bits.</summary>
    public const int MostLanes = 16;

    /// <summary>
    /// The axis on vectors of a width, or of a part of it where a half or a quarter holds all elements: less memory, and folds that never
    /// cross from one half of a register to the other, which costs three cycles each time.
    /// </summary>
    /// <param name="length">The number of elements, at least 1.</param>
    /// <param name="vectorLanes">The floats in the network's vectors.</param>
    public static LaneAxis Of(int length, int vectorLanes)
    {
        int lanes = vectorLanes;
        while (lanes > FewestLanes && length <= lanes / 2)
        {
            lanes /= 2;
        }

        return new LaneAxis(length, lanes);
    }

    public int Vectors => (Length + VectorLanes - 1) / VectorLanes;

    /// <summary>The length rounded up to full vectors.</summary>
    public int Padded => Vectors * VectorLanes;

    /// <summary>
    /// Floats from a padded row to the next. Rows a multiple of 512 bytes apart would put the same columns of all rows into a few sets of
    /// the first-level cache, which then evict each other; a cache line more spreads them over all sets.
    /// </summary>
    public int RowStride => Padded % ConflictStride == 0 ? Padded + CacheLine : Padded;

    public int PanelLanes => PanelVectors * VectorLanes;

    public int FullPanels => Vectors / PanelVectors;

    /// <summary>Whether the last panel has one vector only.</summary>
    public bool HasHalfPanel => Vectors % PanelVectors != 0;

    /// <summary>How many lanes of the last vector are elements; the others are padding.</summary>
    public int LastLanes => Length - ((Vectors - 1) * VectorLanes);

    public bool HasPadding => LastLanes != VectorLanes;
}
