using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>
/// Training steps with samples in lanes, of batches that fill groups of lanes and that do not: the gradient of a batch is the mean of those of
/// its samples, nothing beyond the batch is read, and a sample that is not finite shows.
/// </summary>
public sealed class SamplesInLanesTests
{
    private const double Tolerance = 2e-5;

    private static readonly int[] Batches = [1, 7, 8, 9, 15, 16, 17, 31, 33];

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void ABatchIsTheMeanOfItsSamples(int bits)
    {
        CompiledNetworks networks = new(Definitions(), new RunOptions { VectorWidth = $"{bits}" });
        int inLanes = networks.Compilation.Run.Sources.Count(source => source.SourceText.ToString().Contains("SampleGradients", StringComparison.Ordinal));
        // Those with PReLU never: it has a pass of its own on the way back.
        Assert.True(inLanes * 3 > networks.Names.Count() * 2, $"{inLanes} of {networks.Names.Count()} networks have samples in lanes.");
        foreach (string name in networks.Names)
        {
            ILoadedTrainableNetwork network = networks.CreateTrainable(name);
            SampleData data = new(networks.Definition(name), Batches.Max(), seed: 5);
            network.SetParameters(data.Parameters);
            foreach (bool isLabels in (ReadOnlySpan<bool>)[false, true])
            {
                (double Loss, double[] Gradients)[] samples = [.. Enumerable
                    .Range(0, Batches.Max())
                    .Select(row => Gradients(network, data, row, 1, isLabels))];
                foreach (int rows in Batches)
                {
                    (double loss, double[] gradients) = Gradients(network, data, 0, rows, isLabels);
                    AssertClose(samples.Take(rows).Average(sample => sample.Loss), loss, $"{name}, {rows} rows: loss");
                    for (int i = 0; i < gradients.Length; i++)
                    {
                        AssertClose(samples.Take(rows).Average(sample => sample.Gradients[i]), gradients[i], $"{name}, {rows} rows: gradient {i}");
                    }
                }
            }
        }
    }

    [Fact]
    public void ASampleThatIsNotFiniteShowsInEveryPlaceOfAGroup()
    {
        CompiledNetworks networks = new(Definitions());
        foreach (string name in networks.Names)
        {
            ILoadedTrainableNetwork network = networks.CreateTrainable(name);
            SampleData data = new(networks.Definition(name), Batches.Max(), seed: 6);
            network.SetParameters(data.Parameters);
            foreach (int rows in (ReadOnlySpan<int>)[9, 16])
            {
                for (int row = 0; row < rows; row++)
                {
                    float[] inputs = data.Inputs.AsSpan(0, rows * network.InputSize).ToArray();
                    inputs[row * network.InputSize] = float.NaN;
                    Assert.True(float.IsNaN(network.TrainStep(inputs, data.Labels.AsSpan(0, rows))));
                    Assert.False(network.LatestStepWasApplied);
                }
            }

            float[] after = new float[network.ParameterCount];
            network.GetParameters(after);
            Assert.Equal(data.Parameters, after);
        }
    }

    /// <summary>Every last activation with every loss that takes it; the hidden activations take turns.</summary>
    private static IEnumerable<NetworkDefinition> Definitions() => NetworkShape.Heads.Select((head, number) =>
        new DefinitionBuilder(string.Create(CultureInfo.InvariantCulture, $"Lanes{number:00}"), 1 + (number % 6))
            .Dense(2 + (number % 9), NetworkShape.HiddenActivations[number % NetworkShape.HiddenActivations.Length], useBias: number % 3 != 0)
            .Dense(1 + (number % 5), head.Last)
            .Training(head.Loss, number % 2 == 0 ? Optimizer.SGD : Optimizer.Adam)
            .Build());

    private static (double Loss, double[] Gradients) Gradients(ILoadedTrainableNetwork network, SampleData data, int first, int rows, bool isLabels)
    {
        FencedFloats inputs = new(data.Inputs.AsSpan(first * network.InputSize, rows * network.InputSize));
        FencedFloats targets = new(data.Targets.AsSpan(first * network.OutputSize, rows * network.OutputSize));
        float[] gradients = new float[network.ParameterCount];
        float loss = isLabels
            ? network.ComputeGradients(inputs.Span, data.Labels.AsSpan(first, rows))
            : network.ComputeGradients(inputs.Span, targets.Span);
        network.GetGradients(gradients);
        return (loss, SampleData.Widen(gradients));
    }

    private static void AssertClose(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: {actual} instead of {expected}.");
}
