using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>A network as rules look at it: what each layer is, and what reads it.</summary>
internal sealed class NetworkGraph
{
    private readonly ILookup<int, LayerModel> _readers;
    private readonly ImmutableArray<LayerDescriptor> _kinds;

    public NetworkGraph(NetworkModel model)
    {
        Model = model;
        _readers = model.Layers
            .SelectMany(layer => layer.Sources, (layer, source) => (layer, source))
            .ToLookup(pair => pair.source, pair => pair.layer);
        _kinds = model.Layers.Select(layer => Catalogue.Layer(layer.Spec)).ToImmutableArray();
    }

    public NetworkModel Model { get; }

    /// <summary>The layer that gives the network's output.</summary>
    public LayerModel Last => Model.Layers[Model.Layers.Count - 1];

    /// <summary>The catalogue's entry for a layer.</summary>
    public LayerDescriptor Kind(LayerModel layer) => _kinds[layer.Index];

    /// <summary>The activation that a layer ends in.</summary>
    public ActivationDescriptor Activation(LayerModel layer) => Catalogue.Of(Kind(layer).Activation(layer.Spec));

    /// <summary>The shapes that a layer reads.</summary>
    public ImmutableArray<Shape> Inputs(LayerModel layer) => layer.Sources
        .Select(source => source == LayerModel.NetworkInput ? Model.Input : Model.Layers[source].Output)
        .ToImmutableArray();

    /// <summary>Whether a layer has anything to learn, be it frozen or not.</summary>
    public bool HasParameters(LayerModel layer) =>
        Activation(layer).Parameter is not null || !Kind(layer).ParameterShapes(layer.Spec, Inputs(layer)).IsEmpty;

    /// <summary>Whether a layer is not there in prediction, or only gives what it reads another shape.</summary>
    public bool IsTransparent(LayerModel layer) => Kind(layer).IsTrainingOnly || Kind(layer).IsReshapeOnly;

    /// <summary>The one layer that a layer reads, if nothing else reads that.</summary>
    public LayerModel? Before(LayerModel layer) =>
        layer.Sources.Count == 1 && layer.Sources[0] is >= 0 and int source && _readers[source].Count() == 1 ? Model.Layers[source] : null;

    /// <summary>The same, past all layers for which something is true.</summary>
    public LayerModel? Before(LayerModel layer, Func<LayerModel, bool> isPassed)
    {
        LayerModel? before = Before(layer);
        while (before is not null && isPassed(before))
        {
            before = Before(before);
        }

        return before;
    }
}
