using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>A parameter tensor: what it is called and shaped for the world, and how it lies in the arena.</summary>
/// <param name="Name">Its name within the layer, as in <c>weight</c>.</param>
/// <param name="Shape">Its canonical shape.</param>
/// <param name="Start">How it starts.</param>
/// <param name="FanIn">How many inputs feed one output.</param>
/// <param name="FanOut">How many outputs one input feeds.</param>
/// <param name="Layout">How it lies in the arena.</param>
internal sealed record ParameterTensor(string Name, Shape Shape, TensorStart Start, int FanIn, int FanOut, ArenaLayout Layout)
{
    /// <summary>Whether the layer's activation reads it, not the layer itself.</summary>
    public bool IsOfActivation { get; init; }

    /// <summary>A second tensor that files have beside it, added to it where they are read; <see langword="null"/> for most.</summary>
    public string? AddedInFiles { get; init; }

    /// <summary>Whether it multiplies inputs: what penalties and limits of norms are about. Biases, slopes and scales are vectors.</summary>
    public bool IsWeight => Shape.Rank > 1;
}

/// <summary>A parameter tensor with its places.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Layer">The index of the declared layer it belongs to.</param>
/// <param name="CanonicalOffset">Where it starts in canonical order.</param>
/// <param name="ArenaOffset">Where it starts in the arenas; on a 64-byte boundary.</param>
internal sealed record ParameterSlot(ParameterTensor Tensor, int Layer, int CanonicalOffset, int ArenaOffset)
{
    /// <summary>Trained, and nothing else said.</summary>
    public static readonly UpdateKind Plain = new(IsTrained: true, IsPenalised: false, LearningRateScale: 1);

    /// <summary>What an update does with it.</summary>
    public UpdateKind Kind { get; init; } = Plain;

    /// <summary>Floats up to the next tensor.</summary>
    public int Room => ParameterPlacer.Aligned(Tensor.Layout.Length);

    /// <summary>The blocks that take it from canonical order to the arena.</summary>
    public IEnumerable<CopyRegion> FromCanonical => Tensor.Layout.FromCanonical.Select(region => region with
    {
        SourceOffset = region.SourceOffset + CanonicalOffset,
        TargetOffset = region.TargetOffset + ArenaOffset,
    });
}

/// <summary>How a tensor lies in an arena.</summary>
internal abstract record ArenaLayout
{
    /// <summary>Floats with padding.</summary>
    public abstract int Length { get; }

    /// <summary>The matrices of panels that it is made of; none if it is no matrix.</summary>
    public virtual IEnumerable<PanelMatrix> Matrices => [];

    /// <summary>The blocks that take it from canonical order, both starting at 0.</summary>
    public abstract ImmutableArray<CopyRegion> FromCanonical { get; }
}

/// <summary>A matrix of panels.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Lanes">Its lanes.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record PanelMatrix(int Start, LaneAxis Lanes, int Rows);

/// <summary>A vector in lanes, padded to full vectors: a bias.</summary>
/// <param name="Lanes">The lanes.</param>
/// <param name="Order">How they are numbered in canonical order.</param>
internal sealed record LaneVectorLayout(LaneAxis Lanes, FeatureOrder Order) : ArenaLayout
{
    public override int Length => Lanes.Padded;

    public override ImmutableArray<CopyRegion> FromCanonical => Order.Regions
        .Select(region => new CopyRegion(region.Start, region.Start, region.Loops(sourceStride: 1, targetStride: 1).ToEquatableArray()))
        .ToImmutableArray();
}

/// <summary>A matrix <c>[lanes, rows]</c> as panels: for each panel of lanes all rows, a row's lanes side by side.</summary>
/// <param name="Lanes">The lanes.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Order">How the rows are numbered in canonical order.</param>
internal sealed record PanelMatrixLayout(LaneAxis Lanes, int Rows, FeatureOrder Order) : ArenaLayout
{
    /// <summary>How many such matrices there are, one after the other: one for each group of a convolution's channels.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Floats of one of them.</summary>
    public int GroupLength => Lanes.Padded * Rows;

    public override int Length => Groups * GroupLength;

