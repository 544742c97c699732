using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Conformance.Tests.Generated;
using NetGen.Engine;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Losses;

/// <summary>Weighted sums near the ends of single precision: losses stay finite where PyTorch's do, and NaN comes out as NaN.</summary>
public sealed class ExtremeLogitTests
{
    private const int Classes = 3;
    private const double Tolerance = 1e-6;

    private static readonly float[] Extremes = [1e4f, -1e4f, 3e38f, -3e38f, 0, 88.5f, -104];

    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(Definitions()));

    public static TheoryData<Loss> Losses => [.. Enum.GetValues<Loss>().Where(loss => loss != Loss.MeanSquaredError)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void LossesAreFinite(Loss loss)
    {
        (ILoadedTrainableNetwork network, RuntimeNetwork<double> engine) = Create(loss);
        float[] outputs = new float[network.OutputSize];
        double[] expectedOutputs = new double[network.OutputSize];
        float[] gradients = new float[network.ParameterCount];
        foreach (float extreme in Extremes)
        {
            // The other classes, if there are any, lie at zero.
            float[] inputs = new float[network.InputSize];
            inputs[0] = extreme;
            foreach (int label in (ReadOnlySpan<int>)[0, 1])
            {
                string what = $"{loss} at {extreme} for class {label}";
                double expected = engine.ComputeLoss(SampleData.Widen(inputs), [label], expectedOutputs);
                double gradientLoss = network.ComputeGradients(inputs, [label]);
                network.GetGradients(gradients);

                Assert.True(double.IsFinite(gradientLoss), what);
                Assert.True(Math.Abs(gradientLoss - expected) <= Tolerance * Math.Max(1, expected), $"{what}: {gradientLoss} instead of {expected}");
                Assert.Equal(gradientLoss, network.ComputeLoss(inputs, [label], outputs));
                Assert.All(gradients, gradient => Assert.True(float.IsFinite(gradient), what));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void NaNIsNotSwallowed(Loss loss)
    {
        (ILoadedTrainableNetwork network, _) = Create(loss);
        float[] inputs = new float[4 * network.InputSize];
        inputs[network.InputSize] = float.NaN;
        float[] outputs = new float[4 * network.OutputSize];

        Assert.True(float.IsNaN(network.ComputeGradients(inputs, [0, 1, 1, 0])));
        Assert.True(float.IsNaN(network.ComputeGradients(inputs, [0, 1, 1, 0], [1, 0, 1, 1])));
        Assert.True(float.IsNaN(network.ComputeGradients(inputs, [0, 1, 1, 0], new float[4])));
        Assert.True(float.IsNaN(network.ComputeLoss(inputs, [0, 1, 1, 0], outputs)));
        Assert.False(float.IsNaN(network.ComputeGradients(inputs.AsSpan(0, network.InputSize), [0])));
    }

    [Fact]
    public void LogitsTooFarApartForADifferenceAreStillTold()
    {
        (ILoadedTrainableNetwork network, _) = Create(Loss.CategoricalCrossEntropy);

        Assert.Equal(0, network.ComputeGradients([3e38f, -3e38f, 0], [0]));
        Assert.Equal(0, network.ComputeGradients([-3e38f, 1e38f, 3e38f], [2]));
        Assert.True(network.ComputeGradients([3e38f, -3e38f, 0], [1]) >= 3e38f);
    }

    private static (ILoadedTrainableNetwork Network, RuntimeNetwork<double> Engine) Create(Loss loss)
    {
        ILoadedTrainableNetwork network = Networks.Value.CreateTrainable($"Extreme{loss}");
        RuntimeNetwork<double> engine = new(Networks.Value.Definition($"Extreme{loss}"));
        float[] identity = new float[network.ParameterCount];
        for (int i = 0; i < network.InputSize; i++)
        {
            identity[i * (network.InputSize + 1)] = 1;
        }

        network.SetParameters(identity);
        engine.SetParameters(SampleData.Widen(identity));
        return (network, engine);
    }

    private static IEnumerable<NetworkDefinition> Definitions() => Enum.GetValues<Loss>().Select(loss =>
    {
        Activation last = LossCases.GoesWith(loss, Activation.Linear) ? Activation.Linear : LossCases.Heads.First(head => head.Loss == loss).Last;
        int size = loss == Loss.CategoricalCrossEntropy ? Classes : 1;
        return new DefinitionBuilder($"Extreme{loss}", size).Dense(size, last, useBias: false).Training(loss, Optimizer.SGD).Build();
    });
}
