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

    public int Vectors => (Length + VectorLanes - 1) / VectorLanes;

    /// <summary>The length rounded up to full vectors.</summary>
    public int Padded => Vectors * VectorLanes;

    public int PanelLanes => PanelVectors * VectorLanes;

    public int FullPanels => Vectors / PanelVectors;

    /// <summary>Whether the last panel has one vector only.</summary>
    public bool HasHalfPanel => Vectors % PanelVectors != 0;

    /// <summary>How many lanes of the last vector are elements; the others are padding.</summary>
    public int LastLanes => Length - ((Vectors - 1) * VectorLanes);

    public bool HasPadding => LastLanes != VectorLanes;
}
