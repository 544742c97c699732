using System;
using NetGen.Benchmarks.Workloads;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Peers;

/// <summary>Predictions, for one sample or a batch a call.</summary>
internal sealed class PredictTask : PeerTask
{
    /// <summary>What the generated network predicts for all samples.</summary>
    private readonly float[] _outputs;

    private PredictTask(float[] outputs) => _outputs = outputs;

    /// <summary>How many floats all predictions are.</summary>
    public int OutputLength => _outputs.Length;

    /// <summary>The task of a workload.</summary>
    /// <param name="id">Which workload.</param>
    /// <param name="network">The generated network.</param>
    /// <param name="inputs">The samples of all calls that take turns.</param>
    /// <param name="samplesPerCall">How many of them a call takes.</param>
    public static PredictTask Of<TNetwork>(string id, TNetwork network, AlignedArena inputs, int samplesPerCall)
        where TNetwork : INetwork<TNetwork>
    {
        float[] outputs = new float[inputs.Length / TNetwork.InputSize * TNetwork.OutputSize];
        network.PredictBatch(inputs.Span, outputs);
        return new PredictTask(outputs)
        {
            Id = id,
            Definition = TNetwork.Definition,
            Parameters = ParametersOf(network),
            File = FileOf(network),
            SamplesPerCall = samplesPerCall,
            Inputs = inputs,
        };
    }

    /// <summary>Demands that a peer predicts the same for every sample.</summary>
    /// <param name="peer">The peer's name.</param>
    /// <param name="outputs">What it predicts for all samples.</param>
    public void RequireEqual(string peer, ReadOnlySpan<float> outputs) => Agreement.RequireElements($"{Id}, outputs", _outputs, outputs, peer);
}
