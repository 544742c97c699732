using System;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Cuts contractions into register tiles. The model: two multiply-adds a cycle with four cycles of latency want at least eight
/// independent chains; text is spelled out only where it stays small, since beyond that it costs compile time and gains nothing.
/// <see cref="BatchTiles"/> cuts those of many rows.
/// </summary>
internal static class TileChooser
{
    public const int Chains = 8;

    /// <summary>From how long a sum on cutting it into chains pays for adding them up.</summary>
    public const int ShortestSplitSum = 16;

    /// <summary>Up to how many multiply-adds a product of one sample is spelled out.</summary>
    private const int MostUnrolledOperations = 256;

    /// <summary>256 KB of weights: half of a common second-level cache.</summary>
    private const int MostGroupedWeights = 64 * 1024;

    public static Tiling Choose(Extent m, LaneAxis n, Extent k)
    {
        if (!m.IsRows && m.Constant == 1)
        {
            bool unroll = !k.IsRows && (long)k.Constant * n.Vectors <= MostUnrolledOperations;
            return new Tiling(
                OneRow(LaneAxis.PanelVectors, k), OneRow(1, k), UnrollPanels: unroll, UnrollSum: unroll, unroll ? null : Group(n, k));
        }

        return BatchTiles.Choose(m, k);
    }

    /// <summary>
    /// Panels side by side share each element of the input: fewer loads, while the weights are near. Weights that stream from further
    /// away than half a second-level cache do so in one sequence, panel after panel.
    /// </summary>
    private static PanelGroup? Group(LaneAxis n, Extent k)
    {
        if (k.IsRows || (long)k.Constant * n.Padded > MostGroupedWeights)
        {
            return null;
        }

        int panels = n.FullPanels >= 4 ? 4 : n.FullPanels >= 2 ? 2 : 1;
        return panels == 1 ? null : new PanelGroup(panels, Tile(1, panels * LaneAxis.PanelVectors, k));
    }

    private static EquatableArray<RowTile> OneRow(int vectors, Extent k) => EquatableArray.Of(Tile(1, vectors, k));

    private static RowTile Tile(int height, int vectors, Extent k)
    {
        int split = !k.IsRows && k.Constant < ShortestSplitSum ? (height == 1 && k.Constant >= 4 ? 2 : 1) : Math.Max(1, Chains / (height * vectors));
        return new RowTile(height, split);
    }
}
