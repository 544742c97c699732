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
    /// <param name="run">Runs one of them, from 0. If it throws, none is begun any more; of several that throw, the first by number is heard of.</param>
    /// <param name="token">Cancelled: none is begun any more.</param>
    /// <returns>What each gave; <see langword="null"/> for those that were not begun.</returns>
    /// <exception cref="OperationCanceledException">None was begun.</exception>
    public static T?[] Run<T>(int count, int maxDegreeOfParallelism, Func<int, T> run, CancellationToken token)
        where T : class
    {
        Guard.MaxDegreeOfParallelism(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        T?[] results = new T?[count];
        Exception?[] errors = new Exception?[count];
        bool hasFailed = false;
        int next = -1;
        int threads = Math.Min(count, maxDegreeOfParallelism == Parallelism.AllProcessors ? Environment.ProcessorCount : maxDegreeOfParallelism);
        if (threads == 1)
        {
            RunSome();
        }
        else
        {
            // One task a thread, each of which takes the next number: trainings are long, and of different lengths.
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => RunSome());
        }

        if (Array.Find(errors, error => error is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        if (Array.TrueForAll(results, result => result is null))
        {
            token.ThrowIfCancellationRequested();
        }

        return results;

        void RunSome()
        {
            while (!token.IsCancellationRequested && !Volatile.Read(ref hasFailed) && Interlocked.Increment(ref next) is int index && index < count)
            {
                try
                {
                    results[index] = run(index);
                }
                catch (Exception error)
                {
                    errors[index] = error;
                    Volatile.Write(ref hasFailed, true);
                }
            }
        }
    }
}
