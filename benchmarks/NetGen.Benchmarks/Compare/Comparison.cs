using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using NetGen.Benchmarks.Machine;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Compare;

/// <summary>
/// Times workloads in rounds: every round runs each side of each workload once for a short while, one after the other, and
/// between them what the machine can do at best. What disturbs one side so disturbs the other as well.
/// </summary>
internal static class Comparison
{
    private const int MaximumRounds = 301;
    private const int MinimumRounds = 5;

    private static readonly TimeSpan Warmup = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan MachineWarmup = TimeSpan.FromMilliseconds(20);
    // Short, so that on a busy machine most slots pass without another process in between.
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MachineSlot = TimeSpan.FromMilliseconds(0.3);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan TimeLimitWithPeers = TimeSpan.FromSeconds(100);

    /// <summary>Compares.</summary>
    /// <param name="workloads">What is timed.</param>
    /// <param name="withPeers">Whether other programs are, too.</param>
    /// <exception cref="UnequalResultsException">Two sides do not compute the same.</exception>
    /// <exception cref="PeerException">A peer cannot do what it is asked for.</exception>
    public static ComparisonResult Run(ImmutableArray<Workload> workloads, bool withPeers)
    {
        long begin = Stopwatch.GetTimestamp();
        int? core = PinnedCore.TryPin();
        using PeerSet peers = withPeers ? PeerSet.Start() : PeerSet.None;
        ImmutableArray<Entry> entries =
            [.. workloads.Select(workload => new Entry(workload, workload.Prepare(), peers.Prepare(workload)))];
        Probe peak = new(FmaPeak.Run);
        ImmutableArray<ReadBandwidth> levels = [.. CacheLevel.All.Select(level => new ReadBandwidth(level.Bytes))];
        Calibrate(entries, peak);
        ImmutableArray<WorkloadAllocation> allocations =
            [.. entries.Select(entry => new WorkloadAllocation(entry.Generated.MeasureAllocation(), entry.Engine.MeasureAllocation()))];

        Probe[] round = [peak, .. levels.SelectMany(level => level.Probes), .. entries.SelectMany(entry => entry.Probes)];
        int rounds = Rounds.Measure(round, MinimumRounds, MaximumRounds, begin, withPeers ? TimeLimitWithPeers : TimeLimit);

        return new ComparisonResult
        {
            Core = core,
            Rounds = rounds,
            Peers = peers.Status,
            PeakMedian = FmaPeak.FlopPerPass / peak.Median,
            PeakBest = FmaPeak.FlopPerPass / peak.Best,
            Levels = [.. CacheLevel.All.Zip(levels, (level, read) => new LevelResult(level, read.Median, read.Best))],
            Workloads = [.. entries.Zip(allocations, (entry, allocation) => WorkloadResult.Of(entry, allocation, peak, levels[0]))],
        };
    }

    private static void Calibrate(ImmutableArray<Entry> entries, Probe peak)
    {
        peak.Calibrate(MachineWarmup, MachineSlot);
        Probe[] sides = [.. entries.SelectMany(entry => entry.Sides)];

        Tiering.Settle(sides);
        foreach (Probe probe in sides)
        {
            probe.Calibrate(Warmup, Slot);
        }
    }
}
