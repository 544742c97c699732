using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Declaration;

/// <summary>From layer attributes to a graph of layers with shapes.</summary>
internal static class LayerReader
{
    /// <summary>Reads the layers; what is wrong with one does not keep the others from being checked.</summary>
    /// <param name="uses">The layer attributes in source order, at least one.</param>
    /// <param name="input">The shape of one sample, if it is known.</param>
    /// <param name="problems">Where problems go.</param>
    public static ImmutableArray<LayerDeclaration> Read(ImmutableArray<LayerAttributeUse> uses, Shape? input, ProblemList problems)
    {
        ImmutableArray<LayerDeclaration> layers = uses.Select((use, index) => new LayerDeclaration(use, index)).ToImmutableArray();
        LayerNames names = LayerNames.Assign(layers);
        FeatureOrders orders = new();
        foreach (LayerDeclaration layer in layers)
        {
            if (layer.Arguments.IsUsable)
            {
                int before = problems.Count;
                LayerSpec spec = layer.Descriptor.Read(layer.Arguments);
                FrozenLayers.Read(layer);
                layer.Spec = problems.Count == before ? spec : null;
                layer.Sources = names.Sources(layer);
                InferShape(layer, layers, input, orders);
            }
        }

        SizeLimits.CheckParameters(layers);
        SizeLimits.CheckOutputs(layers);
        CheckSoftmax(layers);
        CheckReaders(layers);
        return layers;
    }

    private static void InferShape(LayerDeclaration layer, ImmutableArray<LayerDeclaration> layers, Shape? input, FeatureOrders orders)
    {
        if (layer.Spec is null || layer.Sources is not { } sources)
        {
            return;
        }

        Shape?[] read = sources.Select(source => source == LayerModel.NetworkInput ? input : layers[source].Output).ToArray();
        if (read.Any(shape => shape is null))
        {
            return;
        }

        ImmutableArray<Shape> inputs = read.Select(shape => shape!).ToImmutableArray();
        layer.Arguments.SourceNames = sources.Select(source => source == LayerModel.NetworkInput ? LayerNames.InputName : layers[source].Name).ToImmutableArray();
        if (layer.Descriptor.InferShape(layer.Spec, inputs, layer.Arguments) is not { } output)
        {
            return;
        }

        layer.ParameterShapes = layer.Descriptor.ParameterShapes(layer.Spec, inputs);
        layer.ParameterRooms = layer.Descriptor.ParameterRooms(layer.Spec, inputs);
        if (Catalogue.Of(layer.Descriptor.Activation(layer.Spec)).Parameter is not null)
        {
            Shape slopes = Shape.Of(output.Extents[output.Rank - 1]);
            layer.ParameterShapes = layer.ParameterShapes.Add(slopes);
            layer.ParameterRooms = layer.ParameterRooms.Add(slopes);
        }

        // What is too large, or cannot be told apart, is nothing that later layers could read.
        if (SizeLimits.CheckOutput(layer, inputs, output) && orders.Add(layer.Index, layer.Descriptor, sources, inputs, output, layer.Arguments))
        {
            layer.Output = output;
        }
    }

    private static void CheckSoftmax(ImmutableArray<LayerDeclaration> layers)
    {
        foreach (LayerDeclaration layer in layers.Take(layers.Length - 1).Where(layer => layer.Activation == Activation.Softmax))
        {
            layer.Arguments.Report(Problem.SoftmaxNotLast, "activation", layer.Name);
        }
    }

    /// <summary>Reports activations that let no gradient through to the layers before them, which would never learn.</summary>
    public static void CheckGradients(ImmutableArray<LayerDeclaration> layers)
    {
        foreach (LayerDeclaration layer in layers.Take(layers.Length - 1))
        {
            if (layer.Activation is { } activation && !Catalogue.Of(activation).PassesGradient)
            {
                layer.Arguments.Report(Problem.HiddenWithoutGradient, "activation", layer.Name, activation);
            }
        }
    }

    private static void CheckReaders(ImmutableArray<LayerDeclaration> layers)
    {
        // A layer with unknown sources may be meant to read any other.
        if (layers.Any(layer => layer.Sources is null))
        {
            return;
        }

        bool[] isRead = new bool[layers.Length];
        foreach (LayerDeclaration layer in layers)
        {
            foreach (int source in layer.Sources!.Value)
            {
                if (source != LayerModel.NetworkInput)
                {
                    isRead[source] = true;
                }
            }
        }

        foreach (LayerDeclaration layer in layers.Take(layers.Length - 1).Where(layer => !isRead[layer.Index]))
        {
            layer.Arguments.Report(Problem.UnreadLayer, null, layer.Name, layers[layers.Length - 1].Name);
        }
    }
}
