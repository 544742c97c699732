using System;

namespace NetGen.Runtime;

/// <summary>Looks at the results of layers for a fixed selection of samples.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
internal sealed class ActivationProbe<TNetwork>
    where TNetwork : INetwork<TNetwork>
{
    /// <summary>Enough to tell a unit that is seldom active from one that never is.</summary>
    private const int MostSamples = 1024;

    /// <summary>Of layers with large results fewer samples are looked at: 128 MB of them.</summary>
    private const int MostOutputs = 1 << 25;

    private const float SigmoidEnd = 0.01f;
    private const float TanhEnd = 0.98f;

    private readonly TNetwork _network;
    private readonly float[] _samples;
    private readonly int _count;
    private float[] _outputs = [];

    /// <param name="network">The network.</param>
    /// <param name="data">The samples to choose from, evenly.</param>
    public ActivationProbe(TNetwork network, Dataset data)
    {
        _network = network;
        _count = Math.Min(data.Count, MostSamples);
        _samples = new float[_count * data.InputSize];
        for (int i = 0; i < _count; i++)
        {
            data.Input((int)((long)i * data.Count / _count)).CopyTo(_samples.AsSpan(i * data.InputSize));
        }
    }

    /// <summary>
    /// The share of dead units of a ReLU layer, which of an image are its channels: what is never active at one place learns from the others.
    /// <see langword="null"/> if it is none or cannot be looked into.
    /// </summary>
    public double? DeadShare(LayerDefinition layer) =>
        layer.Activation == Activation.ReLU && CanSee(layer) ? DeadShare(Outputs(layer), layer.OutputShape.Extents[^1]) : null;

    /// <summary>The share of saturated outputs of a sigmoid or tanh layer; <see langword="null"/> if it is none or cannot be looked into.</summary>
    public double? SaturatedShare(LayerDefinition layer) => !CanSee(layer)
        ? null
        : layer.Activation switch
        {
            Activation.Sigmoid => Share(Outputs(layer), y => y is < SigmoidEnd or > 1 - SigmoidEnd),
            Activation.Tanh => Share(Outputs(layer), y => MathF.Abs(y) > TanhEnd),
            _ => null,
        };

    private static bool CanSee(LayerDefinition layer) => TNetwork.FeatureLayers.Contains(layer.Name);

    private ReadOnlySpan<float> Outputs(LayerDefinition layer)
    {
        int samples = Math.Clamp(MostOutputs / layer.OutputShape.Size, 1, _count);
        int length = samples * layer.OutputShape.Size;
        if (_outputs.Length < length)
        {
            _outputs = new float[length];
        }

        Span<float> outputs = _outputs.AsSpan(0, length);
        _network.PredictFeatures(layer.Name, _samples.AsSpan(0, samples * TNetwork.InputSize), outputs);
        return outputs;
    }

    private static double DeadShare(ReadOnlySpan<float> outputs, int units)
    {
        int dead = 0;
        for (int unit = 0; unit < units; unit++)
        {
            bool isDead = true;
            for (int i = unit; isDead && i < outputs.Length; i += units)
            {
                isDead = outputs[i] == 0;
            }

            dead += isDead ? 1 : 0;
        }

        return (double)dead / units;
    }

    private static double Share(ReadOnlySpan<float> outputs, Func<float, bool> isMeant)
    {
        int count = 0;
        foreach (float output in outputs)
        {
            count += isMeant(output) ? 1 : 0;
        }

        return (double)count / outputs.Length;
    }
}
