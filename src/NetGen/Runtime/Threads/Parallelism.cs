using System;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>How many threads a piece of work is worth: the cost model of everything that runs on several threads.</summary>
public static class Parallelism
{
    /// <summary>The number that stands for all processors, as in <see cref="System.Threading.Tasks.ParallelOptions"/>.</summary>
    public const int AllProcessors = -1;

    /// <summary>
    /// Floating-point operations that pay for a thread: some tens of microseconds of a core, several times what it costs to wake a thread
    /// that sleeps. Work of fewer than two such shares stays on the calling thread.
    /// </summary>
    internal const long WorkPerThread = 4_000_000;

    /// <summary>To hand work over to a thread that is awake costs less by about this factor than to wake one.</summary>
    private const long GainOfBeingAwake = 8;

    private static int _processors = Environment.ProcessorCount;
    private static long _workPerThread = WorkPerThread;

    /// <summary>The number of threads to use: no more than there are processors, since others would gain nothing.</summary>
    /// <param name="maxDegreeOfParallelism">How many are allowed: at least 1, or −1 for all processors.</param>
    /// <param name="work">The floating-point operations to be done.</param>
    /// <returns>At least 1, which is the calling thread.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Threads(int maxDegreeOfParallelism, long work) => maxDegreeOfParallelism == 1 ? 1 : Limit(maxDegreeOfParallelism, work);

    /// <summary>The number of threads to use for work that follows on other: those that did it are still awake, so that less work pays for them.</summary>
    /// <param name="threadsBefore">How many threads the work before was done by.</param>
    /// <param name="maxDegreeOfParallelism">How many are allowed: at least 1, or −1 for all processors.</param>
    /// <param name="work">The floating-point operations to be done.</param>
    /// <returns>At least 1, which is the calling thread.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ThreadsAfter(int threadsBefore, int maxDegreeOfParallelism, long work) =>
        Threads(maxDegreeOfParallelism, threadsBefore > 1 ? work * GainOfBeingAwake : work);

    /// <summary>As if on another machine: for tests.</summary>
    /// <param name="processors">The number of processors.</param>
    /// <param name="workPerThread">Floating-point operations that pay for a thread.</param>
    internal static void Assume(int processors, long workPerThread)
    {
        _processors = processors;
        _workPerThread = workPerThread;
    }

    private static int Limit(int maxDegreeOfParallelism, long work)
    {
        int allowed = maxDegreeOfParallelism == AllProcessors ? _processors : Math.Min(maxDegreeOfParallelism, _processors);
        return (int)Math.Clamp(work / _workPerThread, 1, Math.Min(allowed, ThreadTeam.MostThreads));
    }
}
