using System;
using NetGen.Benchmarks.Bounds;
using NetGen.Benchmarks.Peers;
using NetGen.Engine;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Predictions for a batch at a time.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class PredictBatchWorkload<TNetwork>(string id, int batchSize)
    : Workload(id, batchSize, Flop.OfPrediction(TNetwork.Definition), TNetwork.Definition)
    where TNetwork : INetwork<TNetwork>
{
    private const int BatchCount = 8;

    public override Contest Prepare()
    {
        TNetwork network = TNetwork.Create(Seed);
        RuntimeNetwork<float> engine = EngineOf(network);
        int batchLength = SamplesPerCall * TNetwork.InputSize;
        AlignedArena inputs = SampleData.Inputs(BatchCount * SamplesPerCall, TNetwork.InputSize);
        AlignedArena outputs = new(SamplesPerCall * TNetwork.OutputSize);
        RequireEqualOutputs(network, engine, inputs.Span[..batchLength]);
        return new Contest(Generated, Engine);

        void Generated(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                network.PredictBatch(inputs.Span.Slice(call % BatchCount * batchLength, batchLength), outputs.Span);
            }
        }

        void Engine(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                engine.PredictBatch(inputs.Span.Slice(call % BatchCount * batchLength, batchLength), outputs.Span);
            }
        }
    }

    public override Action<int> PrepareOnThreads(int threads)
    {
        TNetwork network = TNetwork.Create(Seed);
        int batchLength = SamplesPerCall * TNetwork.InputSize;
        AlignedArena inputs = SampleData.Inputs(BatchCount * SamplesPerCall, TNetwork.InputSize);
        AlignedArena outputs = new(SamplesPerCall * TNetwork.OutputSize);
        float[] expected = new float[outputs.Length];
        network.PredictBatch(inputs.Span[..batchLength], expected);
        network.PredictBatch(inputs.Span[..batchLength], outputs.Span, threads);
        Agreement.RequireBits($"{Id}, outputs", expected, outputs.Span);
        return Run;

        void Run(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                network.PredictBatch(inputs.Span.Slice(call % BatchCount * batchLength, batchLength), outputs.Span, threads);
            }
        }
    }

    public override PeerTask DescribeTask() => PredictTask.Of(
        Id, TNetwork.Create(Seed), SampleData.Inputs(BatchCount * SamplesPerCall, TNetwork.InputSize), SamplesPerCall);

    private void RequireEqualOutputs(TNetwork network, RuntimeNetwork<float> engine, ReadOnlySpan<float> inputs)
    {
        float[] actual = new float[SamplesPerCall * TNetwork.OutputSize];
        float[] expected = new float[actual.Length];
        network.PredictBatch(inputs, actual);
        engine.PredictBatch(inputs, expected);
        Agreement.RequireElements($"{Id}, outputs", actual, expected);
    }
}
