using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Compare;

/// <summary><c>compare [--peers] [ids]</c>: prints the figures and writes them to <c>artifacts/compare.json</c> of the current directory.</summary>
internal static class CompareCommand
{
    private const string PeersOption = "--peers";

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyCollection<string> arguments)
    {
        try
        {
            ComparisonResult result = Comparison.Run(
                WorkloadList.Select([.. arguments.Where(argument => argument != PeersOption)]), arguments.Contains(PeersOption));
            TextReport.Write(result, Console.Out);
            string path = Path.Combine(Directory.CreateDirectory("artifacts").FullName, "compare.json");
            using FileStream file = File.Create(path);
            JsonReport.Write(result, file);
            return 0;
        }
        catch (Exception error) when (error is ArgumentException or UnequalResultsException or PeerException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
