using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// <c>C[m, n] = f(I[n] + Σₖ A[m, k]·B[k, n])</c> with <c>n</c> in lanes: dense layers, their input gradients and their weight gradients. With loops around <c>m</c> and around <c>k</c> that
/// move all operands, the same for convolutions.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="M">The rows of A and C.</param>
/// <param name="N">The columns of B and C.</param>
/// <param name="K">What is summed over.</param>
/// <param name="A">The left factor, read element by element; <see langword="null"/> is all ones.</param>
/// <param name="B">The right factor, read vector by vector.</param>
/// <param name="C">The result.</param>
/// <param name="Initial">What the sums start from; <see langword="null"/> is zero.</param>
/// <param name="Epilogue">What is stored, over the operand <see cref="Sum"/> and the epilogue's reads.</param>
/// <param name="EpilogueReads">Matrices the epilogue reads at the place of C it is about to write.</param>
/// <param name="Tiling">How the loops are cut.</param>
internal sealed record Contraction(
    string Comment,
    Extent M,
    LaneAxis N,
    Extent K,
    ScalarMap? A,
    LaneMap B,
    LaneMap C,
    LaneMap? Initial,
    Expression Epilogue,
    EquatableArray<NamedLanes> EpilogueReads,
    Tiling Tiling)
    : Kernel(Comment)
{
    /// <summary>The finished sum, in the epilogue.</summary>
    public static readonly Operand Sum = new("sum");

    /// <summary>The loop over groups of channels, each with panels of its own; <see langword="null"/> if there is one group.</summary>
    public ContractionLoop? Groups { get; init; }

    /// <summary>The loops around the tiles of a panel, outermost first; none for matrices.</summary>
    public EquatableArray<ContractionLoop> RowLoops { get; init; }

    /// <summary>The loops around the sum, inside a tile, outermost first; none for matrices.</summary>
    public EquatableArray<ContractionLoop> SumLoops { get; init; }

    /// <summary>The products of a sum so short that it is spelled out, where strides do not tell the places of their factors.</summary>
    public EquatableArray<SumTerm> Terms { get; init; }

    /// <summary>Where in the left factor each row is, where strides do not tell; every tile is then spelled out.</summary>
    public EquatableArray<int> RowOffsets { get; init; }

    /// <summary>Whether strides along rows and sum tell where everything is.</summary>
    public bool IsMatrixProduct => Groups is null && RowLoops.Count == 0 && SumLoops.Count == 0 && Terms.Count == 0 && RowOffsets.Count == 0 && A is not { IsLanes: true };

    /// <summary>Whether the last vector of a row is stored in part.</summary>
    public bool EndsInPart => C.IsExact && N.HasPadding;

    /// <summary>Whether the last vector of a row is treated otherwise than the ones before: stored or loaded in part.</summary>
    public bool EndsApart => EndsInPart || (N.HasPadding && (B.IsExact || EpilogueReads.Any(read => read.Lanes.IsExact)));

    public override int UnrolledOperations
    {
        get
        {
            if (Tiling.Groups.Count > 0)
            {
                return Tiling.Groups.Sum(group => group.Vectors * Products(group.Tile) * (IsLastApart(group) ? 2 : 1));
            }

            // A panel whose last vector is stored in part is spelled out beside the loop over the others.
            int alike = EndsApart && !N.HasHalfPanel ? N.FullPanels - 1 : N.FullPanels;
            int panels = Math.Min(alike, 1) + N.FullPanels - alike;
            return (LaneAxis.PanelVectors * panels * Tiling.Panel.Sum(Products)) + (N.HasHalfPanel ? Tiling.HalfPanel.Sum(Products) : 0);
        }
    }

    public override bool LoopsOverTiles => !Tiling.UnrollSum || Tiling.Groups.Any(group => group.Count > 1);

    public override int InlinedFunctions => Epilogue.CountFunctions() * (Tiling.Groups.Count > 0
        ? Tiling.Groups.Sum(group => Formulas(group) * (IsLastApart(group) ? 2 : 1))
        : (LaneAxis.PanelVectors * Math.Min(N.FullPanels, 1) * Tiling.Panel.Sum(tile => tile.Height))
            + (N.HasHalfPanel ? Tiling.HalfPanel.Sum(tile => tile.Height) : 0));

    /// <summary>Floats from a tile's first vector, which starts a panel, to another of its row.</summary>
    public long LaneOffset(LaneMap lanes, int lane) =>
        ((long)(lane / LaneAxis.PanelVectors) * lanes.PanelStride) + (lane % LaneAxis.PanelVectors * N.VectorLanes);

    /// <summary>Floats from a row to the next at a vector of the axis: a last panel of one vector has rows of its own.</summary>
    public int RowStride(LaneMap lanes, int vector) =>
        vector / LaneAxis.PanelVectors < N.FullPanels ? lanes.RowStride : lanes.HalfPanelRowStride;

    /// <summary>A stride of a loop at a vector of the axis.</summary>
    public long Stride(int stride, LaneMap lanes, int vector) =>
        stride == 0 ? 0 : (long)stride * RowStride(lanes, vector) / lanes.RowStride;

    /// <summary>Whether the last of a number of alike groups is spelled out beside the loop over the others.</summary>
    public bool IsLastApart(VectorGroup group) => group.Count > 1 && EndsApart && group.End == N.Vectors;

    /// <summary>Lanes are named one by one: the sum has to be spelled out, and so has each vector.</summary>
    public override bool CanUseRegisters(string variable) =>
        !M.IsRows && M.Constant == 1 && IsMatrixProduct
        && (A?.Place.Base != variable || (Tiling.UnrollSum && A.Place.Offset == 0))
        && EpilogueReads.Select(read => read.Lanes).Append(C).All(lanes => lanes.Place.Base != variable || NamesLanes(lanes.Place))
        && B.Place.Base != variable
        && Initial?.Place.Base != variable;

    private bool NamesLanes(Place place) =>
        Tiling.Groups.All(group => group.Count == 1) && !Tiling.StoresSums && place.Registers!.HasVectors(N, place.Offset);

    public override EquatableArray<string> ScalarOperands => default;

    public override IEnumerable<Tensor> Targets => [new Tensor(C.Place, N, C.IsExact)];

    public override bool UsesRows => Extents.Any(extent => extent.IsRows);

    public override int RowsPerSample => Extents.FirstOrDefault(extent => extent.IsRows) is { IsRows: true } rows ? rows.PerSample : 1;

    public override bool IsSampleWise => M.IsRows || RowLoops.Any(loop => loop.Count.IsRows);

    // Rows, of which a sample may have several, begin a tallest tile: in a lower one they would be rounded otherwise.
    public override int SampleMultiple => M.IsRows ? RowMultiple / GreatestCommonDivisor(RowMultiple, M.PerSample) : 1;

    public override long FlopPerSample => UsesRows && A is not null ? 2 * N.Length * Extents.Aggregate(1L, (product, extent) => product * extent.OfSample) : 0;

    /// <summary>How far all loops run, but that over lanes.</summary>
    private IEnumerable<Extent> Extents => RowLoops
        .Select(loop => loop.Count)
        .Append(M)
        .Concat(SumLoops.Select(loop => loop.Count))
        .Append(K)
        .Append(Groups?.Count ?? Extent.Of(1));

    /// <summary>A multiple of the heights of the tallest tiles, with which the rows begin in every panel.</summary>
    public int RowMultiple
    {
        get
        {
            int full = N.FullPanels > 0 ? Tiling.Panel[0].Height : 1;
            int half = N.HasHalfPanel ? Tiling.HalfPanel[0].Height : 1;
            return full * half / GreatestCommonDivisor(full, half);
        }
    }

    /// <summary>Along its rows; where loops are around them, along the outermost.</summary>
    protected override bool CanBeCut => RowLoops.Count > 0
        ? !RowLoops[0].Count.IsRows && FlopPerSample >= FewestSharedElements
        : !M.IsRows && M.Constant > 1 && M.Constant > RowMultiple && RowOffsets.Count == 0 && (long)M.Constant * N.Length >= FewestSharedElements;

    public override int SampleStride(string role)
    {
        ContractionLoop? samples = RowLoops.FirstOrDefault(loop => loop.Count.IsRows);
        if (!M.IsRows && samples is null)
        {
            return 0;
        }

        int left = samples?.A ?? A?.RowStride ?? 0;
        int StrideOf(LaneMap lanes) => lanes.RowStride == 0 ? 0 : samples?.C ?? lanes.RowStride;
        return RowsPerSample * (A?.Place.Role == role ? left
            : C.Place.Role == role ? StrideOf(C)
            : EpilogueReads.FirstOrDefault(read => read.Lanes.Place.Role == role) is { } read ? StrideOf(read.Lanes)
            : 0);
    }

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        A = A is null ? null : A with { Place = map(A.Place) },
        B = B with { Place = map(B.Place) },
        Initial = Initial is null ? null : Initial with { Place = map(Initial.Place) },
        EpilogueReads = EpilogueReads.Select(read => read with { Lanes = read.Lanes with { Place = map(read.Lanes.Place) } }).ToEquatableArray(),
        C = C with { Place = map(C.Place) },
    };

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    /// <summary>How often a group spells the epilogue out: once in the loop over stored sums, and for a vector that is stored in part.</summary>
    private int Formulas(VectorGroup group) =>
        !Tiling.StoresSums ? group.Vectors : EndsInPart && group.End == N.Vectors ? 2 : 1;

    /// <summary>Products that a tile spells out for each vector: all, or those of one turn of the loop and what it leaves.</summary>
    private int Products(RowTile tile)
    {
        int left = K.IsRows ? Math.Min(tile.SumSteps - 1, 1) : K.Constant % tile.SumSteps;
        int spelled = RowOffsets.Count > 0 ? tile.Times ?? 1 : 1;
        return spelled * tile.Height * (Tiling.UnrollSum ? K.Constant : tile.SumSteps + left);
    }
}

