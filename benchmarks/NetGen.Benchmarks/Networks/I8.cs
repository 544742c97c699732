using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

/// <summary>A simple recurrent network over whole sequences of 16 steps.</summary>
[Network(16, 8)]
[SimpleRNN(32)]
[Dense(4)]
internal sealed partial class I8
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(I8 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
