namespace NetGen.Generators.Plan;

/// <summary>
/// What there is of each sample, with its innermost axis in lanes: one row, or a row for each position of an image or sequence. The rows of all samples follow each other, so that
/// a loop over rows needs not know where a sample ends.
/// </summary>
/// <param name="Place">Where the first row starts.</param>
/// <param name="Lanes">The elements of a row.</param>
/// <param name="IsExact">Whether rows follow each other without padding, as in a user's span.</param>
/// <param name="Positions">How many rows each sample has.</param>
internal sealed record Tensor(Place Place, LaneAxis Lanes, bool IsExact = false, int Positions = 1)
{
    /// <summary>Floats that are left free after each row.</summary>
    public int Gap { get; init; }

    /// <summary>Read element by element.</summary>
    public ScalarMap Scalars => new(Place, RowStride, 1);

    /// <summary>Read and written vector by vector.</summary>
    public LaneMap Vectors => new(Place, RowStride, RowStride, Lanes.PanelLanes, IsExact && Lanes.HasPadding);

    /// <summary>Floats from a row to the next.</summary>
    public int RowStride => IsExact ? Lanes.Length : Positions > 1 ? Lanes.Padded + Gap : Lanes.RowStride;

    /// <summary>Floats from a sample to the next.</summary>
    public int SampleStride => Positions * RowStride;

    /// <summary>The same tensor as a kernel calls it.</summary>
    public Tensor As(string role) => this with { Place = Place with { Role = role } };
}
