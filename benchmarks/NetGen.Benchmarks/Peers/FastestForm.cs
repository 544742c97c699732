using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Benchmarks.Compare;

namespace NetGen.Benchmarks.Peers;

/// <summary>Finds in which of its ways a peer is the fastest, so that it is compared at its best.</summary>
internal static class FastestForm
{
    private const int Rounds = 9;

    private static readonly TimeSpan Warmup = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(1);

    /// <summary>The form with the best round, all being timed in turn.</summary>
    public static TForm Of<TForm>(IEnumerable<(TForm Form, Probe Probe)> candidates)
    {
        (TForm Form, Probe Probe)[] all = [.. candidates];
        foreach ((_, Probe probe) in all)
        {
            probe.Calibrate(Warmup, Slot);
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach ((_, Probe probe) in all)
            {
                probe.Measure();
            }
        }

        return all.MinBy(candidate => candidate.Probe.Best).Form;
    }
}
