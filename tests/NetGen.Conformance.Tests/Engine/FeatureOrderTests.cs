using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>After <c>Flatten</c> values lie as they did, channels innermost; parameters count them as PyTorch does, channels outermost.</summary>
public sealed class FeatureOrderTests
{
    private const int Height = 2;
    private const int Width = 3;
    private const int Channels = 4;
    private const int Size = Height * Width * Channels;

    /// <summary>The values by number, as they lie.</summary>
    private static readonly double[] Image = [.. Enumerable.Range(1, Size).Select(value => (double)value)];

    [Fact]
    public void FlattenGivesWhatItReads()
    {
        Assert.Equal(Image, Run(Flat(), []));
        Assert.Equal(Image, Run(new DefinitionBuilder("Flat", 6, 4).Flatten(), []));
        Assert.Equal(Image, Run(Flat().Flatten().Dropout(0.5).Activate(Activation.ReLU), []));
    }

    [Fact]
    public void ADenseLayerCountsChannelsFirst() => AssertDense(Flat(), Canonical);

    [Fact]
    public void WhatLeavesFeaturesInPlaceLeavesTheirOrder()
    {
        AssertDense(Flat().Dropout(0.5).Activate(Activation.ReLU).Flatten(), Canonical);
        AssertDense(Flat().Activate(Activation.PReLU), Canonical);
        AssertDense(Flat(name: "a").Flatten(name: "b", from: "input").Sum(["a", "b", "a"]), Canonical, scale: 3);
    }

    [Fact]
    public void FeaturesOfASignalStayAsTheyAre() => AssertDense(new DefinitionBuilder("Flat", 6, 4).Flatten(), value => value);

    [Fact]
    public void ConcatTakesPartsEachInItsOrder()
    {
        // The image, the largest of each channel, the image again.
        DefinitionBuilder builder = Flat(name: "image").GlobalPool("Max", name: "largest", from: "input").Concat(["image", "largest", "image"]);
        int parts = (2 * Size) + Channels;
        double[] weight = DrawWeights(parts);
        double expected = 0;
        for (int value = 0; value < Size; value++)
        {
            expected += Image[value] * (weight[Canonical(value)] + weight[Size + Channels + Canonical(value)]);
        }

        for (int channel = 0; channel < Channels; channel++)
        {
            expected += Image[Size - Channels + channel] * weight[Size + channel];
        }

        Assert.Equal([expected], Run(builder.Dense(1, useBias: false), weight));
    }

    [Fact]
    public void APReLUCountsChannelsFirst()
    {
        double[] negative = [.. Image.Select(value => -value)];
        double[] slopes = [.. Enumerable.Range(0, Size).Select(i => (double)(i + 1))];
        Assert.Equal(
            Enumerable.Range(0, Size).Select(value => negative[value] * slopes[Canonical(value)]),
            Run(Flat().Activate(Activation.PReLU), slopes, negative));
    }

    [Fact]
    public void ALayerNormCountsChannelsFirst()
    {
        double[] gamma = [.. Enumerable.Range(0, Size).Select(i => (double)(i + 1))];
        double[] beta = [.. Enumerable.Range(0, Size).Select(i => 0.5 * i * i)];
        double mean = Image.Average();
        double deviation = Math.Sqrt(Image.Average(value => (value - mean) * (value - mean)) + 1e-5);

        double[] outputs = Run(Flat().LayerNorm(), [.. gamma, .. beta]);

        double[] expected =
        [
            .. Enumerable.Range(0, Size).Select(value => ((Image[value] - mean) / deviation * gamma[Canonical(value)]) + beta[Canonical(value)]),
        ];
        TensorAssert.Close<double>(expected, outputs, 1e-12, "output");
    }

