using System.Collections.Immutable;
using System.Linq;
using NetGen.Benchmarks.Bounds;
using NetGen.Benchmarks.Machine;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Compare;

/// <summary>The bytes that a call allocates on each side.</summary>
internal readonly record struct WorkloadAllocation(double Generated, double Engine);

/// <summary>What was found for one workload.</summary>
internal sealed class WorkloadResult
{
    private const double NanosecondsPerSecond = 1e9;

    public required string Id { get; init; }

    /// <summary>Of <see cref="Generated"/> and the other figures of time: <c>ns/call</c> or <c>samples/s</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The generated network in the median round.</summary>
    public required double Generated { get; init; }

    /// <summary>The engine in the median round.</summary>
    public required double Engine { get; init; }

    /// <summary>How many times as long the engine takes, in the median rounds.</summary>
    public required double Ratio { get; init; }

    /// <summary>Of the generated network in the median round, in GFLOP/s.</summary>
    public required double Gflops { get; init; }

    /// <summary><see cref="Gflops"/> as a part of the multiply-add peak.</summary>
    public required double PeakFraction { get; init; }

    /// <summary>The same from the best rounds of both.</summary>
    public required double PeakFractionBest { get; init; }

    /// <summary>The bytes that a call allocates.</summary>
    public required WorkloadAllocation Allocated { get; init; }

    public required double GeneratedBest { get; init; }

    public required double EngineBest { get; init; }

    /// <summary>Nanoseconds of a call that waits for the one before it, in the median round; <see langword="null"/> if not measured.</summary>
    public required double? Dependent { get; init; }

    /// <summary>
    /// The time to read as many bytes as the weights have, as a part of the generated call's; <see langword="null"/> if the
    /// weights are read for more than one sample, or are too few.
    /// </summary>
    public required double? ReadFraction { get; init; }

    /// <summary>The same from the best rounds of both.</summary>
    public required double? ReadFractionBest { get; init; }

    /// <summary>What bounds a call, from the medians of what the machine can do.</summary>
    public required Bound Bound { get; init; }

    /// <summary>The bound as a part of the generated call's time; 1 is the most that can be reached.</summary>
    public required double BoundFraction { get; init; }

    /// <summary>The same from the best rounds of all.</summary>
    public required double BoundFractionBest { get; init; }

    /// <summary>Which other workloads are bounded by the same things.</summary>
    public required WorkloadClass Class { get; init; }

    /// <summary>Other programs that do the same.</summary>
    public required ImmutableArray<PeerResult> Peers { get; init; }

    /// <summary>Sums up what was measured.</summary>
    /// <param name="entry">The workload.</param>
    /// <param name="allocated">What its calls allocate.</param>
    /// <param name="peak">The multiply-add peak.</param>
    /// <param name="firstLevel">Reads from the first-level cache, for what is too small to be measured by itself.</param>
    public static WorkloadResult Of(Entry entry, WorkloadAllocation allocated, Probe peak, ReadBandwidth firstLevel)
    {
        Workload workload = entry.Workload;
        double gflops = workload.FlopPerCall / entry.Generated.Median;
        ReadBandwidth read = entry.Read ?? firstLevel;
        ReadBandwidth? weights = workload is { SamplesPerCall: 1, IsThroughput: false } ? entry.Read : null;
        Bound bound = Bound.Of(workload, FmaPeak.FlopPerPass / peak.Median, read.Median);
        Bound best = Bound.Of(workload, FmaPeak.FlopPerPass / peak.Best, read.Best);
        return new WorkloadResult
        {
            Id = workload.Id,
            Unit = workload.IsThroughput ? "samples/s" : "ns/call",
            Generated = Figure(entry.Generated.Median),
            Engine = Figure(entry.Engine.Median),
            Ratio = entry.Engine.Median / entry.Generated.Median,
            Gflops = gflops,
            PeakFraction = gflops * peak.Median / FmaPeak.FlopPerPass,
            PeakFractionBest = workload.FlopPerCall / entry.Generated.Best * peak.Best / FmaPeak.FlopPerPass,
            Allocated = allocated,
            GeneratedBest = Figure(entry.Generated.Best),
            EngineBest = Figure(entry.Engine.Best),
            Dependent = entry.Dependent?.Median,
            ReadFraction = workload.ParameterBytes / weights?.Median / entry.Generated.Median,
            ReadFractionBest = workload.ParameterBytes / weights?.Best / entry.Generated.Best,
            Bound = bound,
            BoundFraction = bound.Nanoseconds / entry.Generated.Median,
            BoundFractionBest = best.Nanoseconds / entry.Generated.Best,
            Class = WorkloadClasses.Of(workload, best),
            Peers = [.. entry.Peers.Select(peer => new PeerResult(
                peer.Name, peer.Form, Figure(peer.Probe.Median), Figure(peer.Probe.Best), peer.Probe.Median / entry.Generated.Median))],
        };

        double Figure(double nanoseconds) =>
            workload.IsThroughput ? workload.SamplesPerCall * NanosecondsPerSecond / nanoseconds : nanoseconds;
    }
}
