using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Tests.Stages.Lowering;

/// <summary>Models as reading declarations gives them, written down in a line.</summary>
internal static class Models
{
    public static LayerSpec Dense(int units, Vocabulary.Activation activation = Vocabulary.Activation.Linear, bool useBias = true) =>
        new DenseSpec(units, Spec(activation), useBias);

    public static LayerSpec Activate(Vocabulary.Activation activation) => new ActivateSpec(Spec(activation));

    /// <summary>An activation with the number it has if none is given.</summary>
    private static ActivationSpec Spec(Vocabulary.Activation activation) => new(activation, Catalogue.Of(activation).DefaultAlpha);

    /// <summary>A convolution over images.</summary>
    public static LayerSpec Conv2D(
        int filters, int height, int width, Vocabulary.Activation activation = Vocabulary.Activation.Linear, WindowArguments? window = null, int groups = 1, bool useBias = true) =>
        new Conv2DSpec(filters, height, width, window ?? Valid, groups, Spec(activation), useBias, Start: null);

    /// <summary>A convolution along time.</summary>
    public static LayerSpec Conv1D(
        int filters, int kernel, Vocabulary.Activation activation = Vocabulary.Activation.Linear, WindowArguments? window = null, int groups = 1, bool useBias = true) =>
        new Conv1DSpec(filters, kernel, window ?? Valid, groups, Spec(activation), useBias, Start: null);

    /// <summary>A window that moves by one and stays inside.</summary>
    public static WindowArguments Valid { get; } = new(Stride: 1, Dilation: 1, IsSame: false, PaddingSize: 0);

    /// <summary>A window that moves by one and has a place for each element.</summary>
    public static WindowArguments Same { get; } = Valid with { IsSame = true };

    /// <summary>A chain of layers.</summary>
    public static NetworkModel Chain(int inputs, params LayerSpec[] specs) => Chain(Shape.Of(inputs), specs);

    /// <summary>A chain of layers over a shape.</summary>
    public static NetworkModel Chain(Shape input, params LayerSpec[] specs) =>
        Graph(input, [.. specs.Select((spec, index) => (spec, new[] { index == 0 ? LayerModel.NetworkInput : index - 1 }))]);

    /// <summary>Layers that each read one layer of their choice.</summary>
    public static NetworkModel Graph(int inputs, params (LayerSpec Spec, int Source)[] layers) =>
        Graph(Shape.Of(inputs), [.. layers.Select(layer => (layer.Spec, new[] { layer.Source }))]);

    /// <summary>Layers that read layers of their choice.</summary>
    public static NetworkModel Graph(Shape input, params (LayerSpec Spec, int[] Sources)[] layers)
    {
        List<LayerModel> models = [];
        foreach ((LayerSpec spec, int[] sources) in layers)
        {
            NoArguments arguments = new();
            models.Add(Layer(spec, sources, input, models, arguments) ?? throw new InvalidOperationException(arguments.Problem));
        }

        return new NetworkModel(new TypeModel("", default, "Net"), input, models.ToEquatableArray(), Training: null, VectorBits: 256);
    }

    /// <summary>A layer with its shape behind others; <see langword="null"/> if it cannot take what it reads.</summary>
    public static LayerModel? Layer(LayerSpec spec, int[] sources, Shape input, List<LayerModel> before, NoArguments arguments)
    {
        ImmutableArray<Shape> read = [.. sources.Select(source => source == LayerModel.NetworkInput ? input : before[source].Output)];
        return Catalogue.Layer(spec).InferShape(spec, read, arguments) is { } output
            ? new LayerModel(before.Count.ToString(CultureInfo.InvariantCulture), before.Count, sources.ToEquatableArray(), spec, output)
            : null;
    }

    /// <summary>The same model, trained with the defaults of optimizer and loss.</summary>
    public static NetworkModel Trained(this NetworkModel model, Vocabulary.Loss loss, Vocabulary.Optimizer optimizer)
    {
        OptimizerDescriptor descriptor = Catalogue.Of(optimizer);
        return model with
        {
            Training = new TrainingModel(
                loss,
                optimizer,
                descriptor.DefaultLearningRate,
                descriptor.Hyperparameters
                    .AddRange(Catalogue.Of(loss).Hyperparameters)
                    .Select(entry => new OptionModel(entry.Name, entry.Default)).ToEquatableArray()),
        };
    }
}
