using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.Compare;
using NetGen.Benchmarks.Workloads;
using static System.FormattableString;

namespace NetGen.Benchmarks.Threads;

/// <summary>
/// Times generated networks on one thread and on several, in turn and in one process. Unlike <c>compare</c> it does not pin the process to a core.
/// </summary>
internal static class ThreadComparison
{
    private const int MaximumRounds = 301;

    // Long enough for the helpers to be awake most of the time, as in training.
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan Warmup = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    public static void Run(ImmutableArray<Workload> workloads, int threads, TextWriter output)
    {
        long begin = Stopwatch.GetTimestamp();
        ImmutableArray<(Workload Workload, Probe One, Probe Several)> entries =
        [
            .. workloads
                .Select(workload => (workload, One: workload.PrepareOnThreads(1), Several: workload.PrepareOnThreads(threads)))
                .Where(entry => entry.One is not null && entry.Several is not null)
                .Select(entry => (entry.workload, new Probe(entry.One!), new Probe(entry.Several!))),
        ];
        foreach ((_, Probe one, Probe several) in entries)
        {
            one.Calibrate(Warmup, Slot);
            several.Calibrate(Warmup, Slot);
        }

        Probe[] round = [.. entries.SelectMany(entry => (Probe[])[entry.One, entry.Several])];
        int rounds = Rounds.Measure(round, fewest: 1, MaximumRounds, begin, TimeLimit);
        output.WriteLine(Invariant($"{Environment.ProcessorCount} processors, {rounds} rounds; microseconds a call, gain of {threads} threads over one"));
        output.WriteLine("id           1: median      best   n: median      best      gain  of bests");
        foreach ((Workload workload, Probe one, Probe several) in entries)
        {
            output.WriteLine(Invariant(
                $"{workload.Id + "/" + threads + "t",-10} {Microseconds(one.Median)} {Microseconds(one.Best)}  {Microseconds(several.Median)} {Microseconds(several.Best)}   {one.Median / several.Median,5:F2} ×   {one.Best / several.Best,5:F2} ×"));
        }
    }

    private static string Microseconds(double nanoseconds) => Invariant($"{nanoseconds / 1000,10:F2}");
}
