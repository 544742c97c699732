using System;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Testing.Definitions;

/// <content>The layers of images and signals, and those in which paths meet.</content>
public sealed partial class DefinitionBuilder
{
    /// <summary>Adds a convolution: over an image if the kernel has two extents, along time if it has one.</summary>
    public DefinitionBuilder Conv(
        int filters,
        int[] kernel,
        Activation activation = Activation.Linear,
        WindowOptions? options = null,
        bool useBias = true,
        string? name = null,
        string? from = null,
        double? alpha = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        options ??= new WindowOptions();
        string ownName = NameOrIndex(name);
        string source = from ?? Latest;
        int channels = Channels(ShapeOf(source)) / options.Groups;
        int fanIn = channels * kernel.Aggregate(1, (product, extent) => product * extent);
        int fanOut = filters * (fanIn / channels);
        ImmutableArray<ParameterDefinition>.Builder parameters = ImmutableArray.CreateBuilder<ParameterDefinition>();
        parameters.Add(new ParameterDefinition(
            $"{ownName}.weight", new TensorShape([filters, channels, .. kernel]), ActivationTraits.InitializerBefore(activation), fanIn, fanOut));
        if (useBias)
        {
            parameters.Add(new ParameterDefinition($"{ownName}.bias", new TensorShape(filters), Initializer.Zeros, fanIn, fanOut));
        }

        if (activation == Activation.PReLU)
        {
            parameters.Add(Slopes($"{ownName}.slope", filters, alpha));
        }

        (TensorShape shape, ImmutableDictionary<string, double> numbers) = Windows(ShapeOf(source), kernel, filters, options);
        return Add(new LayerDefinition
        {
            Name = ownName,
            Kind = $"Conv{kernel.Length}D",
            Inputs = [source],
            OutputShape = shape,
            Activation = activation,
            Options = numbers.Add("Dilation", options.Dilation).Add("Groups", options.Groups).AddRange(Options(alpha)),
            Parameters = parameters.ToImmutable(),
        });
    }

    /// <summary>Adds a pooling, of maxima or means as <paramref name="kind"/> says (<c>Max</c>, <c>Avg</c>), along time or over an image.</summary>
    public DefinitionBuilder Pool(string kind, int size, WindowOptions? options = null, string? name = null, string? from = null)
    {
        string source = from ?? Latest;
        TensorShape input = ShapeOf(source);
        int[] window = [.. Enumerable.Repeat(size, input.Rank - 1)];
        (TensorShape shape, ImmutableDictionary<string, double> numbers) =
            Windows(input, window, Channels(input), options ?? new WindowOptions { Stride = size });
        return Add(new LayerDefinition
        {
            Name = NameOrIndex(name),
            Kind = $"{kind}Pool{window.Length}D",
            Inputs = [source],
            OutputShape = shape,
            Options = numbers.Add("Size", size),
        });
    }

    /// <summary>Adds a pooling over all positions, of maxima or means as <paramref name="kind"/> says (<c>Max</c>, <c>Avg</c>).</summary>
    public DefinitionBuilder GlobalPool(string kind, string? name = null, string? from = null) =>
        Plain($"Global{kind}Pool", shape => new TensorShape(Channels(shape)), name, from ?? Latest);

    /// <summary>Adds a layer that makes a row of features of anything.</summary>
    public DefinitionBuilder Flatten(string? name = null, string? from = null) =>
        Plain("Flatten", shape => new TensorShape(shape.Size), name, from ?? Latest);

    /// <summary>Adds the sum of layers.</summary>
    public DefinitionBuilder Sum(string[] from, string? name = null) => Plain("Add", shape => shape, name, from);

    /// <summary>Adds layers side by side.</summary>
    public DefinitionBuilder Concat(string[] from, string? name = null)
    {
        int channels = from.Sum(source => Channels(ShapeOf(source)));
        return Plain("Concat", shape => new TensorShape([.. shape.Extents[..^1], channels]), name, from);
    }

    private DefinitionBuilder Plain(string kind, Func<TensorShape, TensorShape> shape, string? name, params string[] from) => Add(new LayerDefinition
    {
        Name = NameOrIndex(name),
        Kind = kind,
        Inputs = [.. from],
        OutputShape = shape(ShapeOf(from[0])),
    });

    private static (TensorShape Shape, ImmutableDictionary<string, double> Numbers) Windows(
        TensorShape input, int[] size, int channels, WindowOptions options)
    {
        (int Windows, int Before)[] axes = [.. size.Select((extent, axis) => options.Along(input[axis], extent))];
        ImmutableDictionary<string, double> numbers = ImmutableDictionary<string, double>.Empty
            .Add("Stride", options.Stride)
            .Add("PaddingLeft", axes[^1].Before);
        return (
            new TensorShape([.. axes.Select(axis => axis.Windows), channels]),
            axes.Length == 2 ? numbers.Add("PaddingTop", axes[0].Before) : numbers);
    }
}
