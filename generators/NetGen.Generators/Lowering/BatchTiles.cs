using System;
using System.Collections.Generic;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Cuts contractions of many rows into register tiles. The model: sixteen vector registers hold at most twelve sums beside the factors;
/// a first-level cache of 32 KB holds the rows of a tile, a second-level cache of 512 KB the panel that they stream through and the rows
/// that come back with each panel. A panel need not fit the first level: a tile of six rows wants 64 bytes of it in six cycles, a sixth
/// of what the second level gives.
/// </summary>
internal static class BatchTiles
{
    /// <summary>6 × 2 sums, two vectors of B and one of A fit sixteen registers; taller tiles spill.</summary>
    private const int PanelHeight = 6;

    private const int HalfPanelHeight = 8;

    /// <summary>Up to how long a sum is spelled out inside a tile: with two panels of all tiles just inside the budget of a method.</summary>
    private const int LongestUnrolledSum = 7;

    /// <summary>
    /// Products that a turn of the tallest tile's loop takes up: with one, counters and jumps are a sixth of the instructions, which shows
    /// as soon as another thread shares the core.
    /// </summary>
    private const int TallSteps = 4;

    /// <summary>The same for lower tiles, and for sums over samples, where each product reads from pages of its own: more gains nothing.</summary>
    private const int LowSteps = 2;

    /// <summary>256 KB: half of a second-level cache, for the rows that all panels read.</summary>
    private const int BlockFloats = 64 * 1024;

    /// <summary>A multiple of the heights of all tiles but the last, so that only the last block has rows left over.</summary>
    private const int BlockMultiple = 24;

    /// <summary>Blocks as long as this are not worth a loop: batches rarely are longer.</summary>
    private const int LongestBlock = 512;

    /// <summary>How many samples a batch is taken to have where that decides how many inputs stay in the cache.</summary>
    private const int ExpectedSamples = 256;

    public static Tiling Choose(Extent m, Extent k) => new(
        Tiles(PanelHeight, LaneAxis.PanelVectors, m, k),
        Tiles(HalfPanelHeight, 1, m, k),
        UnrollSum: !k.IsRows && k.Constant <= LongestUnrolledSum,
        StoresSums: false,
        RowBlock: RowBlock(m, k.IsRows ? ExpectedSamples : k.Constant));

    /// <summary>How many rows, each a sum over so many numbers of its own, stay in the cache from panel to panel.</summary>
    private static int? RowBlock(Extent m, int numbers)
    {
        int rows = Math.Max(1, BlockFloats / numbers / BlockMultiple) * BlockMultiple;
        return rows < (m.IsRows ? LongestBlock : m.Constant) ? rows : null;
    }

    /// <summary>The tallest tile and what covers the rows it leaves: exactly where their number is known, else by halves.</summary>
    private static EquatableArray<RowTile> Tiles(int height, int vectors, Extent m, Extent k)
    {
        List<RowTile> tiles = [];
        if (m.IsRows)
        {
            tiles.Add(Tile(height, vectors, k, k.IsRows ? LowSteps : TallSteps));
            tiles.Add(Tile(4, vectors, k, LowSteps));
            tiles.Add(Tile(2, vectors, k, LowSteps));
            tiles.Add(Tile(1, vectors, k, LowSteps));
            return tiles.ToEquatableArray();
        }

        if (m.Constant >= height)
        {
            tiles.Add(Tile(height, vectors, k, k.IsRows ? LowSteps : TallSteps));
        }

        if (m.Constant % height > 0)
        {
            tiles.Add(Tile(m.Constant % height, vectors, k, LowSteps));
        }

        return tiles.ToEquatableArray();
    }

    private static RowTile Tile(int height, int vectors, Extent k, int steps)
    {
        int split = TileChooser.Split(height, vectors, k);
        return new RowTile(height, split, ChainSteps(k, split, Math.Max(1, steps / split)));
    }

    /// <summary>As many steps as asked for, or a number that leaves little of a sum to spell out after the loop.</summary>
    private static int ChainSteps(Extent k, int split, int steps) => k.IsRows || steps == 1 || k.Constant % (split * steps) == 0
        ? steps
        : steps > 2 && k.Constant % (split * 3) == 0 ? 3 : 2;
}
