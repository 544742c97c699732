using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

/// <summary>A small convolutional network for images of 28×28 pixels; each weight of its convolutions is used for many pixels.</summary>
[Network(28, 28, 1)]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class I7
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(I7 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
