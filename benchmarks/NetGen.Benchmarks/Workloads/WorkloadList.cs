using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Workloads;

/// <summary>The workloads that figures are given for. Another one is one line here, and its network if that is new.</summary>
internal static class WorkloadList
{
    public static ImmutableArray<Workload> All { get; } =
    [
        new PredictWorkload<I1, I1.Direct>("I1", network => new(network)),
        new PredictWorkload<I2, I2.Direct>("I2", network => new(network)),
        new PredictWorkload<I3, I3.Direct>("I3", network => new(network)),
        new PredictWorkload<I4, I4.Direct>("I4", network => new(network)),
        new PredictWorkload<I5a, I5a.Stream>("I5a", network => new(network), stream => stream.Reset()),
        new PredictWorkload<I5b, I5b.Stream>("I5b", network => new(network), stream => stream.Reset()),
        new PredictWorkload<I6, I6.Stream>("I6", network => new(network), stream => stream.Reset()),
        new PredictWorkload<I7, I7.Direct>("I7", network => new(network)),
        new PredictWorkload<I8, I8.Direct>("I8", network => new(network)),
        new PredictBatchWorkload<I3>("I3/64", batchSize: 64),
        new PredictBatchWorkload<I3>("I3/256", batchSize: 256),
        new PredictBatchWorkload<I4>("I4/64", batchSize: 64),
        new PredictBatchWorkload<I4>("I4/256", batchSize: 256),
        new TrainWorkload<T1>("T1", batchSize: 32),
        new TrainWorkload<T2>("T2", batchSize: 64),
        new TrainWorkload<T3>("T3", batchSize: 32),
        new TrainWorkload<T4>("T4", batchSize: 128),
        new TrainWorkload<T5>("T5", batchSize: 32),
    ];

    /// <summary>Those that several threads can share, and some that are too small for more than one.</summary>
    public static ImmutableArray<Workload> OnThreads { get; } =
        [new PredictBatchWorkload<I1>("I1/32", batchSize: 32), .. All.Where(workload => workload.SamplesPerCall > 1)];

    /// <summary>The workloads of some ids, untuned ones too, in the order of the lists; all of <see cref="All"/> if none is given.</summary>
    /// <exception cref="ArgumentException">An id is not known; the message lists those that are.</exception>
    public static ImmutableArray<Workload> Select(IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? All : Select(ids, [.. All, .. UntunedList.All]);

    /// <summary>The workloads of some ids in a list, in its order; all of it if none is given.</summary>
    /// <exception cref="ArgumentException">An id is not in the list; the message says those that are.</exception>
    public static ImmutableArray<Workload> Select(IReadOnlyCollection<string> ids, ImmutableArray<Workload> list)
    {
        string[] unknown = [.. ids.Where(id => list.All(workload => !Is(workload, id)))];
        return unknown.Length > 0
            ? throw new ArgumentException(
                $"Unknown: {string.Join(", ", unknown)}. The workloads are {string.Join(", ", list.Select(workload => workload.Id))}.")
            : ids.Count == 0 ? list : [.. list.Where(workload => ids.Any(id => Is(workload, id)))];
    }

    private static bool Is(Workload workload, string id) => string.Equals(workload.Id, id, StringComparison.OrdinalIgnoreCase);
}
