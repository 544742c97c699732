using System;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks with nothing to learn are networks: their loss is measured, and a step changes nothing.</summary>
public sealed class ParameterlessNetworkTests
{
    private const string Source = """
        using NetGen;

        [Network(3)]
        [Activate(Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
        public sealed partial class Chosen;

        [Network(3)]
        [Activate(Activation.Sigmoid)]
        [Training(Loss.BinaryCrossEntropy, Optimizer.Adam)]
        public sealed partial class Squashed;

        [Network(3)]
        [Activate(Activation.Tanh)]
        [Training(Loss.MeanSquaredError, Optimizer.SGD)]
        public sealed partial class Bent;

        [Network(100)]
        [Flatten]
        [Training(Loss.MeanSquaredError, Optimizer.SGD)]
        public sealed partial class Flat;

        [Network(1, 1, 100)]
        [Flatten]
        [Training(Loss.MeanSquaredError, Optimizer.SGD)]
        public sealed partial class FlatPixel;

        [Network(10, 10)]
        [Flatten]
        [Flatten]
        [Training(Loss.MeanSquaredError, Optimizer.SGD)]
        public sealed partial class FlatTwice;

        [Network(9, 5, 3)]
        [MaxPool2D(2)]
        [Training(Loss.MeanAbsoluteError, Optimizer.Momentum)]
        public sealed partial class Pooled;
        """;

    private static readonly Lazy<NetworkCompilation> Networks = new(() => NetworkCompilation.Load(Source));

    [Theory]
    [InlineData("Chosen")]
    [InlineData("Squashed")]
    [InlineData("Bent")]
    [InlineData("Flat")]
    [InlineData("FlatPixel")]
    [InlineData("FlatTwice")]
    [InlineData("Pooled")]
    public void AStepMeasuresTheLoss(string name)
    {
        ILoadedTrainableNetwork network = Networks.Value.CreateTrainable(name);
        Assert.Equal(0, network.ParameterCount);
        Random random = new(1);
        foreach (int rows in (ReadOnlySpan<int>)[1, 3, 8, 17])
        {
            float[] inputs = [.. Enumerable.Range(0, rows * network.InputSize).Select(_ => random.NextSingle())];
            float[] targets = [.. Enumerable.Range(0, rows * network.OutputSize).Select(_ => random.NextSingle())];
            float expected = network.ComputeLoss(inputs, targets, new float[targets.Length]);

            Assert.Equal(expected, network.ComputeGradients(inputs, targets), 1e-6f * expected);
            Assert.Equal(expected, network.TrainStep(inputs, targets), 1e-6f * expected);
            Assert.True(network.LatestStepWasApplied);
        }
    }
}
