using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>Other programs that do the same.</summary>
    public required ImmutableArray<PeerResult> Peers { get; init; }

    public static WorkloadResult Of(Entry entry, WorkloadAllocation allocated, double peak)
    {
        Workload workload = entry.Workload;
        double gflops = workload.FlopPerCall / entry.Generated.Median;
        return new WorkloadResult
        {
            Id = workload.Id,
            Unit = workload.IsThroughput ? "samples/s" : "ns/call",
            Generated = Figure(entry.Generated.Median),
            Engine = Figure(entry.Engine.Median),
            Ratio = entry.Engine.Median / entry.Generated.Median,
            Gflops = gflops,
            PeakFraction = gflops / peak,
            Allocated = allocated,
            GeneratedBest = Figure(entry.Generated.Best),
            EngineBest = Figure(entry.Engine.Best),
            Dependent = entry.Dependent?.Median,
            ReadFraction = workload.ParameterBytes / entry.WeightRead?.Median / entry.Generated.Median,
            Peers = [.. entry.Peers.Select(peer => new PeerResult(
                peer.Name, peer.Form, Figure(peer.Probe.Median), Figure(peer.Probe.Best), peer.Probe.Median / entry.Generated.Median))],
        };

        double Figure(double nanoseconds) =>
            workload.IsThroughput ? workload.SamplesPerCall * NanosecondsPerSecond / nanoseconds : nanoseconds;
    }
}
