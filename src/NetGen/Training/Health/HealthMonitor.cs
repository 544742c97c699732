using System;
using System.Collections.Immutable;

namespace NetGen.Runtime;

/// <summary>Measures the layers of a network around a step of its training.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="network">The network.</param>
/// <param name="data">The samples it is trained on.</param>
internal sealed class HealthMonitor<TNetwork>(TNetwork network, Dataset data)
    where TNetwork : ITrainableNetwork<TNetwork>
{
    private readonly ActivationProbe<TNetwork> _probe = new(network, data);
    private readonly float[] _before = new float[TNetwork.ParameterCount];
    private readonly float[] _after = new float[TNetwork.ParameterCount];
    private readonly float[] _gradients = new float[TNetwork.ParameterCount];

    /// <summary>Takes note of the parameters before the step to be measured.</summary>
    public void BeforeStep() => network.GetParameters(_before);

    /// <summary>What the step and the network's state after it come to, layer by layer; layers with nothing to be said of are left out.</summary>
    public ImmutableArray<LayerHealth> AfterStep()
    {
        network.GetParameters(_after);
        network.GetGradients(_gradients);
        ImmutableArray<LayerHealth>.Builder layers = ImmutableArray.CreateBuilder<LayerHealth>();
        int offset = 0;
        foreach (LayerDefinition layer in TNetwork.Definition.Layers)
        {
            int length = 0;
            foreach (ParameterDefinition parameter in layer.Parameters)
            {
                length += parameter.Shape.Size;
            }

            LayerHealth health = Measure(layer, offset, length);
            offset += length;
            if (length > 0 || health.DeadShare is not null || health.SaturatedShare is not null)
            {
                layers.Add(health);
            }
        }

        return layers.ToImmutable();
    }

    private LayerHealth Measure(LayerDefinition layer, int offset, int length)
    {
        double? dead = _probe.DeadShare(layer);
        double? saturated = _probe.SaturatedShare(layer);
        if (length == 0)
        {
            return new LayerHealth(layer.Name, null, null, null, dead, saturated);
        }

        ReadOnlySpan<float> before = _before.AsSpan(offset, length);
        ReadOnlySpan<float> after = _after.AsSpan(offset, length);
        double weights = 0;
        double gradients = 0;
        double changes = 0;
        for (int i = 0; i < length; i++)
        {
            double change = (double)after[i] - before[i];
            double gradient = _gradients[offset + i];
            weights += (double)before[i] * before[i];
            gradients += gradient * gradient;
            changes += change * change;
        }

        double norm = Math.Sqrt(weights);
        return layer.Trainable
            ? new LayerHealth(layer.Name, Math.Sqrt(gradients), norm, norm > 0 ? Math.Sqrt(changes) / norm : null, dead, saturated)
            : new LayerHealth(layer.Name, null, norm, null, dead, saturated);
    }
}
