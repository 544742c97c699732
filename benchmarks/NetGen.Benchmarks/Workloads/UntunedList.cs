using System.Collections.Immutable;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Twenty-four workloads chosen once, for their variety: no decision of the generator was made for one of them.</summary>
internal static class UntunedList
{
    /// <summary>What is run beside them: the workloads whose classes they are compared with.</summary>
    public static ImmutableArray<string> References { get; } = ["I1", "I2", "I3", "I4", "I7", "I3/64", "I4/64", "T1", "T2", "T3"];

    public static ImmutableArray<Workload> All { get; } =
    [
        new PredictWorkload<U1, U1.Direct>("U1", network => new(network)),
        new PredictWorkload<U2, U2.Direct>("U2", network => new(network)),
        new PredictWorkload<U3, U3.Direct>("U3", network => new(network)),
        new PredictWorkload<U4, U4.Direct>("U4", network => new(network)),
        new PredictWorkload<U5, U5.Direct>("U5", network => new(network)),
        new PredictWorkload<U6, U6.Direct>("U6", network => new(network)),
        new PredictWorkload<U7, U7.Direct>("U7", network => new(network)),
        new PredictWorkload<U8, U8.Direct>("U8", network => new(network)),
        new PredictWorkload<U9, U9.Direct>("U9", network => new(network)),
        new PredictBatchWorkload<U10>("U10", batchSize: 5),
        new PredictBatchWorkload<U11>("U11", batchSize: 5),
        new PredictBatchWorkload<U12>("U12", batchSize: 32),
        new PredictBatchWorkload<U13>("U13", batchSize: 32),
        new PredictBatchWorkload<U14>("U14", batchSize: 200),
        new PredictBatchWorkload<U15>("U15", batchSize: 200),
        new TrainWorkload<U16>("U16", batchSize: 5),
        new TrainWorkload<U17>("U17", batchSize: 32),
        new TrainWorkload<U18>("U18", batchSize: 32),
        new TrainWorkload<U19>("U19", batchSize: 200),
        new TrainWorkload<U20>("U20", batchSize: 200),
        new PredictWorkload<U21, U21.Direct>("U21", network => new(network)),
        new PredictWorkload<U22, U22.Direct>("U22", network => new(network)),
        new PredictWorkload<U23, U23.Direct>("U23", network => new(network)),
        new TrainWorkload<U24>("U24", batchSize: 32),
    ];
}
