using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

// Convolutional networks that nothing was tuned on: the first three called with one sample, the last trained.

[Network(16, 16, 3)]
[Conv2D(10, 5, Activation = Activation.ReLU)]
[AvgPool2D(2)]
[Flatten]
[Dense(20, Activation.ReLU)]
[Dense(5, Activation.Softmax)]
internal sealed partial class U21
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U21 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(32, 32, 3)]
[Conv2D(17, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(3, Stride = 2, PaddingSize = 1)]
[Conv2D(17, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[GlobalAvgPool]
[Dense(10, Activation.Softmax)]
internal sealed partial class U22
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U22 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(24, 24, 1)]
[Conv2D(12, 3, Stride = 2, PaddingSize = 1, Activation = Activation.ReLU)]
[Conv2D(12, 3, Padding = Padding.Same, Groups = 12, Activation = Activation.ReLU)]
[Conv2D(24, 1, Activation = Activation.ReLU)]
[GlobalAvgPool]
[Dense(6, Activation.Softmax)]
internal sealed partial class U23
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U23 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(20, 20, 3)]
[Conv2D(6, 5, Activation = Activation.Tanh)]
[AvgPool2D(2)]
[Conv2D(10, 3, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(24, Activation.ReLU)]
[Dense(8, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
internal sealed partial class U24;
