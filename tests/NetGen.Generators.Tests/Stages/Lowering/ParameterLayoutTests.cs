using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class ParameterLayoutTests
{
    private const int Longest = 70;

    private static readonly int[] Rows = [1, 2, 7, 16, 33];

    public static TheoryData<int> Widths() => [4, 8, 16];

    /// <summary>Either axis of a matrix may lie in vectors narrower than the other's.</summary>
    public static TheoryData<int, int> PairsOfWidths() => new()
    {
        { 4, 4 },
        { 4, 8 },
        { 4, 16 },
        { 8, 4 },
        { 8, 8 },
        { 8, 16 },
        { 16, 4 },
        { 16, 8 },
        { 16, 16 },
    };

    [Theory]
    [MemberData(nameof(Widths))]
    public void APanelMatrixHoldsEveryElementOnceAndNothingElse(int lanes)
    {
        foreach ((int length, int rows) in Sizes())
        {
            PanelMatrixLayout layout = new(new LaneAxis(length, lanes), rows, FeatureOrder.Plain(rows));
            (int Source, int Target)[] moves = [.. CopySimulator.Moves(layout.FromCanonical)];
            Assert.Equal(Enumerable.Range(0, length * rows), moves.Select(move => move.Source).Order());
            Assert.Equal(moves.Length, moves.Select(move => move.Target).Distinct().Count());
            Assert.All(moves, move => Assert.InRange(move.Target, 0, layout.Length - 1));
            Assert.All(moves, move => Assert.Equal(
                (move.Source / rows, move.Source % rows), ElementAt(layout.Lanes, rows, move.Target)));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ReversedRegionsBringEverythingBack(int lanes)
    {
        foreach ((int length, int rows) in Sizes())
        {
            PanelMatrixLayout layout = new(new LaneAxis(length, lanes), rows, FeatureOrder.Plain(rows));
            int[] canonical = [.. Enumerable.Range(1, length * rows)];
            int[] arena = new int[layout.Length];
            int[] back = new int[canonical.Length];
            CopySimulator.Run(layout.FromCanonical, canonical, arena);
            CopySimulator.Run(layout.FromCanonical.Select(region => region.Reversed()), arena, back);
            Assert.Equal(canonical, back);
        }
    }

    [Theory]
    [MemberData(nameof(PairsOfWidths))]
    public void TheTransposedPanelsAreThePanelsOfTheTransposedMatrix(int lanes, int rowLanes)
    {
        foreach ((int length, int rows) in Sizes())
        {
            LaneAxis axis = new(length, lanes);
            LaneAxis rowAxis = new(rows, rowLanes);
            PanelMatrixLayout layout = new(axis, rows, FeatureOrder.Plain(rows));
            PanelMatrixLayout transposed = new(rowAxis, length, FeatureOrder.Plain(length));
            int[] canonical = [.. Enumerable.Range(1, length * rows)];
            int[] canonicalTransposed = new int[canonical.Length];
            for (int i = 0; i < canonical.Length; i++)
            {
                canonicalTransposed[(i % rows * length) + (i / rows)] = canonical[i];
            }

            int[] expected = new int[transposed.Length];
            CopySimulator.Run(transposed.FromCanonical, canonicalTransposed, expected);

            int[] panels = new int[layout.Length];
            int[] actual = new int[transposed.Length];
            CopySimulator.Run(layout.FromCanonical, canonical, panels);
            CopySimulator.Run(layout.Transposed(rowAxis), panels, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [MemberData(nameof(PairsOfWidths))]
    public void AllThatFillsSquaresIsTransposedInSquares(int lanes, int rowLanes)
    {
        int edge = Math.Min(lanes, rowLanes);
        foreach ((int length, int rows) in Sizes())
        {
            CopyRegion[] regions = [.. new PanelMatrixLayout(new LaneAxis(length, lanes), rows, FeatureOrder.Plain(rows)).Transposed(new LaneAxis(rows, rowLanes))];
            Assert.All(regions.Where(region => region.IsSquare), region =>
            {
                CopyLoop column = region.Loops[region.Loops.Count - 2];
                CopyLoop row = region.Loops[region.Loops.Count - 1];
                Assert.Equal((edge, 1), (column.Count, column.SourceStride));
                Assert.Equal((edge, 1), (row.Count, row.TargetStride));
            });
            Assert.Equal(
                length / edge * edge * (rows / edge * edge), CopySimulator.Moves(regions.Where(region => region.IsSquare)).Count());
            Assert.Equal(length * rows, CopySimulator.Moves(regions).Select(move => move.Target).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void AVectorLiesAsItIsAndIsPadded(int lanes)
    {
        for (int length = 1; length <= Longest; length++)
        {
            LaneVectorLayout layout = new(new LaneAxis(length, lanes), FeatureOrder.Plain(length));
            Assert.Equal(
                Enumerable.Range(0, length).Select(i => (i, i)),
                CopySimulator.Moves(layout.FromCanonical));
            Assert.Equal((length + lanes - 1) / lanes * lanes, layout.Length);
        }
    }

    // Two runs side by side: one that was an image, and one that never was.
    [Theory]
    [MemberData(nameof(Widths))]
    public void RowsOfAFlattenedImageComeChannelByChannel(int lanes)
    {
        const int Positions = 6;
        const int Channels = 5;
        const int Others = 3;
        const int Rows = (Positions * Channels) + Others;
        FeatureOrder order = FeatureOrder.Joined([FeatureOrder.Flattened(Positions, Channels), FeatureOrder.Plain(Others)]);
        foreach (int length in new[] { 1, 7, 20, 33 })
        {
            PanelMatrixLayout layout = new(new LaneAxis(length, lanes), Rows, order);
            (int Source, int Target)[] moves = [.. CopySimulator.Moves(layout.FromCanonical)];
            Assert.Equal(Enumerable.Range(0, length * Rows), moves.Select(move => move.Source).Order());
            Assert.All(moves, move =>
            {
                (int lane, int row) = ElementAt(layout.Lanes, Rows, move.Target)!.Value;
                int canonical = row < Positions * Channels ? (row % Channels * Positions) + (row / Channels) : row;
                Assert.Equal((lane * Rows) + canonical, move.Source);
            });
        }

        (int, int)[] vector = [.. CopySimulator.Moves(new LaneVectorLayout(new LaneAxis(Rows, lanes), order).FromCanonical)];
        Assert.Equal(
            Enumerable.Range(0, Rows).Select(i => (i < Positions * Channels ? (i % Channels * Positions) + (i / Channels) : i, i)).Order(), vector.Order());
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void GroupsFollowEachOther(int lanes)
    {
        const int Groups = 3;
        const int Rows = 4;
        foreach (int length in new[] { 1, 2, 9, 20 })
        {
            PanelMatrixLayout one = new(new LaneAxis(length, lanes), Rows, FeatureOrder.Plain(Rows));
            PanelMatrixLayout all = one with { Groups = Groups };
            Assert.Equal(Groups * one.Length, all.Length);
            Assert.Equal(
                Enumerable.Range(0, Groups)
                    .SelectMany(group => CopySimulator.Moves(one.FromCanonical).Select(move => (move.Source + (group * length * Rows), move.Target + (group * one.Length))))
                    .Order(),
                CopySimulator.Moves(all.FromCanonical).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ReversedRowsAreThePanelsOfTheRowsBackwards(int lanes)
    {
        foreach ((int length, int rows) in Sizes())
        {
            PanelMatrixLayout layout = new(new LaneAxis(length, lanes), rows, FeatureOrder.Plain(rows));
            int[] canonical = [.. Enumerable.Range(1, length * rows)];
            int[] backwards = [.. canonical.Chunk(rows).SelectMany(lane => lane.Reverse())];
            Assert.Equal(Spread(layout, backwards), Spread(layout.Reversed, Spread(layout, canonical)));
        }
    }

    // Taps come in the opposite order, each transposed by itself, in each group.
    [Theory]
    [MemberData(nameof(PairsOfWidths))]
    public void TransposedTapsAreThePanelsOfTheKernelTurnedRound(int lanes, int channelLanes)
    {
        const int Groups = 2;
        foreach ((int filters, int channels, int taps) in new[] { (1, 1, 4), (3, 5, 1), (6, 3, 9), (9, 17, 2), (20, 12, 3), (33, 8, 2) })
        {
            LaneAxis channelAxis = new(channels, channelLanes);
            int rows = taps * channels;
            PanelMatrixLayout layout = new(new LaneAxis(filters, lanes), rows, FeatureOrder.Plain(rows)) { Groups = Groups };
            PanelMatrixLayout turned = new(channelAxis, taps * filters, FeatureOrder.Plain(taps * filters)) { Groups = Groups };
            int[] canonical = [.. Enumerable.Range(1, Groups * filters * rows)];
            int[] expected = new int[canonical.Length];
            for (int i = 0; i < canonical.Length; i++)
            {
                int channel = i % channels;
                int tap = taps - 1 - (i / channels % taps);
                int filter = i / rows % filters;
                int group = i / (rows * filters);
                expected[(((((group * channels) + channel) * taps) + tap) * filters) + filter] = canonical[i];
            }

            int[] actual = new int[turned.Length];
            CopySimulator.Run(layout.Transposed(channelAxis), Spread(layout, canonical), actual);
            Assert.Equal(Spread(turned, expected), actual);
        }
    }

    private static int[] Spread(PanelMatrixLayout layout, int[] canonical)
    {
        int[] panels = new int[layout.Length];
        CopySimulator.Run(layout.FromCanonical, canonical, panels);
        return panels;
    }

    private static int[] Spread(IEnumerable<CopyRegion> regions, int[] panels)
    {
        int[] moved = new int[panels.Length];
        CopySimulator.Run(regions, panels, moved);
        return moved;
    }

    // Where the kernels look for an element, which is what makes a layout right: they only know lane maps.
    private static (int Lane, int Row)? ElementAt(LaneAxis axis, int rows, int index)
    {
        LaneMap map = LaneMap.Panels(new Place("weight", "weight"), axis, rows);
        for (int lane = 0; lane < axis.Length; lane++)
        {
            int panel = lane / axis.PanelLanes;
            bool isHalf = axis.HasHalfPanel && panel == axis.FullPanels;
            int stride = isHalf ? map.HalfPanelRowStride : map.RowStride;
            int offset = index - (panel * map.PanelStride) - (lane % axis.PanelLanes);
            if (offset >= 0 && offset % stride == 0 && offset / stride < rows)
            {
                return (lane, offset / stride);
            }
        }

        return null;
    }

    private static IEnumerable<(int Length, int Rows)> Sizes() =>
        from length in Enumerable.Range(1, Longest)
        from rows in Rows
        select (length, rows);
}
