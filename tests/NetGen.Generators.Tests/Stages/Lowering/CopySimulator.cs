using System.Collections.Generic;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Tests.Stages.Lowering;

/// <summary>Does what a copy says, element by element.</summary>
internal static class CopySimulator
{
    /// <summary>The source and target index of every element that is moved.</summary>
    public static IEnumerable<(int Source, int Target)> Moves(IEnumerable<CopyRegion> regions)
    {
        foreach (CopyRegion region in regions)
        {
            foreach ((int Source, int Target) move in Moves(region, 0, region.SourceOffset, region.TargetOffset))
            {
                yield return move;
            }
        }
    }

    /// <summary>Copies from one array to another; what is not covered stays.</summary>
    public static void Run<T>(IEnumerable<CopyRegion> regions, T[] source, T[] target)
    {
        foreach ((int from, int to) in Moves(regions))
        {
            target[to] = source[from];
        }
    }

    private static IEnumerable<(int Source, int Target)> Moves(CopyRegion region, int depth, int source, int target)
    {
        if (depth == region.Loops.Count)
        {
            yield return (source, target);
            yield break;
        }

        CopyLoop loop = region.Loops[depth];
        for (int i = 0; i < loop.Count; i++)
        {
            foreach ((int Source, int Target) move in Moves(region, depth + 1, source + (i * loop.SourceStride), target + (i * loop.TargetStride)))
            {
                yield return move;
            }
        }
    }
}
