using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks of images and signals: every layer with its options, channels around the vector width, graphs.</summary>
internal static class ImageNetworks
{
    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(All()));

    private static readonly string[] FewNames =
        ["ConvStride", "ConvDepthwiseStride", "SignalPools", "PoolsPadded", "Inception", "NormalisedGroups", "ImageOutput"];

    public static CompiledNetworks Compiled => Networks.Value;

    public static string[] Names => [.. All().Select(definition => definition.Name)];

    /// <summary>A few that together have every kernel: to be compiled again, which takes most of a second each.</summary>
    public static IEnumerable<NetworkDefinition> Few() => All().Where(definition => FewNames.Contains(definition.Name));

    public static IEnumerable<NetworkDefinition> All()
    {
        yield return Trained(new DefinitionBuilder("ConvValid", 6, 7, 3).Conv(8, [3, 3], Activation.Tanh).Flatten().Dense(4));
        yield return Trained(new DefinitionBuilder("ConvPadded", 5, 6, 8).Conv(6, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("ConvTwice", 8, 8, 1)
            .Conv(8, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }).Conv(16, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }).Flatten().Dense(5));
        yield return Trained(new DefinitionBuilder("ConvStride", 9, 8, 2)
            .Conv(10, [3, 3], Activation.Tanh).Conv(17, [3, 2], Activation.Tanh, new() { Stride = 2, PaddingSize = 1 }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("ConvDilated", 9, 9, 2)
            .Conv(5, [3, 3], Activation.Tanh).Conv(4, [2, 3], Activation.Tanh, new() { Dilation = 2, PaddingSize = 2, Stride = 3 }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("ConvSpread", 8, 9, 2)
            .Conv(6, [2, 2], Activation.Tanh).Conv(16, [5, 5], Activation.Tanh).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("ConvLongStride", 9, 17, 2)
            .Conv(3, [3, 3], Activation.Tanh).Conv(4, [5, 6], Activation.PReLU, new() { Stride = 5, PaddingSize = 2 }).Conv(4, [1, 2], Activation.Tanh).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("ConvGroups", 5, 5, 4)
            .Conv(6, [1, 1], Activation.Tanh).Conv(9, [3, 3], Activation.Tanh, new() { Groups = 3, PaddingSize = 1 }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("ConvDepthwise", 6, 6, 3)
            .Conv(10, [3, 3], Activation.Tanh).Conv(10, [3, 3], Activation.Tanh, new() { Groups = 10, Padding = Padding.Same }).Conv(4, [1, 1], Activation.Tanh).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("ConvDepthwiseStride", 7, 7, 3)
            .Conv(3, [3, 3], Activation.Tanh, new() { Groups = 3, Stride = 2, Padding = Padding.Same }).Conv(3, [2, 2], Activation.Tanh, new() { Groups = 3, Stride = 2 }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("Signal", 17, 3)
            .Conv(6, [5], Activation.Tanh, new() { Padding = Padding.Same }).Conv(7, [3], Activation.Tanh, new() { Stride = 2, Dilation = 2 }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("Pools", 8, 8, 3)
            .Conv(6, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }).Pool("Max", 2).Conv(9, [2, 2], Activation.Tanh).Pool("Avg", 2, new() { Stride = 1 }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("PoolsPadded", 7, 7, 2)
            .Conv(8, [2, 2], Activation.Tanh).Pool("Max", 3, new() { Stride = 2, PaddingSize = 1 }).Conv(17, [2, 2], Activation.Tanh).Pool("Avg", 2, new() { Stride = 2, Padding = Padding.Same }).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("SignalPools", 20, 2)
            .Conv(5, [3], Activation.Tanh).Pool("Max", 3).Conv(6, [2], Activation.Tanh).Pool("Avg", 2).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("GlobalAverage", 6, 5, 2).Conv(20, [3, 3], Activation.Tanh).GlobalPool("Avg").Dense(3));
        yield return Trained(new DefinitionBuilder("GlobalMaximum", 6, 5, 2).Conv(12, [3, 3], Activation.Tanh).GlobalPool("Max").Dense(3));
        yield return Trained(new DefinitionBuilder("Normalised", 6, 6, 2)
            .Conv(7, [3, 3], useBias: false).BatchNorm(0.3).Activate(Activation.Tanh).Conv(8, [2, 2]).LayerNorm(0.3).Activate(Activation.Tanh).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("Dropped", 5, 5, 2)
            .Conv(7, [3, 3], Activation.Tanh).Dropout(0.3).Conv(8, [2, 2], Activation.Tanh).Dropout(0.2).Flatten().Dropout(0.2).Dense(3));
        yield return Trained(new DefinitionBuilder("Residual", 6, 6, 3)
            .Conv(8, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }, name: "stem")
            .Conv(8, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }).Conv(8, [3, 3], options: new() { Padding = Padding.Same }, name: "branch")
            .Sum(["stem", "branch"]).Activate(Activation.Tanh).GlobalPool("Avg").Dense(3));
        yield return Trained(new DefinitionBuilder("Inception", 6, 6, 3)
            .Conv(6, [1, 1], Activation.Tanh, name: "stem")
            .Conv(5, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }, name: "wide")
            .Conv(4, [1, 1], Activation.Tanh, name: "narrow", from: "stem")
            .Pool("Avg", 3, new() { Stride = 1, PaddingSize = 1 }, name: "pool", from: "stem")
            .Concat(["wide", "narrow", "pool", "stem"]).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("Diamond", 7)
            .Dense(9, Activation.Tanh, name: "a").Dense(9, Activation.Tanh, name: "b").Sum(["a", "b", "a"], name: "sum").Concat(["a", "sum"]).Dense(3));
        yield return Trained(new DefinitionBuilder("NarrowPart", 4)
            .Dense(8, Activation.Tanh, name: "wide").Dense(4, Activation.Sigmoid, name: "narrow", from: "input").Concat(["wide", "narrow"]).Dense(3));
        yield return Trained(new DefinitionBuilder("WholeParts", 4)
            .Dense(8, Activation.Tanh, name: "a").Dense(8, Activation.Sigmoid, name: "b", from: "input").Concat(["a", "b"]).Dense(3));
        yield return Trained(new DefinitionBuilder("FlattenedOrder", 4, 3, 5)
            .Flatten(name: "flat").Dense(4, Activation.Tanh, name: "d").Concat(["flat", "d"]).BatchNorm(0.3).Dense(3));
        foreach (NetworkDefinition small in Small())
        {
            yield return small;
        }

        yield return Trained(new DefinitionBuilder("ImageOutput", 5, 5, 2).Conv(6, [3, 3], Activation.Tanh).Conv(3, [2, 2]));
        yield return Trained(new DefinitionBuilder("Slopes", 5, 5, 2).Conv(6, [3, 3], Activation.PReLU).Conv(8, [2, 2], Activation.GELU).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("NormalisedGroups", 6, 6, 2)
            .Conv(6, [3, 3], useBias: false).BatchNorm(0.3).Activate(Activation.Tanh)
            .Conv(9, [3, 3], options: new() { Groups = 3, PaddingSize = 1 }, useBias: false).BatchNorm(0.3).Activate(Activation.Sigmoid)
            .Flatten().Dense(12, useBias: false).LayerNorm(0.3).Activate(Activation.Tanh).Dense(3));
        yield return Trained(new DefinitionBuilder("NormalisedDense", 5, 5, 2)
            .Conv(5, [3, 3], Activation.Tanh).Flatten().Dense(12, useBias: false).BatchNorm(1).Dropout(0.1).Activate(Activation.Tanh).Dense(3));
    }

    /// <summary>So small that they are spelled out, with samples in lanes where that can be; and windows that have one place only.</summary>
    private static IEnumerable<NetworkDefinition> Small()
    {
        yield return Trained(new DefinitionBuilder("SmallPart", 5, 1).Conv(2, [4], options: new() { Stride = 2 }).Flatten().Dense(2));
        yield return Trained(new DefinitionBuilder("SmallPartAlone", 5, 1).Conv(2, [4], options: new() { Stride = 2 }));
        yield return Trained(new DefinitionBuilder("SmallDilated", 3, 1).Conv(4, [2], Activation.Tanh, new() { Dilation = 2 }).Flatten().Dense(1));
        yield return Trained(new DefinitionBuilder("SmallPartOfImage", 3, 2, 1).Conv(2, [2, 2], Activation.Tanh, new() { Stride = 2 }).Flatten().Dense(1));
        yield return Trained(new DefinitionBuilder("SmallWhole", 3, 1).Conv(4, [3], Activation.Tanh).Flatten().Dense(2));
        yield return Trained(new DefinitionBuilder("SmallPlaces", 4, 1).Conv(4, [3], Activation.Tanh).Flatten().Dense(2));
        yield return Trained(new DefinitionBuilder("SmallPlacesOfImage", 3, 4, 1).Conv(4, [3, 3], Activation.Tanh).Flatten().Dense(2));
        yield return Trained(new DefinitionBuilder("SmallPadded", 2, 2, 1).Conv(2, [1, 1], Activation.Tanh).Pool("Max", 3, new() { Stride = 2, PaddingSize = 1 }).Flatten().Dense(1));
        yield return Trained(new DefinitionBuilder("SmallSame", 3, 2).Conv(3, [1], Activation.Tanh).Pool("Avg", 5, new() { Padding = Padding.Same }).Flatten().Dense(1));
        yield return Trained(new DefinitionBuilder("SmallPixel", 1, 1, 4).Pool("Max", 2, new() { Padding = Padding.Same }).Flatten().Dense(1));
        yield return Trained(new DefinitionBuilder("SmallPaddedConv", 1, 1, 4).Conv(3, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }).Flatten().Dense(1));
    }

    private static NetworkDefinition Trained(DefinitionBuilder network) =>
        network.Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.01).Build();
}
