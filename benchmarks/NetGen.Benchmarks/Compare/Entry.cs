using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Benchmarks.Machine;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Compare;

/// <summary>A workload under comparison: what is timed of it in each round.</summary>
internal sealed class Entry
{
    // Below this, reading takes less time than calling what reads.
    private const long SmallestStream = 16 * 1024;

    public Entry(Workload workload, Contest contest, ImmutableArray<PeerProbe> peers)
    {
        Workload = workload;
        Generated = new Probe(contest.Generated);
        Engine = new Probe(contest.Engine);
        Peers = peers;
        Dependent = contest.Dependent is { } dependent ? new Probe(dependent) : null;
        Read = workload.StreamedBytes >= SmallestStream ? new ReadBandwidth(workload.StreamedBytes) : null;
    }

    public Workload Workload { get; }

    public Probe Generated { get; }

    public Probe Engine { get; }

    /// <summary>Other programs that do the same.</summary>
    public ImmutableArray<PeerProbe> Peers { get; }

    /// <summary>Generated calls that wait for each other.</summary>
    public Probe? Dependent { get; }

    /// <summary>Reading as many bytes as the workload streams, and nothing else; <see langword="null"/> if they are too few.</summary>
    public ReadBandwidth? Read { get; }

    /// <summary>What runs networks, the sides next to each other.</summary>
    public IEnumerable<Probe> Sides => [Generated, Engine, .. Peers.Select(peer => peer.Probe), .. Dependent is null ? (Probe[])[] : [Dependent]];

    /// <summary>All that is timed.</summary>
    public IEnumerable<Probe> Probes => [.. Sides, .. Read?.Probes ?? []];
}
