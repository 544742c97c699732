using System;
using System.Collections.Generic;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Threads;

/// <summary><c>threads [ids]</c>: prints what a second thread gains.</summary>
internal static class ThreadsCommand
{
    private const int Threads = 2;

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyCollection<string> ids)
    {
        try
        {
            ThreadComparison.Run(WorkloadList.Select(ids, WorkloadList.OnThreads), Threads, Console.Out);
            return 0;
        }
        catch (Exception error) when (error is ArgumentException or UnequalResultsException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
