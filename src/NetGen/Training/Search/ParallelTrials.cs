using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Runtime;

/// <summary>Runs trainings that know nothing of each other, several at once.</summary>
internal static class ParallelTrials
{
    /// <summary>Runs them. What each gives depends on nothing but its number, so that the results do not depend on the threads.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="maxDegreeOfParallelism">How many threads may be used, at least 1; −1 for as many as there are processors.</param>
    /// <param name="run">Runs one of them, from 0.</param>
    /// <param name="token">Cancelled: none is begun any more.</param>
    /// <returns>What each gave; <see langword="null"/> for those that were not begun.</returns>
    /// <exception cref="OperationCanceledException">None was begun.</exception>
    public static T?[] Run<T>(int count, int maxDegreeOfParallelism, Func<int, T> run, CancellationToken token)
        where T : class
    {
        Guard.MaxDegreeOfParallelism(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        T?[] results = new T?[count];
        int next = -1;
        int threads = maxDegreeOfParallelism == Parallelism.AllProcessors ? Environment.ProcessorCount : maxDegreeOfParallelism;
        if (threads == 1 || count == 1)
        {
            RunSome();
        }
        else
        {
            RunOnThreads();
        }

        if (Array.TrueForAll(results, result => result is null))
        {
            token.ThrowIfCancellationRequested();
        }

        return results;

        void RunOnThreads()
        {
            try
            {
                // One task a thread, each of which takes the next number: trainings are long, and of different lengths.
                Parallel.For(0, Math.Min(threads, count), new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => RunSome());
            }
            catch (AggregateException error)
            {
                ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
            }
        }

        void RunSome()
        {
            for (int index = Interlocked.Increment(ref next); index < count && !token.IsCancellationRequested; index = Interlocked.Increment(ref next))
            {
                results[index] = run(index);
            }
        }
    }
}
