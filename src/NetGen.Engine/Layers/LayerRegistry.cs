using System;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>Adds a declared layer to the graph.</summary>
/// <returns>Where its result is.</returns>
internal delegate Slot LayerFactory<T>(LayerContext<T> context)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>The layers the engine knows, by <see cref="LayerDefinition.Kind"/>.</summary>
internal sealed class LayerRegistry<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableDictionary<string, LayerFactory<T>> _factories;

    private LayerRegistry(ImmutableDictionary<string, LayerFactory<T>> factories) => _factories = factories;

    /// <summary>The layers of the vocabulary.</summary>
    public static LayerRegistry<T> Default { get; } = new LayerRegistry<T>(ImmutableDictionary<string, LayerFactory<T>>.Empty)
        .With("Dense", DenseLayer<T>.Build)
        .With("Activate", ActivateLayer<T>.Build)
        .With("Dropout", DropoutLayer<T>.Build)
        .With("LayerNorm", LayerNormLayer<T>.Build)
        .With("BatchNorm", BatchNormLayer<T>.Build)
        .With("Conv1D", ConvolutionLayer<T>.Build1D)
        .With("Conv2D", ConvolutionLayer<T>.Build2D)
        .With("MaxPool1D", MaxPoolLayer<T>.Build1D)
        .With("MaxPool2D", MaxPoolLayer<T>.Build2D)
        .With("AvgPool1D", AvgPoolLayer<T>.Build1D)
        .With("AvgPool2D", AvgPoolLayer<T>.Build2D)
        .With("GlobalMaxPool", MaxPoolLayer<T>.BuildGlobal)
        .With("GlobalAvgPool", AvgPoolLayer<T>.BuildGlobal)
        .With("Flatten", FlattenLayer<T>.Build)
        .With("Add", AddLayer<T>.Build)
        .With("Concat", ConcatLayer<T>.Build)
        .With("SimpleRNN", RecurrentLayers<T>.BuildSimpleRNN)
        .With("LSTM", RecurrentLayers<T>.BuildLSTM)
        .With("GRU", RecurrentLayers<T>.BuildGRU);

    /// <summary>How a layer of this definition's kind is built.</summary>
    /// <exception cref="ArgumentException">The kind is unknown.</exception>
    public LayerFactory<T> this[LayerDefinition definition] =>
        _factories.TryGetValue(definition.Kind, out LayerFactory<T>? factory)
            ? factory
            : throw new ArgumentException(
                $"Layer '{definition.Name}' is of the kind '{definition.Kind}'; the engine knows "
                + $"{string.Join(", ", _factories.Keys.Order(StringComparer.Ordinal))}.",
                nameof(definition));

    /// <summary>The same registry with one more kind.</summary>
    public LayerRegistry<T> With(string kind, LayerFactory<T> factory) => new(_factories.Add(kind, factory));
}
