using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace NetGen.Benchmarks.Compare;

/// <summary>Times several things in rounds, one after the other in each, so that what disturbs one disturbs the others as well.</summary>
internal static class Rounds
{
    /// <summary>Times them.</summary>
    /// <param name="probes">What is timed, in the order of a round.</param>
    /// <param name="fewest">So many rounds there are whatever time they take.</param>
    /// <param name="most">How many there are at the most.</param>
    /// <param name="begin">The timestamp from which the time counts.</param>
    /// <param name="limit">When that is over, no more round is begun.</param>
    /// <returns>How many rounds there were.</returns>
    public static int Measure(IReadOnlyCollection<Probe> probes, int fewest, int most, long begin, TimeSpan limit)
    {
        int rounds = 0;
        while (rounds < most && (rounds < fewest || Stopwatch.GetElapsedTime(begin) < limit))
        {
            foreach (Probe probe in probes)
            {
                probe.Measure();
            }

            rounds++;
        }

        return rounds;
    }
}
