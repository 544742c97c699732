namespace NetGen.Generators.Plan;

/// <summary>
/// Vectors of a matrix whose columns lie in lanes: row <c>r</c> of panel <c>p</c> lies at <c>p·PanelStride + r·RowStride</c>.
/// </summary>
/// <param name="Place">Where it starts.</param>
/// <param name="RowStride">Floats from a row to the next, in a full panel.</param>
/// <param name="HalfPanelRowStride">The same in a last panel of one vector.</param>
/// <param name="PanelStride">Floats from a panel to the next.</param>
/// <param name="IsExact">Whether rows end at their last element instead of being padded to full vectors.</param>
internal sealed record LaneMap(Place Place, int RowStride, int HalfPanelRowStride, int PanelStride, bool IsExact = false)
{
    /// <summary>Floats that are skipped at the start of each panel; in a last panel of one vector, less in proportion.</summary>
    public int Skip { get; init; }

    /// <summary>Panel after panel, each with all its rows: what a product streams through from start to end.</summary>
    public static LaneMap Panels(Place place, LaneAxis lanes, int rows) =>
        new(place, lanes.PanelLanes, lanes.VectorLanes, rows * lanes.PanelLanes);

    /// <summary>One row that is the same for all rows.</summary>
    public static LaneMap Vector(Place place, LaneAxis lanes) => new(place, 0, 0, lanes.PanelLanes);
}
