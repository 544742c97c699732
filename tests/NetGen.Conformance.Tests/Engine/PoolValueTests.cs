using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>What poolings give, and where their gradients go, by hand.</summary>
public sealed class PoolValueTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void APoolGoesChannelByChannel()
    {
        double[] image = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];
        Assert.Equal([5, -1, 6, -2], Run(Image(2, 3, 2).Pool("Max", 2, new WindowOptions()), image));
        Assert.Equal([3, -3, 4, -4], Run(Image(2, 3, 2).Pool("Avg", 2, new WindowOptions()), image));
        Assert.Equal([6, -1], Run(Image(2, 3, 2).GlobalPool("Max"), image));
        Assert.Equal([3.5, -3.5], Run(Image(2, 3, 2).GlobalPool("Avg"), image));
        Assert.Equal([3, -1, 6, -4], Run(Image(6, 2).Pool("Max", 3), image));
        Assert.Equal([2, -2, 5, -5], Run(Image(6, 2).Pool("Avg", 3), image));
        Assert.Equal([6, -1], Run(Image(6, 2).GlobalPool("Max"), image));
        Assert.Equal([3.5, -3.5], Run(Image(6, 2).GlobalPool("Avg"), image));
    }

    [Fact]
    public void WhatDoesNotFillAWindowIsLeftOut() =>
        Assert.Equal([2], Run(Image(3, 1).Pool("Max", 2), [1, 2, 9]));

    [Fact]
    public void PaddingIsNeverTheLargestAndCountsInTheMean()
    {
        WindowOptions corners = new() { PaddingSize = 1, Stride = 2 };
        Assert.Equal([-4, -8, -12, -16], Run(Image(2, 2, 1).Pool("Max", 2, corners), [-4, -8, -12, -16]));
        Assert.Equal([-1, -2, -3, -4], Run(Image(2, 2, 1).Pool("Avg", 2, corners), [-4, -8, -12, -16]));

        WindowOptions same = new() { Padding = Padding.Same, Stride = 2 };
        Assert.Equal([-1, -5], Run(Image(3, 1).Pool("Max", 2, same), [-1, -3, -5]));
        Assert.Equal([-2, -2.5], Run(Image(3, 1).Pool("Avg", 2, same), [-1, -3, -5]));
    }

    [Fact]
    public void NaNIsTheLargest()
    {
        Assert.Equal([NaN, 3], Run(Image(4, 1).Pool("Max", 2), [NaN, 1, 2, 3]));
        Assert.Equal([NaN, 3], Run(Image(4, 1).Pool("Max", 2), [1, NaN, 2, 3]));
        Assert.Equal([NaN], Run(Image(2, 2, 1).GlobalPool("Max"), [1, NaN, double.PositiveInfinity, 3]));
    }

    // The values are the weights of a convolution over a one-hot image, so that their gradients are read as its own. The loss is the square of what is given.
    [Theory]
    [InlineData(new double[] { 1, 5, 5, 2 }, new double[] { 0, 10, 0, 0 })]
    [InlineData(new double[] { 5, 5, 5, 5 }, new double[] { 10, 0, 0, 0 })]
    [InlineData(new double[] { 1, 2, 7, 7 }, new double[] { 0, 0, 14, 0 })]
    public void TheGradientGoesToTheFirstOfTheLargest(double[] values, double[] expected)
    {
        Assert.Equal(expected, Gradients(OneHot([2, 2]).GlobalPool("Max"), values));
        Assert.Equal(expected, Gradients(OneHot([2, 2]).Pool("Max", 2), values));
        Assert.Equal(expected, Gradients(OneHot([4]).Pool("Max", 4), values));
        Assert.Equal(expected, Gradients(OneHot([4]).GlobalPool("Max"), values));
    }

    [Fact]
    public void GradientsOfWindowsThatOverlapAddUp()
    {
        // Maxima 5 and 5; the mean of two squares has the gradient of each value.
        Assert.Equal([0, 10, 0], Gradients(OneHot([3]).Pool("Max", 2, new WindowOptions()), [1, 5, 2]));

        // Means 3 and 5, half of their gradients to each element.
        Assert.Equal([1.5, 4, 2.5], Gradients(OneHot([3]).Pool("Avg", 2, new WindowOptions()), [2, 4, 6]));
    }

    [Fact]
    public void AStepOverNaNIsNotApplied()
    {
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Pool", 4, 1).Conv(1, [1]).Pool("Max", 2).Training(Loss.MeanSquaredError, Optimizer.SGD).Build());

        Assert.Equal(NaN, network.TrainStep([1, NaN, NaN, 2], [0.0, 0]));
        Assert.False(network.LatestStepWasApplied);
    }

    private static DefinitionBuilder Image(params int[] shape) => new("Pool", shape);

    private static DefinitionBuilder OneHot(int[] positions) =>
        new DefinitionBuilder("Pool", [.. positions, positions.Aggregate(1, (product, extent) => product * extent)])
            .Conv(1, [.. positions.Select(_ => 1)], useBias: false);

    private static double[] Run(DefinitionBuilder builder, double[] image)
    {
        RuntimeNetwork<double> network = new(builder.Build());
        double[] outputs = new double[network.OutputSize];
        network.Predict(image, outputs);
        return outputs;
    }

    private static double[] Gradients(DefinitionBuilder builder, double[] values)
    {
        RuntimeNetwork<double> network = new(builder.Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
        network.SetParameters(values);
        double[] oneHot = new double[network.InputSize];
        for (int i = 0; i < values.Length; i++)
        {
            oneHot[(i * values.Length) + i] = 1;
        }

        network.ComputeGradients(oneHot, new double[network.OutputSize]);
        double[] gradients = new double[values.Length];
        network.GetGradients(gradients);
        return gradients;
    }
}
