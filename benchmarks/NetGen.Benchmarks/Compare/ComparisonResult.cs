using System.Collections.Immutable;
using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Compare;

/// <summary>What a comparison found.</summary>
internal sealed class ComparisonResult
{
    /// <summary>The core it ran on; <see langword="null"/> if it was not pinned to one.</summary>
    public required int? Core { get; init; }

    public required int Rounds { get; init; }

    /// <summary>The other programs that were asked for, present or absent.</summary>
    public required ImmutableArray<PeerStatus> Peers { get; init; }

    /// <summary>The multiply-add peak in the median round, in GFLOP/s.</summary>
    public required double PeakMedian { get; init; }

    /// <summary>The multiply-add peak in the best round, in GFLOP/s.</summary>
    public required double PeakBest { get; init; }

    /// <summary>The read bandwidth of each cache level in the median round, in GB/s.</summary>
    public required ImmutableArray<(string Name, long Bytes, double Bandwidth)> Levels { get; init; }

    public required ImmutableArray<WorkloadResult> Workloads { get; init; }
}
