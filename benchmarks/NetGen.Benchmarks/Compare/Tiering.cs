using System;
using System.Collections.Generic;
using System.Threading;

namespace NetGen.Benchmarks.Compare;

/// <summary>Lets the runtime compile with optimisation what is to be timed, in a process that has one core.</summary>
internal static class Tiering
{
    private const int Phases = 10;

    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>Calls everything, and pauses, in turn.</summary>
    /// <param name="probes">What is to be timed.</param>
    public static void Settle(IReadOnlyCollection<Probe> probes)
    {
        // The runtime compiles again, with optimisation, what was called often and has been running for a while; it does so in the
        // background, where it needs this core too.
        for (int phase = 0; phase < Phases; phase++)
        {
            foreach (Probe probe in probes)
            {
                probe.Calibrate(TimeSpan.Zero, Slot);
            }

            Thread.Sleep(Pause);
        }
    }
}
