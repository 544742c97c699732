namespace NetGen.Generators.Plan;

/// <summary>The rows of a tensor, one a sample, with its elements in lanes.</summary>
/// <param name="Place">Where the first row starts.</param>
/// <param name="Lanes">The elements of a row.</param>
/// <param name="IsExact">Whether rows follow each other without padding, as in a user's span.</param>
internal sealed record Tensor(Place Place, LaneAxis Lanes, bool IsExact = false)
{
    /// <summary>Read element by element.</summary>
    public ScalarMap Scalars => new(Place, RowStride, 1);

    /// <summary>Read and written vector by vector.</summary>
    public LaneMap Vectors => new(Place, RowStride, RowStride, Lanes.PanelLanes, IsExact && Lanes.HasPadding);

    private int RowStride => IsExact ? Lanes.Length : Lanes.RowStride;

    /// <summary>The same tensor as a kernel calls it.</summary>
    public Tensor As(string role) => this with { Place = Place with { Role = role } };
}
