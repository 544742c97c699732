using System;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Networks;

// Networks that nothing was tuned on, called with one sample.

[Network(3)]
[Dense(7, Activation.Tanh)]
[Dense(2)]
internal sealed partial class U1
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U1 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(10)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(20, Activation.ReLU)]
[Dense(4, Activation.Softmax)]
internal sealed partial class U2
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U2 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(13)]
[Dense(40, Activation.Sigmoid)]
[Dense(3)]
internal sealed partial class U3
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U3 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(24)]
[Dense(100, Activation.ReLU)]
[Dense(50, Activation.Tanh)]
[Dense(6, Activation.Softmax)]
internal sealed partial class U4
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U4 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(100)]
[Dense(100, Activation.ReLU)]
[Dense(100, Activation.ReLU)]
[Dense(100, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
internal sealed partial class U5
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U5 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(300)]
[Dense(200, Activation.Tanh)]
[Dense(5, Activation.Sigmoid)]
internal sealed partial class U6
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U6 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(256)]
[Dense(384, Activation.ReLU)]
[Dense(30, Activation.Softmax)]
internal sealed partial class U7
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U7 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(600)]
[Dense(600, Activation.ReLU)]
[Dense(12, Activation.Softmax)]
internal sealed partial class U8
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U8 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}

[Network(500)]
[Dense(450, Activation.ReLU)]
[Dense(400, Activation.ReLU)]
[Dense(350, Activation.ReLU)]
[Dense(20, Activation.Softmax)]
internal sealed partial class U9
{
    /// <summary>Calls to this class by its name: see <see cref="IPredictor"/>.</summary>
    public readonly struct Direct(U9 network) : IPredictor
    {
        public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
    }
}
