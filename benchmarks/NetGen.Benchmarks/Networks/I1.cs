using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

/// <summary>The smallest: all of it fits into registers.</summary>
[Network(4)]
[Dense(5, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
internal sealed partial class I1
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(I1 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
