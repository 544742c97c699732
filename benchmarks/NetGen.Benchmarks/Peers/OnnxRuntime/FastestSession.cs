using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Benchmarks.Compare;

namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>Finds in which of its ways ONNX Runtime is the fastest, so that it is compared at its best.</summary>
internal static class FastestSession
{
    private const int Rounds = 9;

    private static readonly TimeSpan Warmup = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(1);

    /// <summary>The session with the best round, all being timed in turn.</summary>
    public static OrtSession Of(IEnumerable<OrtSession> sessions)
    {
        (OrtSession Session, Probe Probe)[] candidates = [.. sessions.Select(session => (session, new Probe(calls => session.Run(calls))))];
        foreach ((_, Probe probe) in candidates)
        {
            probe.Calibrate(Warmup, Slot);
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach ((_, Probe probe) in candidates)
            {
                probe.Measure();
            }
        }

        return candidates.MinBy(candidate => candidate.Probe.Best).Session;
    }
}
