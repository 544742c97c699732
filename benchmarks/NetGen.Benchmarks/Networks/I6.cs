using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

/// <summary>A small GRU that takes a signal value by value.</summary>
[Network(1, 1)]
[GRU(16)]
[Dense(1)]
internal sealed partial class I6
{
    /// <summary>Steps of one stream: see <see cref="IPredictor"/>.</summary>
    public readonly struct Stream(I6 network) : IPredictor
    {
        private readonly I6.State _state = new();

        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Step(_state, input, output);

        public void Reset() => _state.Reset();
    }
}
