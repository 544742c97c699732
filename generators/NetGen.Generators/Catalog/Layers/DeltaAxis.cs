using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>
/// Which places of a window read which elements along one axis: what an input's gradient sums over. Element <c>i</c> is read by tap <c>k</c> at the place <c>(i + before − k·dilation) / stride</c>
/// where that is whole, so that elements of one remainder by the stride have the same taps, and their places are apart by one.
/// </summary>
/// <param name="window">The axis.</param>
internal sealed class DeltaAxis(WindowAxis window)
{
    /// <summary>The elements by their remainder; those that are never read are not among them.</summary>
    public ImmutableArray<DeltaPhase> Phases { get; } = Find(window).ToImmutableArray();

    /// <summary>Whether there are elements that no tap reads, whatever the place.</summary>
    public bool HasUnread => Phases.Length < Math.Min(window.Stride, window.Input);

    /// <summary>How many places there have to be before the first.</summary>
    public int Before => Phases.Length == 0 ? 0 : Math.Max(0, -Phases.Min(phase => phase.Place));

    /// <summary>How many places there have to be after the last.</summary>
    public int After => Phases.Length == 0 ? 0 : Math.Max(0, Phases.Max(phase => phase.Last) - (window.Output - 1));

    public bool IsPadded => Before > 0 || After > 0;

    /// <summary>All these places.</summary>
    public int Padded => Before + window.Output + After;

    private static IEnumerable<DeltaPhase> Find(WindowAxis window)
    {
        // Tap k reads elements of the remainder of k·dilation − before.
        foreach (IGrouping<int, int> reads in Enumerable
            .Range(0, window.Size)
            .GroupBy(tap => Remainder((tap * window.Dilation) - window.Before, window.Stride))
            .Where(reads => reads.Key < window.Input)
            .OrderBy(reads => reads.Key))
        {
            int first = reads.Key;
            int[] taps = reads.ToArray();
            int last = taps[taps.Length - 1];
            int step = taps.Length > 1 ? taps[1] - taps[0] : 1;
            yield return new DeltaPhase(
                first,
                (window.Input - first + window.Stride - 1) / window.Stride,
                window.Size - 1 - last,
                taps.Length,
                step,
                (first + window.Before - (last * window.Dilation)) / window.Stride,
                taps.Length > 1 ? step * window.Dilation / window.Stride : 0);
        }
    }

    private static int Remainder(int number, int divisor) => ((number % divisor) + divisor) % divisor;
}

/// <summary>Elements of one remainder, in the order of a kernel that is turned round.</summary>
/// <param name="First">The first element.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Tap">The first tap of the kernel turned round.</param>
/// <param name="Taps">How many taps read them.</param>
/// <param name="TapStep">From a tap to the next.</param>
/// <param name="Place">The place at which the first tap reads the first element; it may be before the first place.</param>
/// <param name="PlaceStep">From a tap's place to the next tap's.</param>
internal sealed record DeltaPhase(int First, int Count, int Tap, int Taps, int TapStep, int Place, int PlaceStep)
{
    /// <summary>The last place that is read.</summary>
    public int Last => Place + (Count - 1) + ((Taps - 1) * PlaceStep);
}
