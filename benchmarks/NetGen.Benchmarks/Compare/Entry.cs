using System.Collections.Generic;
using NetGen.Benchmarks.Machine;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Compare;

/// <summary>A workload under comparison: what is timed of it in each round.</summary>
internal sealed class Entry
{
    // Below this, reading the weights takes less time than calling what reads them.
    private const long SmallestStream = 16 * 1024;

    public Entry(Workload workload, Contest contest)
    {
        Workload = workload;
        Generated = new Probe(contest.Generated);
        Engine = new Probe(contest.Engine);
        Dependent = contest.Dependent is { } dependent ? new Probe(dependent) : null;
        WeightRead = workload.StreamsWeights && workload.ParameterBytes >= SmallestStream ? new ReadBandwidth(workload.ParameterBytes) : null;
    }

    public Workload Workload { get; }

    public Probe Generated { get; }

    public Probe Engine { get; }

    /// <summary>Generated calls that wait for each other.</summary>
    public Probe? Dependent { get; }

    /// <summary>Reading as many bytes as the weights have, and nothing else.</summary>
    public ReadBandwidth? WeightRead { get; }

    /// <summary>What runs networks, the two sides next to each other.</summary>
    public IEnumerable<Probe> Sides => Dependent is null ? [Generated, Engine] : [Generated, Engine, Dependent];

    /// <summary>All that is timed.</summary>
    public IEnumerable<Probe> Probes => [.. Sides, .. WeightRead?.Probes ?? []];
}
