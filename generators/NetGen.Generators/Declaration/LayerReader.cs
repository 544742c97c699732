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
        foreach (LayerDeclaration layer in layers)
        {
            if (layer.Arguments.IsUsable)
            {
                int before = problems.Count;
                LayerSpec spec = layer.Descriptor.Read(layer.Arguments);
                FrozenLayers.Read(layer);
                layer.Spec = problems.Count == before ? spec : null;
                layer.Sources = names.Sources(layer);
                InferShape(layer, layers, input);
            }
        }

        SizeLimits.CheckParameters(layers);
        CheckSoftmax(layers);
        CheckReaders(layers);
        return layers;
    }

    private static void InferShape(LayerDeclaration layer, ImmutableArray<LayerDeclaration> layers, Shape? input)
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
        layer.Output = layer.Descriptor.InferShape(layer.Spec, inputs, layer.Arguments);
        if (layer.Output is not null)
        {
            ReadOrder(layer, layers, inputs);
            layer.ParameterShapes = layer.Descriptor.ParameterShapes(layer.Spec, inputs);
            if (Catalogue.Of(layer.Descriptor.Activation(layer.Spec)).Parameter is not null)
            {
                layer.ParameterShapes = layer.ParameterShapes.Add(Shape.Of(layer.Output.Extents[layer.Output.Rank - 1]));
            }
        }
    }

    /// <summary>Finds how a layer's features are numbered. What adds elements up that are numbered otherwise would not do what PyTorch does.</summary>
    private static void ReadOrder(LayerDeclaration layer, ImmutableArray<LayerDeclaration> layers, ImmutableArray<Shape> inputs)
    {
        ImmutableArray<FeatureOrder> orders = layer.Sources!.Value
            .Select((source, index) => source == LayerModel.NetworkInput ? FeatureOrder.Plain(inputs[index].Extents[inputs[index].Rank - 1]) : layers[source].Order!)
            .ToImmutableArray();
        layer.Order = layer.Descriptor.Order(inputs, orders, layer.Output!);
        if (layer.Descriptor.NeedsEqualOrders && inputs[0].Rank == 1 && orders.Any(order => order != orders[0]))
        {
            layer.Arguments.Report(
                Problem.WrongInputShape, "From", layer.Descriptor.Kind, "inputs whose features are in one order", "a flattened image and features in another order");
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
