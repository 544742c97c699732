using System;
using NetGen.Benchmarks.Bounds;
using NetGen.Benchmarks.Peers;
using NetGen.Engine;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Predictions one by one.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TPredictor">Calls to it.</typeparam>
internal sealed class PredictWorkload<TNetwork, TPredictor>(string id, Func<TNetwork, TPredictor> direct)
    : Workload(id, samplesPerCall: 1, Flop.OfPrediction(TNetwork.Definition), TNetwork.Definition)
    where TNetwork : INetwork<TNetwork>
    where TPredictor : struct, IPredictor
{
    public override long StreamedBytes => ParameterBytes;

    public override Contest Prepare()
    {
        TNetwork network = TNetwork.Create(seed: 1);
        RuntimeNetwork<float> engine = EngineOf(network);
        AlignedArena ring = SampleData.Inputs(PredictLoops.RingSize, TNetwork.InputSize);
        AlignedArena input = new(TNetwork.InputSize);
        AlignedArena output = new(TNetwork.OutputSize);
        TPredictor generated = direct(network);
        EnginePredictor reference = new(engine);
        RequireEqualOutputs(generated, reference, ring.Span);
        return new Contest(
            calls => PredictLoops.Independent(generated, ring.Span, output.Span, calls),
            calls => PredictLoops.Independent(reference, ring.Span, output.Span, calls),
            calls => PredictLoops.Dependent(generated, ring.Span, input.Span, output.Span, calls));
    }

    public override PeerTask DescribeTask() => PredictTask.Of(
        Id, TNetwork.Create(seed: 1), SampleData.Inputs(PredictLoops.RingSize, TNetwork.InputSize), SamplesPerCall);

    private void RequireEqualOutputs(TPredictor generated, EnginePredictor reference, ReadOnlySpan<float> ring)
    {
        float[] actual = new float[TNetwork.OutputSize];
        float[] expected = new float[TNetwork.OutputSize];
        for (int start = 0; start < ring.Length; start += TNetwork.InputSize)
        {
            ReadOnlySpan<float> sample = ring.Slice(start, TNetwork.InputSize);
            generated.Predict(sample, actual);
            reference.Predict(sample, expected);
            Agreement.RequireElements($"{Id}, outputs", actual, expected);
        }
    }
}
