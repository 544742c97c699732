using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

/// <summary>A small LSTM that takes a signal value by value, as amplifier models for real-time audio do.</summary>
[Network(1, 1)]
[LSTM(20)]
[Dense(1)]
internal sealed partial class I5a
{
    /// <summary>Steps of one stream: see <see cref="IPredictor"/>.</summary>
    public readonly struct Stream(I5a network) : IPredictor
    {
        private readonly I5a.State _state = new();

        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Step(_state, input, output);

        public void Reset() => _state.Reset();
    }
}
