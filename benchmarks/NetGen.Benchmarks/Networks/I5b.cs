using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

/// <summary>An LSTM whose weights do not fit the first-level cache, step by step.</summary>
[Network(1, 8)]
[LSTM(64)]
internal sealed partial class I5b
{
    /// <summary>Steps of one stream: see <see cref="IPredictor"/>.</summary>
    public readonly struct Stream(I5b network) : IPredictor
    {
        private readonly I5b.State _state = new();

        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Step(_state, input, output);

        public void Reset() => _state.Reset();
    }
}
