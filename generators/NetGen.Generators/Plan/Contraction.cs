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

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        A = A is null ? null : A with { Place = map(A.Place) },
        B = B with { Place = map(B.Place) },
        Initial = Initial is null ? null : Initial with { Place = map(Initial.Place) },
        EpilogueReads = EpilogueReads.Select(read => read with { Lanes = read.Lanes with { Place = map(read.Lanes.Place) } }).ToEquatableArray(),
        C = C with { Place = map(C.Place) },
    };

    /// <summary>Products that a tile spells out for each vector: all, or those of one turn of the loop and what it leaves.</summary>
    private int Products(RowTile tile)
    {
        int left = K.IsRows ? Math.Min(tile.SumSteps - 1, 1) : K.Constant % tile.SumSteps;
        return tile.Height * (Tiling.UnrollSum ? K.Constant : tile.SumSteps + left);
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
/// <param name="RowBlock">
/// How many rows go through all panels before the next rows do, where rows are samples; <see langword="null"/> if all.
/// </param>
internal sealed record Tiling(
    EquatableArray<RowTile> Panel,
    EquatableArray<RowTile> HalfPanel,
    bool UnrollPanels,
    bool UnrollSum,
    PanelGroup? Group = null,
    int? RowBlock = null);

/// <summary>Panels that share each element of the left factor.</summary>
/// <param name="Panels">How many.</param>
/// <param name="Tile">The register tile over all of them.</param>
internal sealed record PanelGroup(int Panels, RowTile Tile);

/// <summary>A register tile.</summary>
/// <param name="Height">How many rows it computes at once.</param>
/// <param name="SumSplit">Into how many chains each sum is cut, so that few rows still hide the latency of the multiply-add.</param>
/// <param name="ChainSteps">How many products a turn of the loop adds to each chain.</param>
internal sealed record RowTile(int Height, int SumSplit, int ChainSteps = 1)
{
    /// <summary>How many products of each sum a turn of the loop takes up.</summary>
    public int SumSteps => SumSplit * ChainSteps;
}
