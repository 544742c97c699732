using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The cases cover every layer with all its options, and what images and graphs ask of a network beyond that.</summary>
public sealed class GoldenLayerCoverageTests
{
    /// <summary>What no case can say: it changes how parameters start, and a case gives them.</summary>
    private static readonly string[] Initialisation = [nameof(WeightedLayerAttribute.Initializer), nameof(WeightedLayerAttribute.InitializerScale)];

    private static readonly (GoldenCase Golden, LayerDefinition Layer, int Index)[] Layers =
        [.. GoldenCases.List.SelectMany(golden => golden.Definition.Layers.Select((layer, i) => (golden, layer, i)))];

    /// <summary>The layers that can be declared, without the one that draws: PyTorch's random numbers are others.</summary>
    private static IEnumerable<Type> Declarable => typeof(LayerAttribute).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract && type != typeof(DropoutAttribute));

    [Fact]
    public void EveryLayerIsCovered() =>
        Assert.Equal(Declarable.Select(KindOf).Order(), Layers.Select(place => place.Layer.Kind).Distinct().Order());

    [Fact]
    public void EveryOptionOfEveryLayerIsDeclared()
    {
        HashSet<(string Kind, string Option)> declared =
        [
            .. GoldenCases.List.SelectMany(golden => golden.ToSource("Example").Split('\n')).SelectMany(line => Options(line, line.IndexOf('('))),
        ];
        foreach (Type type in Declarable)
        {
            foreach (PropertyInfo option in type.GetProperties().Where(option => option.CanWrite && !Initialisation.Contains(option.Name)))
            {
                // What any layer has means the same to each.
                bool isOfAny = option.DeclaringType == typeof(LayerAttribute);
                Assert.True(
                    declared.Contains((KindOf(type), option.Name)) || (isOfAny && declared.Any(pair => pair.Option == option.Name)),
                    $"No case declares {option.Name} of {KindOf(type)}.");
            }
        }
    }

    [Theory]
    [InlineData("Conv1D")]
    [InlineData("Conv2D")]
    public void EveryKindOfConvolutionIsCovered(string kind)
    {
        (LayerDefinition Layer, TensorShape Input, bool IsFirst)[] places =
        [
            .. Layers.Where(place => place.Layer.Kind == kind)
                .Select(place => (place.Layer, InputOf(place.Golden, place.Layer), place.Layer.Inputs[0] == NetworkDefinition.InputName)),
        ];

        // Without and with a gradient for what is read, which are computed apart.
        Assert.All([true, false], isFirst =>
        {
            LayerDefinition[] layers = [.. places.Where(place => place.IsFirst == isFirst).Select(place => place.Layer)];
            Assert.Contains(layers, layer => layer.Options["Stride"] == 2);
            Assert.Contains(layers, layer => layer.Options["Groups"] > 1);
            Assert.Contains(layers, layer => layer.Options["PaddingLeft"] > 0);
            Assert.Contains(layers, layer => layer.Parameters.All(parameter => !parameter.Name.EndsWith(".bias", StringComparison.Ordinal)));
        });
        Assert.Contains(places, place => place.Layer.Options["Stride"] == 3);
        Assert.Contains(places, place => place.Layer.Options["Dilation"] == 3);
        Assert.Contains(places, place => place.Layer.Options is var options && options["Stride"] > 1 && options["Dilation"] > 1 && options["Groups"] > 1 && options["PaddingLeft"] > 0);
        Assert.Contains(places, place => place.Layer.Options["Groups"] == 2);
        Assert.Contains(places, place => place.Layer.Options["Groups"] == 3);
        Assert.Contains(places, place => place.Layer.Options["Groups"] == 10 && place.Input.Extents[^1] == 10);
        Assert.Contains(places, place => Kernel(place.Layer).All(extent => extent == 1));
        Assert.Contains(places, place => Kernel(place.Layer).SequenceEqual(place.Input.Extents[..^1]));
        Assert.Contains(places, place => Kernel(place.Layer).Any(extent => extent % 2 == 0) && place.Layer.OutputShape.Extents[..^1].SequenceEqual(place.Input.Extents[..^1]));
        Assert.Contains(places, place => place.Layer.Activation == Activation.PReLU);
        Assert.Contains(places, place => place.Layer.Activation == Activation.GELU);
        HashSet<int> channels = [.. places.Select(place => place.Input.Extents[^1])];
        HashSet<int> filters = [.. places.Select(place => place.Layer.OutputShape.Extents[^1])];
        Assert.Superset(new HashSet<int> { 1, 3, 6, 8, 10, 16, 17 }, channels);
        Assert.Superset(kind == "Conv2D" ? [1, 3, 6, 8, 10, 16, 17] : new HashSet<int> { 3, 6, 8, 10, 16, 17 }, filters);
        if (kind == "Conv2D")
        {
            Assert.Contains(places, place => Kernel(place.Layer) is [3, 2]);
            Assert.Contains(places, place => place.Layer.Options["PaddingTop"] != place.Layer.Options["PaddingLeft"]);
        }
    }

    [Theory]
    [InlineData("MaxPool1D")]
    [InlineData("MaxPool2D")]
    [InlineData("AvgPool1D")]
    [InlineData("AvgPool2D")]
    public void EveryWayAPoolingMovesIsCovered(string kind)
    {
        (GoldenCase Golden, LayerDefinition Layer, int Index)[] places = [.. Layers.Where(place => place.Layer.Kind == kind)];

        Assert.Contains(places, place => place.Layer.Options is var options && options["Size"] == 2 && options["Stride"] == 2);
        Assert.Contains(places, place => place.Layer.Options is var options && options["Stride"] < options["Size"]);
        Assert.Contains(places, place => place.Layer.Options is var options && options["Stride"] > options["Size"]);
        Assert.Contains(places, place => place.Layer.Options is var options && options["Size"] == 3 && options["Stride"] == 2 && options["PaddingLeft"] == 1);
        Assert.Contains(places, place => InputOf(place.Golden, place.Layer)[0] > place.Layer.OutputShape[0] * place.Layer.Options["Stride"]);
        Assert.Contains(places, place => place.Layer.Options["PaddingLeft"] == 0 && place.Layer.OutputShape[0] * place.Layer.Options["Stride"] > InputOf(place.Golden, place.Layer)[0]);
        Assert.Contains(places, place => place.Golden.Definition.Training!.Optimizer == Optimizer.Adam);
    }

    [Fact]
    public void NormalisationOfImagesIsCoveredInEveryPlace()
    {
        (GoldenCase Golden, LayerDefinition Layer, LayerDefinition? Before, LayerDefinition? After)[] places =
        [
            .. Layers.Where(place => place.Layer.Kind == "BatchNorm" && place.Layer.OutputShape.Rank == 3)
                .Select(place => (place.Golden, place.Layer, NeighbourOf(place.Golden, place.Index - 1), NeighbourOf(place.Golden, place.Index + 1))),
        ];

        Assert.Contains(places, place => place.Before is null);
        Assert.Contains(places, place => place is { Before: { Kind: "Conv2D", Activation: Activation.Linear }, After.Kind: "Activate" } && HasNoBias(place.Before));
        Assert.Contains(places, place => place.Before is { Kind: "Conv2D" } before && before.Options["Groups"] == before.OutputShape.Extents[^1]);
        Assert.Contains(places, place => place.Before is { Kind: "Conv2D", Activation: not Activation.Linear });
        Assert.Contains(places, place => place.Before?.Kind == "AvgPool2D");
        Assert.Contains(places, place => place.Before is not null && place.After is { Kind: "Conv2D" } after && after.Options["PaddingLeft"] > 0);
        Assert.Contains(places, place => place.Layer.Options["Epsilon"] != 1e-5 && place.Layer.Options["Momentum"] != 0.1);
        Assert.Contains(places, place => place.Golden.Batch == 1);
        Assert.Contains(places, place => !place.Layer.Trainable && place.Before is null);
        Assert.Contains(places, place => !place.Layer.Trainable && place.Before is not null);
        Assert.Contains(Layers, place => place.Layer.Kind == "BatchNorm" && place.Layer.OutputShape.Rank == 2);
        Assert.Contains(Layers, place => place.Layer.Kind == "LayerNorm" && place.Layer.OutputShape.Rank == 3);
        Assert.Contains(Layers, place => place.Layer.Kind == "LayerNorm" && place.Layer.OutputShape.Rank == 2);
    }

    [Fact]
    public void EveryReaderOfAFlattenedImageIsCovered()
    {
        Assert.All(["Dense", "BatchNorm", "LayerNorm", "Activate", "Concat"], kind => Assert.Contains(Layers, place =>
            place.Layer.Kind == kind && place.Layer.Inputs.Any(input => IsFlattenedImage(place.Golden.Definition, input))));
        Assert.Contains(Layers, place => place.Layer.Kind == "Concat"
            && place.Layer.Inputs.Any(input => IsFlattenedImage(place.Golden.Definition, input))
            && place.Layer.Inputs.Any(input => !IsFlattenedImage(place.Golden.Definition, input)));
    }

    [Fact]
    public void PathsMeetInEveryShapeAndEveryLayerMayBeLast()
    {
        Assert.All(["Add", "Concat"], kind => Assert.Equal(
            [1, 2, 3], Layers.Where(place => place.Layer.Kind == kind).Select(place => place.Layer.OutputShape.Rank).Distinct().Order()));
        Assert.Superset(
            new HashSet<string> { "Conv2D", "Conv1D", "MaxPool2D", "AvgPool1D", "GlobalAvgPool", "GlobalMaxPool", "Flatten", "Add", "Concat", "LayerNorm", "BatchNorm" },
            GoldenCases.List.Select(golden => LastOf(golden.Definition).Kind).ToHashSet());
    }

    /// <summary>The last layer that is no activation.</summary>
    private static LayerDefinition LastOf(NetworkDefinition definition) => definition.Layers.Last(layer => layer.Kind != "Activate");

    private static string KindOf(Type attribute) => attribute.Name[..^nameof(Attribute).Length];

    private static IEnumerable<(string Kind, string Option)> Options(string line, int open) => open < 0
        ? []
        : line[(open + 1)..].Split(", ").Where(argument => argument.Contains(" = ", StringComparison.Ordinal)).Select(argument => (line[1..open], argument[..argument.IndexOf(' ')]));

    private static int[] Kernel(LayerDefinition layer) => [.. layer.Parameters[0].Shape.Extents.Skip(2)];

    private static bool HasNoBias(LayerDefinition layer) => layer.Parameters.Length == 1;

    private static TensorShape InputOf(GoldenCase golden, LayerDefinition layer) => ShapeOf(golden.Definition, layer.Inputs[0]);

    private static TensorShape ShapeOf(NetworkDefinition definition, string name) => name == NetworkDefinition.InputName
        ? definition.InputShape
        : definition.Layers.Single(layer => layer.Name == name).OutputShape;

    private static LayerDefinition? NeighbourOf(GoldenCase golden, int index) => golden.Definition.Layers.ElementAtOrDefault(index);

    private static bool IsFlattenedImage(NetworkDefinition definition, string name) =>
        definition.Layers.FirstOrDefault(layer => layer.Name == name) is { Kind: "Flatten" } flatten && ShapeOf(definition, flatten.Inputs[0]).Rank == 3;
}
