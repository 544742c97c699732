using System;
using System.Collections.Generic;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Cuts contractions into register tiles. The model: two multiply-adds a cycle with four cycles of latency want at least eight
/// independent chains; sixteen vector registers hold at most twelve sums beside the factors; text is spelled out only where
/// it stays small, since beyond that it costs compile time and gains nothing. <see cref="BatchTiles"/> cuts those of many rows.
/// </summary>
internal static class TileChooser
{
    private const int Chains = 8;

    /// <summary>From how long a sum on cutting it into chains pays for adding them up.</summary>
    private const int ShortestSplitSum = 16;

    /// <summary>
    /// Up to how many multiply-adds a product of one sample is spelled out: what lets narrow tensors stay in registers. Longer ones run as
    /// fast in a loop.
    /// </summary>
    private const int MostUnrolledOperations = 64;

    /// <summary>From how many sums of one row on the epilogue's constants no longer fit beside them.</summary>
    private const int FewestStoredSums = 3;

    /// <summary>Eight sums hide the latency and share one element of the row.</summary>
    private const int GroupVectors = 8;

    /// <summary>Twelve sums, an element of the row and a factor fit sixteen registers.</summary>
    private const int MostGroupVectors = 12;

    public static Tiling Choose(Extent m, LaneAxis n, Extent k, Expression epilogue)
    {
        if (!m.IsRows && m.Constant == 1)
        {
            return new Tiling(
                Panel: default,
                HalfPanel: default,
                UnrollSum: !k.IsRows && (long)k.Constant * n.Vectors <= MostUnrolledOperations,
                StoresSums: epilogue.CallsFunction && n.Vectors >= FewestStoredSums,
                Groups(n.Vectors, k));
        }

        return BatchTiles.Choose(m, k);
    }

    /// <summary>
    /// One row: groups of four panels, whose weights are four streams for the caches to fetch ahead, and what is left. Few vectors are left
    /// only where there are few at all: then the sum is cut into chains.
    /// </summary>
    private static EquatableArray<VectorGroup> Groups(int vectors, Extent k)
    {
        List<VectorGroup> groups = [];
        int alike = Math.Max(0, (vectors - MostGroupVectors + GroupVectors - 1) / GroupVectors);
        if (alike > 0)
        {
            groups.Add(new VectorGroup(0, GroupVectors, alike, Split(GroupVectors, k)));
        }

        int left = vectors - (alike * GroupVectors);
        if (left == GroupVectors && alike > 0)
        {
            return EquatableArray.Of(groups[0] with { Count = alike + 1 });
        }

        groups.Add(new VectorGroup(alike * GroupVectors, left, 1, Split(left, k)));
        return groups.ToEquatableArray();
    }

    /// <summary>Into how many chains the sums of a tile are cut.</summary>
    public static int Split(int height, int vectors, Extent k) =>
        height == 1 ? Split(vectors, k) : IsShort(k) ? 1 : Math.Max(1, Chains / (height * vectors));

    /// <summary>
    /// Into how many chains the sums of a row are cut. Each product of seven vectors waits for the loads of its factors longer than for the
    /// sum before.
    /// </summary>
    private static int Split(int vectors, Extent k) =>
        vectors >= Chains - 1 ? 1
        : IsShort(k) ? (k.Constant >= 4 ? 2 : 1)
        : Math.Max(2, Chains / vectors);

    private static bool IsShort(Extent k) => !k.IsRows && k.Constant < ShortestSplitSum;
}
