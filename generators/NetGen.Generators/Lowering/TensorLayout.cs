using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>How what a layer gives lies in memory: its last axis in lanes, a row for each position of the axes before.</summary>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Lanes">The last axis.</param>
/// <param name="Positions">How many rows a sample has: the product of the other extents.</param>
/// <param name="IsExact">Whether rows follow each other without padding.</param>
/// <param name="Order">How its features are numbered in canonical order, where it is a vector.</param>
internal sealed record TensorLayout(Shape Shape, LaneAxis Lanes, int Positions, bool IsExact, FeatureOrder Order)
{
    /// <summary>Floats that are left free after each row, where a sample has several.</summary>
    public int Gap { get; init; }

    /// <summary>The floats in the network's vectors, of which lanes may fill a half or a quarter.</summary>
    public int NetworkLanes { get; init; } = Lanes.VectorLanes;

    /// <summary>Floats that one sample takes, in a block of such tensors.</summary>
    public int Room => Positions == 1 && !IsExact ? Lanes.RowStride : ParameterPlacer.Aligned(At(new Place("", "")).SampleStride);

    /// <summary>Whether the rows of a sample follow each other without a gap, so that they can be read as one.</summary>
    public bool IsContiguous => Positions == 1 || IsExact || (!Lanes.HasPadding && Gap == 0);

    /// <summary>The usual layout of a shape.</summary>
    public static TensorLayout Of(Shape shape, int vectorLanes)
    {
        int last = shape.Extents[shape.Rank - 1];
        return new TensorLayout(shape, LaneAxis.Of(last, vectorLanes), (int)(shape.Size / last), IsExact: false, FeatureOrder.Plain(last)) { NetworkLanes = vectorLanes };
    }

    /// <summary>The layout of something that there is one of for each lane.</summary>
    public TensorLayout Row() => this with { Shape = Shape.Of(Lanes.Length), Positions = 1, IsExact = false };

    /// <summary>The same without padding.</summary>
    public TensorLayout Exact() => this with { IsExact = true };

    /// <summary>A tensor of this layout.</summary>
    public Tensor At(Place place) => new(place, Lanes, IsExact, Positions) { Gap = Gap };

    /// <summary>A tensor as who expects this layout reads it: rows without gaps may be one row.</summary>
    public Tensor View(Tensor tensor) => tensor.Positions == Positions
        ? tensor
        : new Tensor(tensor.Place, Lanes, IsExact: true, Positions);
}
