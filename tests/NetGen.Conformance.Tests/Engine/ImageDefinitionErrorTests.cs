using System;
using System.Collections.Immutable;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>The engine refuses convolutions, poolings and graphs that do not fit, and says what does not.</summary>
public sealed class ImageDefinitionErrorTests
{
    private static readonly DefinitionBuilder Convolution = new DefinitionBuilder("X", 5, 6, 4).Conv(6, [3, 2]);

    [Fact]
    public void AWeightMustFit()
    {
        AssertRefused(With(Convolution, layer => Tensors(layer, [6, 3, 3, 2], [6])), "weight of shape 6×3×3×2", "not 6×4");
        AssertRefused(With(Convolution, layer => Tensors(layer, [5, 4, 3, 2], [6])), "weight of shape 5×4×3×2");
        AssertRefused(With(Convolution, layer => Tensors(layer, [6, 4, 6], [6])), "weight of shape 6×4×6", "2 extents of the kernel");
        AssertRefused(With(Convolution, layer => Tensors(layer, [6, 4, 3, 2], [4])), "bias of shape 4", "not 6");
        AssertRefused(With(Convolution, layer => Tensors(layer)), "0 parameter tensors");
        AssertRefused(With(Convolution, layer => Tensors(layer, [6, 4, 3, 2], [6], [6])), "3 parameter tensors");
        AssertRefused(
            With(new DefinitionBuilder("X", 5, 6, 4).Conv(6, [3, 2], Activation.PReLU), layer => Tensors(layer, [6, 4, 3, 2], [6], [5])), "slopes of shape 5", "not 6");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void GroupsMustDivideChannelsAndFilters(int groups) =>
        AssertRefused(With(Convolution, layer => Option(layer, "Groups", groups)), $"{groups} groups", "4 channels and 6 filters");

    [Fact]
    public void TheOutputsShapeMustFollow()
    {
        AssertRefused(With(Convolution, layer => Shape(layer, 4, 5, 6)), "gives 4 windows along axis 0", "3 of size 3", "fit on 5");
        AssertRefused(With(Convolution, layer => Shape(layer, 3, 4, 6)), "gives 4 windows along axis 1", "5 of size 2");
        AssertRefused(With(Convolution, layer => Shape(layer, 15, 6)), "gives the shape 15×6", "(height, width, channels)");
        AssertRefused(With(Convolution, layer => Option(layer, "Stride", 2)), "gives 3 windows along axis 0", "2 of size 3, stride 2");
        AssertRefused(With(Convolution, layer => Option(layer, "Dilation", 2)), "dilation 2");
        AssertRefused(With(Convolution, layer => Option(layer, "Dilation", 9)), "where 0 of size 3");
        AssertRefused(With(Convolution, layer => Option(layer, "PaddingLeft", 1)), "PaddingLeft 1");
        AssertRefused(With(new DefinitionBuilder("X", 6, 6, 2).Pool("Max", 2), layer => Shape(layer, 3, 3, 1)), "gives the shape 3×3×2, not 3×3×1");
        AssertRefused(With(new DefinitionBuilder("X", 6, 2).Pool("Avg", 2), layer => Shape(layer, 2, 2)), "gives 2 windows along axis 0", "3 of size 2");
        AssertRefused(With(new DefinitionBuilder("X", 6, 2).GlobalPool("Avg"), layer => Shape(layer, 1, 2)), "gives the shape 2, not 1×2");
        AssertRefused(With(new DefinitionBuilder("X", 6, 2).Flatten(), layer => Shape(layer, 6, 2)), "gives the shape 12, not 6×2");
    }

    [Fact]
    public void OptionsMustBeThereAndCount()
    {
        foreach (string option in new[] { "Stride", "Dilation", "Groups", "PaddingTop", "PaddingLeft" })
        {
            AssertRefused(With(Convolution, layer => Copy(layer, options: layer.Options.Remove(option))), $"lacks the option '{option}'");
            AssertRefused(With(Convolution, layer => Option(layer, option, -1)), $"{option} of -1", "whole number");
            AssertRefused(With(Convolution, layer => Option(layer, option, 1.5)), $"{option} of 1.5");
        }

        DefinitionBuilder pool = new DefinitionBuilder("X", 6, 4, 2).Pool("Max", 2);
        foreach (string option in new[] { "Size", "Stride", "PaddingTop", "PaddingLeft" })
        {
            AssertRefused(With(pool, layer => Copy(layer, options: layer.Options.Remove(option))), $"lacks the option '{option}'");
        }

        AssertRefused(With(pool, layer => Option(layer, "Size", 0)), "Size of 0", "at least 1");
    }

    [Fact]
    public void APoolsPaddingIsAtMostHalfOfIt() => AssertRefused(
        new DefinitionBuilder("X", 6, 2).Pool("Max", 3, new WindowOptions { PaddingSize = 2 }), "padding of 2", "half of its size 3");

    [Fact]
    public void ALayerReadsTheShapeItIsFor()
    {
        AssertRefused(With(Convolution, layer => layer, 30, 4), "reads the shape 30×4, not (height, width, channels)");
        AssertRefused(With(new DefinitionBuilder("X", 6, 4).Conv(2, [3]), layer => layer, 24), "reads the shape 24, not (time, features)");
        AssertRefused(With(new DefinitionBuilder("X", 6, 4).Pool("Max", 2), layer => layer, 2, 3, 4), "reads the shape 2×3×4, not (time, features)");
        AssertRefused(With(new DefinitionBuilder("X", 6, 4).GlobalPool("Max"), layer => layer, 24), "reads the shape 24, which has no positions");
        AssertRefused(new DefinitionBuilder("X", 6, 4, 2).Dense(3), "reads the shape 6×4×2, not features or (time, features)");
    }

    [Fact]
    public void WhatMeetsMustFit()
    {
        DefinitionBuilder Branches() => new DefinitionBuilder("X", 4, 6, 2).Pool("Max", 2, name: "half").Conv(2, [1, 1], name: "narrow");

        AssertRefused(Branches().Sum(["half", "input"]), "adds the shapes 2×3×2 and 4×6×2");
        AssertRefused(Branches().Concat(["half", "input"]), "concatenates the shapes 2×3×2 and 4×6×2");
        AssertRefused(Branches().Flatten(name: "flat").Concat(["narrow", "flat"]), "concatenates the shapes 2×3×2 and 12");
        AssertRefused(Branches().Sum(["half"]), "reads 1 layers, not at least 2");
        AssertRefused(Branches().Concat(["half"]), "reads 1 layers, not at least 2");
        AssertRefused(Branches().Flatten(name: "flat").Dense(12, name: "dense").Sum(["dense", "flat"]), "features in another order", "dense layer");
    }

    [Fact]
    public void WhatLearnsNothingHasNoParameters()
    {
        foreach (DefinitionBuilder builder in new[]
        {
            new DefinitionBuilder("X", 4, 4, 2).Pool("Max", 2),
            new DefinitionBuilder("X", 4, 4, 2).GlobalPool("Avg"),
            new DefinitionBuilder("X", 4, 4, 2).Flatten(),
            new DefinitionBuilder("X", 4, 4, 2).Sum(["input", "input"]),
            new DefinitionBuilder("X", 4, 4, 2).Concat(["input", "input"]),
        })
        {
            AssertRefused(With(builder, layer => Tensors(layer, [2])), "1 parameter tensors, not none");
        }
    }

    [Fact]
    public void NormsHaveANumberForEachChannel()
    {
        AssertRefused(With(new DefinitionBuilder("X", 4, 2).LayerNorm(), layer => Tensors(layer, [8], [8])), "weight of shape 8", "not 2");
        AssertRefused(With(new DefinitionBuilder("X", 4, 2).BatchNorm(), layer => Tensors(layer, [8], [8])), "weight of shape 8", "not 2");
        AssertRefused(
            With(new DefinitionBuilder("X", 4, 2).BatchNorm(), layer => Copy(layer, statistics: [Tensor("mean", [8]), Tensor("variance", [2])])),
            "running mean of shape 8", "not 2");
        AssertRefused(With(new DefinitionBuilder("X", 4, 2).Activate(Activation.PReLU), layer => Tensors(layer, [8])), "slopes of shape 8", "not 2");
    }

    private static LayerDefinition Shape(LayerDefinition layer, params int[] extents) => Copy(layer, shape: new TensorShape(extents));

    private static LayerDefinition Option(LayerDefinition layer, string option, double value) => Copy(layer, options: layer.Options.SetItem(option, value));

    private static LayerDefinition Tensors(LayerDefinition layer, params int[][] shapes) =>
        Copy(layer, parameters: [.. Array.ConvertAll(shapes, shape => Tensor($"tensor of {shape.Length}", shape))]);

    private static ParameterDefinition Tensor(string name, int[] shape) => new(name, new TensorShape(shape), Initializer.Zeros, 1, 1);

    private static LayerDefinition Copy(
        LayerDefinition layer,
        TensorShape? shape = null,
        ImmutableDictionary<string, double>? options = null,
        ImmutableArray<ParameterDefinition>? parameters = null,
        ImmutableArray<ParameterDefinition>? statistics = null) => new()
        {
            Name = layer.Name,
            Kind = layer.Kind,
            Inputs = layer.Inputs,
            OutputShape = shape ?? layer.OutputShape,
            Activation = layer.Activation,
            Options = options ?? layer.Options,
            Parameters = parameters ?? layer.Parameters,
            Statistics = statistics ?? layer.Statistics,
        };

    // The same network with its last layer changed, and another input if one is given.
    private static NetworkDefinition With(DefinitionBuilder builder, Func<LayerDefinition, LayerDefinition> change, params int[] input)
    {
        NetworkDefinition definition = builder.Build();
        return new NetworkDefinition(
            definition.Name,
            input.Length == 0 ? definition.InputShape : new TensorShape(input),
            definition.Layers.SetItem(definition.Layers.Length - 1, change(definition.Layers[^1])),
            definition.Training);
    }

    private static void AssertRefused(DefinitionBuilder builder, params string[] said) => AssertRefused(builder.Build(), said);

    private static void AssertRefused(NetworkDefinition definition, params string[] said)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new RuntimeNetwork<float>(definition));
        Assert.Equal("definition", exception.ParamName);
        Assert.All(said, text => Assert.Contains(text, exception.Message, StringComparison.Ordinal));
    }
}
