using System;
using System.Collections.Generic;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Cuts a known number of rows, such as the positions of a row of an image, into register tiles of about the same height: a low one beside tall ones would leave the multiply-adds waiting. The model is
/// that of <see cref="BatchTiles"/>.
/// </summary>
internal static class NestTiles
{
    /// <summary>6 × 2 sums, two vectors of the right factor and one of the left fit sixteen registers.</summary>
    private const int PanelHeight = 6;

    /// <summary>The same for 12 × 1.</summary>
    private const int HalfPanelHeight = 12;

    /// <summary>With vectors of 512 bits there are twice as many registers; more rows than this gain nothing.</summary>
    private const int WideHalfPanelHeight = 15;

    /// <summary>Up to how long a sum is spelled out inside a loop.</summary>
    private const int LongestUnrolledSum = 8;

    /// <param name="rows">How many rows.</param>
    /// <param name="lanes">The axis in lanes.</param>
    /// <param name="k">The innermost axis of the sum.</param>
    /// <param name="isShort">Whether the whole sum is short, so that cutting it into chains does not pay.</param>
    /// <param name="hasTerms">Whether it is spelled out.</param>
    /// <param name="text">How much may be spelled out.</param>
    public static Tiling Choose(int rows, LaneAxis lanes, Extent k, bool isShort, bool hasTerms, NestText text)
    {
        bool unrolls = hasTerms || (!k.IsRows && k.Constant <= LongestUnrolledSum);
        int Most(int height, int vectors) => unrolls ? Math.Min(height, Math.Max(1, text.Products / (vectors * k.Constant))) : height;
        return new Tiling(
            Tiles(rows, Most(PanelHeight, LaneAxis.PanelVectors), LaneAxis.PanelVectors),
            Tiles(rows, Most(lanes.VectorLanes == LaneAxis.MostLanes ? WideHalfPanelHeight : HalfPanelHeight, 1), 1),
            unrolls,
            StoresSums: false);

        EquatableArray<RowTile> Tiles(int count, int height, int vectors)
        {
            int tiles = (count + height - 1) / height;
            int low = count / tiles;
            int tall = count % tiles;
            List<RowTile> found = [];
            if (tall > 0)
            {
                found.Add(Tile(low + 1, vectors) with { Times = tall });
            }

            found.Add(Tile(low, vectors) with { Times = tiles - tall });
            return found.ToEquatableArray();
        }

        RowTile Tile(int height, int vectors)
        {
            int split = isShort ? 1 : TileChooser.Split(height, vectors, Extent.Rows);
            return new RowTile(height, split, unrolls ? 1 : ChainSteps(split));
        }

        int ChainSteps(int split)
        {
            for (int steps = Math.Max(1, text.Steps / split); steps > 1; steps--)
            {
                if (k.IsRows || k.Constant % (split * steps) == 0)
                {
                    return steps;
                }
            }

            return k.IsRows || k.Constant < 2 * split ? 1 : Math.Max(1, 2 / split);
        }
    }
}

/// <summary>How much of a product over images is spelled out.</summary>
/// <param name="HasOffsets">Whether few rows are, where strides do not tell where they are.</param>
/// <param name="HasTerms">Whether a short sum of several axes is.</param>
/// <param name="Products">How many products a tile spells out of a sum that is spelled out as a whole.</param>
/// <param name="Steps">How many products a turn of the loop takes up.</param>
internal sealed record NestText(bool HasOffsets, bool HasTerms, int Products, int Steps);