/// <summary>A matrix with lanes along its columns, under the name an expression knows it by.</summary>
internal sealed record NamedLanes(string Name, LaneMap Lanes);

/// <summary>How a contraction's loops are cut.</summary>
/// <param name="Panel">The register tiles of a full panel, tallest first; each runs as often as it fits into the rows left.</param>
/// <param name="HalfPanel">The same for a last panel of one vector.</param>
/// <param name="UnrollSum">Whether the sum is spelled out instead of looped over.</param>
/// <param name="StoresSums">
/// Whether sums are stored first and the epilogue runs over them: where its formula has so many constants that they and the sums do not fit the registers.
/// </param>
/// <param name="Groups">For a single row, which has no panel to itself: the vectors it computes at once, in order.</param>
/// <param name="RowBlock">How many rows go through all panels before the next rows do; <see langword="null"/> if all.</param>
internal sealed record Tiling(
    EquatableArray<RowTile> Panel,
    EquatableArray<RowTile> HalfPanel,
    bool UnrollSum,
    bool StoresSums,
    EquatableArray<VectorGroup> Groups = default,
    int? RowBlock = null);

/// <summary>Vectors of a row computed at once: they share each element of the left factor.</summary>
/// <param name="First">The first vector, which starts a panel.</param>
/// <param name="Vectors">How many; an even number if there is more than one such group.</param>
/// <param name="Count">How many such groups follow each other.</param>
/// <param name="SumSplit">Into how many chains each sum is cut.</param>
internal sealed record VectorGroup(int First, int Vectors, int Count, int SumSplit)
{
    /// <summary>The vector after the last.</summary>
    public int End => First + (Vectors * Count);

    public RowTile Tile => new(1, SumSplit);
}

/// <summary>A register tile.</summary>
/// <param name="Height">How many rows it computes at once.</param>
/// <param name="SumSplit">Into how many chains each sum is cut, so that few rows still hide the latency of the multiply-add.</param>
/// <param name="ChainSteps">How many products a turn of the loop adds to each chain.</param>
/// <param name="Times">How often it runs; <see langword="null"/> if as often as it fits.</param>
internal sealed record RowTile(int Height, int SumSplit, int ChainSteps = 1, int? Times = null)
{
    /// <summary>How many products of each sum a turn of the loop takes up.</summary>
    public int SumSteps => SumSplit * ChainSteps;
}
