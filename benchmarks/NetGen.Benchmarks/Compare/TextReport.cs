using System;
using System.Globalization;
using System.IO;
using System.Text;
using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Compare;

/// <summary>A comparison as lines of text: about the machine, then one for each workload.</summary>
internal static class TextReport
{
    public static void Write(ComparisonResult result, TextWriter writer)
    {
        string core = result.Core is { } number ? FormattableString.Invariant($"core {number}") : "not pinned to a core";
        writer.WriteLine(FormattableString.Invariant($"{result.Rounds} rounds, {core}; medians over the rounds; unit of generated, engine and best figures at the end of each line"));
        writer.Write(FormattableString.Invariant($"machine: fma_peak={result.PeakMedian:F1} GFLOP/s (best {result.PeakBest:F1}); reads in GB/s:"));
        foreach ((string name, _, double bandwidth) in result.Levels)
        {
            writer.Write(FormattableString.Invariant($" {name}={bandwidth:F1}"));
        }

        writer.WriteLine();
        foreach (PeerStatus peer in result.Peers)
        {
            writer.WriteLine($"peer {peer.Name}: {peer.Description ?? $"absent; {PeerFolder.InstallCommand} installs it"}");
        }

        foreach (WorkloadResult workload in result.Workloads)
        {
            writer.WriteLine(Line(workload));
        }
    }

    private static string Line(WorkloadResult workload)
    {
        StringBuilder line = new();
        line.Append(
            CultureInfo.InvariantCulture,
            $"{workload.Id} generated={Number(workload.Generated)} engine={Number(workload.Engine)} ratio={workload.Ratio:F2} gflops={workload.Gflops:F1} peak_fraction={workload.PeakFraction:F3} allocated={workload.Allocated.Generated:0.##}");
        line.Append(
            CultureInfo.InvariantCulture,
            $" best={Number(workload.GeneratedBest)} engine_best={Number(workload.EngineBest)} engine_allocated={workload.Allocated.Engine:0.##}");
        if (workload.Dependent is { } dependent)
        {
            line.Append(CultureInfo.InvariantCulture, $" dependent={Number(dependent)}");
        }

        if (workload.ReadFraction is { } fraction)
        {
            line.Append(CultureInfo.InvariantCulture, $" read_fraction={fraction:F3}");
        }

        foreach (PeerResult peer in workload.Peers)
        {
            line.Append(CultureInfo.InvariantCulture, $" {peer.Name}={Number(peer.Median)}");
        }

        foreach (PeerResult peer in workload.Peers)
        {
            line.Append(CultureInfo.InvariantCulture, $" {peer.Name}_ratio={peer.Ratio:F2}");
        }

        return line.Append(CultureInfo.InvariantCulture, $" unit={workload.Unit}").ToString();
    }

    private static string Number(double value) => value.ToString(value < 1000 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
