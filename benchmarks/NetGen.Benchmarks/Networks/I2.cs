using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

/// <summary>Small, with costly activations; its weights fit into the first-level cache.</summary>
[Network(32)]
[Dense(64, Activation.Tanh)]
[Dense(64, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
internal sealed partial class I2
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(I2 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
