using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Benchmarks.Machine;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Compare;

/// <summary>A workload under comparison: what is timed of it in each round.</summary>
internal sealed class Entry
{
    // Below this, reading the weights takes less time than calling what reads them.
    private const long SmallestStream = 16 * 1024;

    public Entry(Workload workload, Contest contest, ImmutableArray<PeerProbe> peers)
    {
        Workload = workload;
        Generated = new Probe(contest.Generated);
        Engine = new Probe(contest.Engine);
        Peers = peers;
        Dependent = contest.Dependent is { } dependent ? new Probe(dependent) : null;
        WeightRead = workload.StreamsWeights && workload.ParameterBytes >= SmallestStream ? new ReadBandwidth(workload.ParameterBytes) : null;
    }

    public Workload Workload { get; }

    public Probe Generated { get; }

    public Probe Engine { get; }

    /// <summary>Other programs that do the same.</summary>
    public ImmutableArray<PeerProbe> Peers { get; }

    /// <summary>Generated calls that wait for each other.</summary>
    public Probe? Dependent { get; }

    /// <summary>Reading as many bytes as the weights have, and nothing else.</summary>
    public ReadBandwidth? WeightRead { get; }

    /// <summary>All probes, the sides next to each other.</summary>
    public IEnumerable<Probe> Probes
    {
        get
        {
            yield return Generated;
            yield return Engine;
            foreach (PeerProbe peer in Peers)
            {
                yield return peer.Probe;
            }

            if (Dependent is not null)
            {
                yield return Dependent;
            }

            foreach (Probe probe in WeightRead?.Probes ?? [])
            {
                yield return probe;
            }
        }
    }
}
