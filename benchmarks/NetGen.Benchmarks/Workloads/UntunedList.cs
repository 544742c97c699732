using System.Collections.Immutable;
using NetGen.Benchmarks.Bounds;
using NetGen.Benchmarks.Networks;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Twenty workloads chosen once, for their variety: no decision of the generator was made for one of them.</summary>
internal static class UntunedList
{
    /// <summary>What is run beside them: the workloads whose classes they are compared with.</summary>
    public static ImmutableArray<string> References { get; } = ["I1", "I2", "I3", "I4", "I3/64", "I4/64", "T1", "T2"];

    public static ImmutableArray<Workload> All { get; } =
    [
        new PredictWorkload<U1, U1.Direct>("U1", Flop.OfPrediction(U1.Definition), network => new(network)),
        new PredictWorkload<U2, U2.Direct>("U2", Flop.OfPrediction(U2.Definition), network => new(network)),
        new PredictWorkload<U3, U3.Direct>("U3", Flop.OfPrediction(U3.Definition), network => new(network)),
        new PredictWorkload<U4, U4.Direct>("U4", Flop.OfPrediction(U4.Definition), network => new(network)),
        new PredictWorkload<U5, U5.Direct>("U5", Flop.OfPrediction(U5.Definition), network => new(network)),
        new PredictWorkload<U6, U6.Direct>("U6", Flop.OfPrediction(U6.Definition), network => new(network)),
        new PredictWorkload<U7, U7.Direct>("U7", Flop.OfPrediction(U7.Definition), network => new(network)),
        new PredictWorkload<U8, U8.Direct>("U8", Flop.OfPrediction(U8.Definition), network => new(network)),
        new PredictWorkload<U9, U9.Direct>("U9", Flop.OfPrediction(U9.Definition), network => new(network)),
        new PredictBatchWorkload<U10>("U10", Flop.OfPrediction(U10.Definition), batchSize: 5),
        new PredictBatchWorkload<U11>("U11", Flop.OfPrediction(U11.Definition), batchSize: 5),
        new PredictBatchWorkload<U12>("U12", Flop.OfPrediction(U12.Definition), batchSize: 32),
        new PredictBatchWorkload<U13>("U13", Flop.OfPrediction(U13.Definition), batchSize: 32),
        new PredictBatchWorkload<U14>("U14", Flop.OfPrediction(U14.Definition), batchSize: 200),
        new PredictBatchWorkload<U15>("U15", Flop.OfPrediction(U15.Definition), batchSize: 200),
        new TrainWorkload<U16>("U16", Flop.OfTraining(U16.Definition), batchSize: 5),
        new TrainWorkload<U17>("U17", Flop.OfTraining(U17.Definition), batchSize: 32),
        new TrainWorkload<U18>("U18", Flop.OfTraining(U18.Definition), batchSize: 32),
        new TrainWorkload<U19>("U19", Flop.OfTraining(U19.Definition), batchSize: 200),
        new TrainWorkload<U20>("U20", Flop.OfTraining(U20.Definition), batchSize: 200),
    ];
}