    public override IEnumerable<PanelMatrix> Matrices => Enumerable.Range(0, Groups).Select(group => new PanelMatrix(group * GroupLength, Lanes, Rows));

    public override ImmutableArray<CopyRegion> FromCanonical =>
        (from block in PanelBlock.Of(Lanes)
         from region in Order.Regions
         select new CopyRegion(
             (block.Start * Rows) + region.Start,
             (block.Start * Rows) + (region.Start * block.Width),
             new[]
                 {
                     new CopyLoop(Groups, Lanes.Length * Rows, GroupLength),
                     new CopyLoop(block.Panels, Lanes.PanelLanes * Rows, Lanes.PanelLanes * Rows),
                 }
                 .Concat(region.Loops(sourceStride: 1, block.Width))
                 .Append(new CopyLoop(block.Lanes, Rows, 1))
                 .ToEquatableArray())).ToImmutableArray();

    /// <summary>The blocks that take the panels to ones with the rows in the opposite order.</summary>
    public ImmutableArray<CopyRegion> Reversed => PanelBlock.Of(Lanes)
        .Select(block => new CopyRegion(
            block.Start * Rows,
            (block.Start * Rows) + ((Rows - 1) * block.Width),
            EquatableArray.Of(
                new CopyLoop(block.Panels, Lanes.PanelLanes * Rows, Lanes.PanelLanes * Rows),
                new CopyLoop(Rows, block.Width, -block.Width),
                new CopyLoop(block.Lanes, 1, 1))))
        .ToImmutableArray();

    /// <summary>
    /// The blocks that take the panels to those of the transposed matrix. The rows may be those of several taps of a kernel: then each tap is transposed by itself.
    /// </summary>
    /// <param name="rows">The rows of one tap.</param>
    /// <param name="isTurned">Whether taps come in the opposite order.</param>
    public ImmutableArray<CopyRegion> Transposed(LaneAxis rows, bool isTurned = true) =>
        (from taps in new[] { Rows / rows.Length }
         from source in PanelBlock.Of(Lanes)
         from target in PanelBlock.Of(rows)
         from region in TransposedRegions.Of(
             Math.Min(Lanes.VectorLanes, rows.VectorLanes),
             (source.Start * Rows) + (target.Start * source.Width),
             (target.Start * taps * Lanes.Length) + (((isTurned ? (taps - 1) * Lanes.Length : 0) + source.Start) * target.Width),
             [
                 new CopyLoop(Groups, GroupLength, rows.Padded * taps * Lanes.Length),
                 new CopyLoop(target.Panels, rows.PanelLanes * source.Width, rows.PanelLanes * taps * Lanes.Length),
                 new CopyLoop(source.Panels, Lanes.PanelLanes * Rows, Lanes.PanelLanes * target.Width),
                 new CopyLoop(taps, rows.Length * source.Width, (isTurned ? -Lanes.Length : Lanes.Length) * target.Width),
             ],
             new CopyLoop(source.Lanes, 1, target.Width),
             new CopyLoop(target.Lanes, source.Width, 1))
         select region).ToImmutableArray();
}

/// <summary>Panels of an axis that have the same number of elements.</summary>
/// <param name="Start">The first element.</param>
/// <param name="Panels">How many panels.</param>
/// <param name="Lanes">How many elements each has.</param>
/// <param name="Width">How many lanes each has, padding included.</param>
internal sealed record PanelBlock(int Start, int Panels, int Lanes, int Width)
{
    /// <summary>The full panels, and the last one if it is not full.</summary>
    public static ImmutableArray<PanelBlock> Of(LaneAxis axis)
    {
        int full = axis.Length / axis.PanelLanes;
        int rest = axis.Length % axis.PanelLanes;
        ImmutableArray<PanelBlock>.Builder blocks = ImmutableArray.CreateBuilder<PanelBlock>();
        if (full > 0)
        {
            blocks.Add(new PanelBlock(0, full, axis.PanelLanes, axis.PanelLanes));
        }

        if (rest > 0)
        {
            blocks.Add(new PanelBlock(full * axis.PanelLanes, 1, rest, axis.HasHalfPanel ? axis.VectorLanes : axis.PanelLanes));
        }

        return blocks.ToImmutable();
    }
}
