using System;
using System.Collections.Immutable;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Jit;

/// <summary>A call whose first time is of interest.</summary>
/// <param name="Id">The workload it is of.</param>
/// <param name="Network">The class of its network.</param>
/// <param name="Prepare">Constructs the network and gives the call.</param>
internal sealed record JitSubject(string Id, Type Network, Func<Action> Prepare)
{
    private const int Rows = 33;

    public static ImmutableArray<JitSubject> All { get; } =
    [
        new("I1", typeof(I1), () => Prediction<I1, I1.Direct>(network => new(network))),
        new("I2", typeof(I2), () => Prediction<I2, I2.Direct>(network => new(network))),
        new("I3", typeof(I3), () => Prediction<I3, I3.Direct>(network => new(network))),
        new("I4", typeof(I4), () => Prediction<I4, I4.Direct>(network => new(network))),
        new("I7", typeof(I7), () => Prediction<I7, I7.Direct>(network => new(network))),
        new("I8", typeof(I8), () => Prediction<I8, I8.Direct>(network => new(network))),
        new("I3/64", typeof(I3), Batch<I3>),
        new("I4/64", typeof(I4), Batch<I4>),
        new("T1", typeof(T1), Step<T1>),
        new("T2", typeof(T2), Step<T2>),
        new("T3", typeof(T3), Step<T3>),
        new("T4", typeof(T4), Step<T4>),
        new("T5", typeof(T5), Step<T5>),
    ];

    private static Action Prediction<TNetwork, TPredictor>(Func<TNetwork, TPredictor> direct)
        where TNetwork : INetwork<TNetwork>
        where TPredictor : struct, IPredictor
    {
        TPredictor predictor = direct(TNetwork.Create(seed: 1));
        float[] input = new float[TNetwork.InputSize];
        float[] output = new float[TNetwork.OutputSize];
        return () => predictor.Predict(input, output);
    }

    private static Action Batch<TNetwork>()
        where TNetwork : INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 1);
        float[] inputs = new float[Rows * TNetwork.InputSize];
        float[] outputs = new float[Rows * TNetwork.OutputSize];
        return () => network.PredictBatch(inputs, outputs);
    }

    private static Action Step<TNetwork>()
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 1);
        float[] inputs = new float[Rows * TNetwork.InputSize];
        int[] labels = new int[Rows];
        return () => network.TrainStep(inputs, labels);
    }
}
