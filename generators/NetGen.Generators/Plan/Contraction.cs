using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// <c>C[m, n] = f(I[n] + Σₖ A[m, k]·B[k, n])</c> with <c>n</c> in lanes: dense layers, their input gradients and their weight gradients.
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

    public override int UnrolledOperations
    {
        get
        {
            // A panel whose last vector is stored in part is spelled out beside the loop over the others.
            int alike = C.IsExact && !N.HasHalfPanel ? N.FullPanels - 1 : N.FullPanels;
            int grouped = Tiling.Group is { } group ? alike / group.Panels * group.Panels : 0;
            int together = grouped > 0 ? Tiling.Group!.Panels * Products(Tiling.Group.Tile) : 0;
            int panels = Tiling.UnrollPanels ? N.FullPanels : Math.Min(alike - grouped, 1) + N.FullPanels - alike;
            return (LaneAxis.PanelVectors * (together + (panels * Tiling.Panel.Sum(Products))))
                + (N.HasHalfPanel ? Tiling.HalfPanel.Sum(Products) : 0);
        }
    }

    /// <summary>Lanes are named one by one: the sum has to be spelled out, and so has each panel.</summary>
    public override bool CanUseRegisters(string variable) =>
        !M.IsRows && M.Constant == 1
        && (A?.Place.Base != variable || Tiling.UnrollSum)
        && (C.Place.Base != variable || Tiling.UnrollPanels || N.Vectors <= LaneAxis.PanelVectors)
        && B.Place.Base != variable
        && Initial?.Place.Base != variable
        && EpilogueReads.All(read => read.Lanes.Place.Base != variable);

    public override EquatableArray<string> ScalarOperands => default;

    public override IEnumerable<Tensor> Targets => [new Tensor(C.Place, N, C.IsExact)];

    public override bool UsesRows => M.IsRows || K.IsRows;

    public override bool IsSampleWise => M.IsRows;

    public override int SampleMultiple => M.IsRows ? RowMultiple : 1;

    public override long FlopPerSample => UsesRows && A is not null ? 2L * N.Length * (M.IsRows ? K : M).Constant : 0;

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

    protected override bool CanBeCut =>
        !M.IsRows && M.Constant > RowMultiple && (long)M.Constant * N.Length >= FewestSharedElements;

    public override int SampleStride(string role)
    {
        if (!M.IsRows)
        {
            return 0;
        }

        return A?.Place.Role == role ? A.RowStride
            : C.Place.Role == role ? C.RowStride
            : EpilogueReads.FirstOrDefault(read => read.Lanes.Place.Role == role)?.Lanes.RowStride ?? 0;
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

    /// <summary>Products that a tile spells out for each vector: all, or those of one turn of the loop and what it leaves.</summary>
    private int Products(RowTile tile)
    {
        int left = K.IsRows ? Math.Min(tile.SumSplit - 1, 1) : K.Constant % tile.SumSplit;
        return tile.Height * (Tiling.UnrollSum ? K.Constant : tile.SumSplit + left);
    }
}

/// <summary>A matrix with lanes along its columns, under the name an expression knows it by.</summary>
internal sealed record NamedLanes(string Name, LaneMap Lanes);

/// <summary>How a contraction's loops are cut.</summary>
/// <param name="Panel">The register tiles of a full panel, tallest first; each runs as often as it fits into the rows left.</param>
/// <param name="HalfPanel">The same for a last panel of one vector.</param>
/// <param name="UnrollPanels">Whether each panel is spelled out instead of looped over.</param>
/// <param name="UnrollSum">Whether the sum is spelled out instead of looped over.</param>
/// <param name="Group">Several panels computed at once, as often as they fit; <see langword="null"/> if each goes alone.</param>
internal sealed record Tiling(
    EquatableArray<RowTile> Panel,
    EquatableArray<RowTile> HalfPanel,
    bool UnrollPanels,
    bool UnrollSum,
    PanelGroup? Group = null);

/// <summary>Panels that share each element of the left factor.</summary>
/// <param name="Panels">How many.</param>
/// <param name="Tile">The register tile over all of them.</param>
internal sealed record PanelGroup(int Panels, RowTile Tile);

/// <summary>A register tile.</summary>
/// <param name="Height">How many rows it computes at once.</param>
/// <param name="SumSplit">Into how many chains each sum is cut, so that few rows still hide the latency of the multiply-add.</param>
internal sealed record RowTile(int Height, int SumSplit);
