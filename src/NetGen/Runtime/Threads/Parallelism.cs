using System;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>How many threads a piece of work is worth: the cost model of everything that runs on several threads.</summary>
public static class Parallelism
{
    /// <summary>
    /// Floating-point operations that pay for a thread: some tens of microseconds of a core, several times what it costs to wake a thread
    /// that sleeps. Work of fewer than two such shares stays on the calling thread.
    /// </summary>
    public const long WorkPerThread = 4_000_000;

    /// <summary>The number that stands for all processors, as in <see cref="System.Threading.Tasks.ParallelOptions"/>.</summary>
    public const int AllProcessors = -1;

    /// <summary>More threads than processors gain nothing: no work runs on more of them.</summary>
    private static readonly int Processors = Environment.ProcessorCount;

    /// <summary>The number of threads to use.</summary>
    /// <param name="maxDegreeOfParallelism">How many are allowed: at least 1, or −1 for all processors.</param>
    /// <param name="work">The floating-point operations to be done.</param>
    /// <returns>At least 1, which is the calling thread.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Threads(int maxDegreeOfParallelism, long work) =>
        maxDegreeOfParallelism == 1 ? 1 : Limit(maxDegreeOfParallelism, work, Processors);

    /// <summary>The same on a machine of a number of processors.</summary>
    internal static int Limit(int maxDegreeOfParallelism, long work, int processors)
    {
        int allowed = maxDegreeOfParallelism == AllProcessors ? processors : Math.Min(maxDegreeOfParallelism, processors);
        return (int)Math.Clamp(work / WorkPerThread, 1, Math.Min(allowed, ThreadTeam.MostThreads));
    }
}
