using System;
using NetGen.Benchmarks.Bounds;
using NetGen.Benchmarks.Peers;
using NetGen.Engine;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Predictions one by one; or steps of a stream, of which the network itself and other programs predict the first.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TPredictor">Calls to it.</typeparam>
/// <param name="id">What it is called on the command line.</param>
/// <param name="direct">Makes the calls to a network.</param>
/// <param name="reset">Makes the next step the first of a stream; <see langword="null"/> for predictions that remember nothing.</param>
internal sealed class PredictWorkload<TNetwork, TPredictor>(string id, Func<TNetwork, TPredictor> direct, Action<TPredictor>? reset = null)
    : Workload(id, samplesPerCall: 1, Flop.OfPrediction(TNetwork.Definition), TNetwork.Definition)
    where TNetwork : INetwork<TNetwork>
    where TPredictor : struct, IPredictor
{
    public override long StreamedBytes => ParameterBytes;

    public override Contest Prepare()
    {
        TNetwork network = TNetwork.Create(Seed);
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
        Id, TNetwork.Create(Seed), SampleData.Inputs(PredictLoops.RingSize, TNetwork.InputSize), SamplesPerCall);

    private void RequireEqualOutputs(TPredictor generated, EnginePredictor reference, ReadOnlySpan<float> ring)
    {
        // All at once: a single output may be the small difference of large numbers.
        float[] actual = new float[PredictLoops.RingSize * TNetwork.OutputSize];
        float[] expected = new float[actual.Length];
        for (int sample = 0; sample < PredictLoops.RingSize; sample++)
        {
            ReadOnlySpan<float> input = ring.Slice(sample * TNetwork.InputSize, TNetwork.InputSize);
            reset?.Invoke(generated);
            generated.Predict(input, actual.AsSpan(sample * TNetwork.OutputSize, TNetwork.OutputSize));
            reference.Predict(input, expected.AsSpan(sample * TNetwork.OutputSize, TNetwork.OutputSize));
        }

        Agreement.RequireElements($"{Id}, outputs", actual, expected);
    }
}