    [Fact]
    public void ABatchNormCountsChannelsFirst()
    {
        RuntimeNetwork<double> network = new(Flat().BatchNorm(momentum: 1).Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
        double[] numbers = [.. Enumerable.Range(0, Size).Select(i => (double)(i + 1))];
        network.SetParameters([.. numbers, .. numbers]);
        network.SetStatistics([.. numbers.Select(number => 2 * number), .. Enumerable.Repeat(1.0 - 1e-5, Size)]);
        double[] outputs = new double[Size];
        network.Predict(Image, outputs);
        double[] expected = [.. Enumerable.Range(0, Size).Select(value => Number(value) * (Image[value] - (2 * Number(value)) + 1))];
        TensorAssert.Close<double>(expected, outputs, 1e-12, "output");

        // With a momentum of 1 the running mean is that of the batch: of two rows, one of zeros.
        network.TrainStep([.. Image, .. new double[Size]], new double[2 * Size]);
        double[] statistics = new double[2 * Size];
        network.GetStatistics(statistics);
        Assert.All(Enumerable.Range(0, Size), value => Assert.Equal(Image[value] / 2, statistics[Canonical(value)]));
        Assert.All(Enumerable.Range(0, Size), value => Assert.Equal(Image[value] * Image[value] / 2, statistics[Size + Canonical(value)], 1e-9));

        double Number(int value) => numbers[Canonical(value)];
    }

    [Fact]
    public void DropoutCountsValuesAsTheyLie()
    {
        // The same layer index on either side of the flattening: the same mask.
        DefinitionBuilder before = new DefinitionBuilder("Before", Height, Width, Channels).Activate(Activation.Linear).Dropout(0.5).Flatten();
        DefinitionBuilder after = Flat().Dropout(0.5).Activate(Activation.Linear);
        double[] weight = [.. Enumerable.Range(0, Size).Select(i => 1 + (0.1 * i))];

        double[] first = Gradients(before);

        Assert.Equal(first, Gradients(after));
        Assert.Equal(Enumerable.Range(0, Size).Where(value => first[Canonical(value)] != 0).Count(), first.Count(gradient => gradient != 0));
        Assert.Contains(0, first);

        double[] Gradients(DefinitionBuilder builder)
        {
            RuntimeNetwork<double> network = new(builder.Dense(1, useBias: false).Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
            network.SetParameters(weight);
            network.ComputeGradients(Image, [0.0]);
            double[] gradients = new double[Size];
            network.GetGradients(gradients);
            return gradients;
        }
    }

    /// <summary>Which feature a value is to the parameters: value <c>(h, w, c)</c> is feature <c>(c, h, w)</c>.</summary>
    private static int Canonical(int value)
    {
        int channel = value % Channels;
        int column = value / Channels % Width;
        int row = value / Channels / Width;
        return (((channel * Height) + row) * Width) + column;
    }

    private static DefinitionBuilder Flat(string? name = null) => new DefinitionBuilder("Flat", Height, Width, Channels).Flatten(name);

    // Whole numbers, whose sums are exact, and nothing regular: any other order gives another sum.
    private static double[] DrawWeights(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(1000))];
    }

    private static void AssertDense(DefinitionBuilder builder, Func<int, int> canonical, double scale = 1)
    {
        double[] weight = DrawWeights(Size);
        NetworkDefinition definition = builder.Dense(1, useBias: false).Build();
        double[] parameters = [.. new double[definition.ParameterCount - Size], .. weight];
        double expected = scale * Enumerable.Range(0, Size).Sum(value => Image[value] * weight[canonical(value)]);
        RuntimeNetwork<double> network = new(definition);
        network.SetParameters(parameters);
        double[] outputs = new double[1];
        network.Predict(Image, outputs);
        Assert.Equal([expected], outputs);
    }

    private static double[] Run(DefinitionBuilder builder, double[] parameters, double[]? image = null)
    {
        RuntimeNetwork<double> network = new(builder.Build());
        network.SetParameters(parameters);
        double[] outputs = new double[network.OutputSize];
        network.Predict(image ?? Image, outputs);
        return outputs;
    }
}
