using System.Linq;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>
/// The engine's gradients through convolutions, poolings, norms of images and graphs against central differences. A convolution of one pixel comes first, so
/// that the gradients of what a layer reads are seen too: in its weight.
/// </summary>
public sealed class ImageGradientTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string, Activation> Convolutions
    {
        get
        {
            Activation[] activations = [Activation.Tanh, Activation.ReLU, Activation.PReLU, Activation.Linear];
            TheoryData<string, Activation> data = [];
            foreach ((string name, int index) in WindowCases.Convolutions.Keys.Select((name, index) => (name, index)))
            {
                data.Add(name, activations[index % activations.Length]);
            }

            return data;
        }
    }

    public static TheoryData<string> Pools => [.. WindowCases.Pools.Keys];

    [Theory]
    [MemberData(nameof(Convolutions))]
    public void AConvolutionHasTheRightGradients(string name, Activation activation)
    {
        (int[] input, int filters, int[] kernel, WindowOptions options) = WindowCases.Convolutions[name];
        bool useBias = activation != Activation.Linear;
        AssertRight(Start(input).Conv(filters, kernel, activation, options, useBias), input[^1] < 10 ? 3 : 1);
    }

    [Theory]
    [MemberData(nameof(Pools))]
    public void APoolOfMaximaHasTheRightGradients(string name)
    {
        (int[] input, int size, WindowOptions options) = WindowCases.Pools[name];
        AssertRight(Start(input).Pool("Max", size, options), rows: 2);
    }

    [Theory]
    [MemberData(nameof(Pools))]
    public void APoolOfMeansHasTheRightGradients(string name)
    {
        (int[] input, int size, WindowOptions options) = WindowCases.Pools[name];
        AssertRight(Start(input).Pool("Avg", size, options), rows: 2);
    }

    [Theory]
    [InlineData("Max", new[] { 3, 5, 4 })]
    [InlineData("Avg", new[] { 3, 5, 4 })]
    [InlineData("Max", new[] { 6, 3 })]
    [InlineData("Avg", new[] { 6, 3 })]
    public void APoolOverEverythingHasTheRightGradients(string kind, int[] input) =>
        AssertRight(Start(input).GlobalPool(kind).Dense(3, Activation.Tanh), rows: 3);

    [Theory]
    [InlineData(new[] { 3, 4, 5 })]
    [InlineData(new[] { 6, 3 })]
    public void LayersOfAnyShapeHaveTheRightGradients(int[] input)
    {
        AssertRight(Start(input).Activate(Activation.PReLU), rows: 2);
        AssertRight(Start(input).Activate(Activation.Softmax), rows: 2);
        AssertRight(Start(input).Dropout(0.4), rows: 5);
        AssertRight(Start(input).LayerNorm(), rows: 2);
        AssertRight(Start(input).BatchNorm(), rows: 1);
        AssertRight(Start(input).BatchNorm().Activate(Activation.Tanh), rows: 3);
    }

    [Theory]
    [InlineData(new[] { 2, 3, 4 })]
    [InlineData(new[] { 6, 3 })]
    public void WhatFollowsFlattenHasTheRightGradients(int[] input)
    {
        AssertRight(Start(input).Flatten().Dense(3, Activation.Tanh), rows: 3);
        AssertRight(Start(input).Flatten().Activate(Activation.PReLU).LayerNorm().Dropout(0.3).BatchNorm().Dense(3), rows: 5);
        AssertRight(new DefinitionBuilder("Unlearnt before", input).Flatten().LayerNorm().Activate(Activation.PReLU), rows: 2);
    }

    [Fact]
    public void AWholeNetworkHasTheRightGradients() => AssertRight(
        new DefinitionBuilder("LeNet", 10, 10, 1)
            .Conv(3, [3, 3], Activation.Tanh)
            .Pool("Max", 2)
            .Conv(4, [2, 2], Activation.Tanh)
            .Pool("Avg", 3)
            .Flatten()
            .Dense(5, Activation.Tanh)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD),
        rows: 3);

    [Fact]
    public void AResidualBlockHasTheRightGradients() => AssertRight(
        Start([4, 5, 3])
            .BatchNorm(name: "before")
            .Conv(3, [3, 3], Activation.Tanh, new WindowOptions { Padding = Padding.Same })
            .Conv(3, [3, 3], options: new WindowOptions { Padding = Padding.Same }, useBias: false)
            .BatchNorm(name: "after")
            .Sum(["before", "after"])
            .Activate(Activation.Tanh)
            .GlobalPool("Avg")
            .Dense(2, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD),
        rows: 2);

    [Fact]
    public void AnInceptionBlockHasTheRightGradients() => AssertRight(
        Start([4, 5, 3], name: "trunk")
            .Conv(2, [1, 1], Activation.Tanh, name: "narrow", from: "trunk")
            .Conv(3, [3, 3], Activation.Tanh, new WindowOptions { Padding = Padding.Same }, name: "wide", from: "trunk")
            .Pool("Max", 3, new WindowOptions { Padding = Padding.Same }, name: "pool", from: "trunk")
            .Concat(["narrow", "wide", NetworkDefinition.InputName, "pool", "narrow"])
            .Conv(2, [2, 2], Activation.Tanh),
        rows: 2);

    [Fact]
    public void FlattenedImagesBesideFeaturesHaveTheRightGradients() => AssertRight(
        Start([2, 3, 2], name: "trunk")
            .Flatten(name: "image", from: "trunk")
            .GlobalPool("Avg", name: "features", from: "trunk")
            .Pool("Avg", 2, new WindowOptions(), name: "smaller", from: "trunk")
            .Flatten(name: "other image")
            .Concat(["image", "features", "other image"])
            .LayerNorm()
            .Activate(Activation.PReLU)
            .Dense(3, Activation.Tanh),
        rows: 3);

    private static DefinitionBuilder Start(int[] input, string? name = null) =>
        new DefinitionBuilder("Image", input).Conv(input[^1], [.. input[..^1].Select(_ => 1)], useBias: false, name: name);

    private static void AssertRight(DefinitionBuilder builder, int rows)
    {
        NetworkDefinition definition = builder.Build();
        if (definition.Training is null)
        {
            definition = builder.Training(Loss.MeanSquaredError, Optimizer.SGD).Build();
        }

        GradientProblem problem = new(definition, rows, seed: 1);
        double[] gradients = problem.Gradients();
        double error = problem.LargestError(gradients);
        Assert.True(error <= Tolerance, $"The gradients are off by {error:E2} of the largest.");
    }
}
