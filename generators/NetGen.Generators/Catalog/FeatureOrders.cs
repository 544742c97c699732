using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog;

/// <summary>
/// How layers that give a vector number its features in canonical order, while a network is read. What was an image is numbered otherwise than what never was, and their sum could be
/// numbered neither way.
/// </summary>
internal sealed class FeatureOrders
{
    private readonly Dictionary<int, FeatureOrder> _orders = [];

    /// <summary>Adds a layer; reports one that mixes features which are not numbered alike.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="descriptor">What it is.</param>
    /// <param name="sources">What it reads: layers that were added.</param>
    /// <param name="inputs">The shapes of these.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="arguments">Its attribute.</param>
    public bool Add(
        int index,
        LayerDescriptor descriptor,
        ImmutableArray<int> sources,
        ImmutableArray<Shape> inputs,
        Shape output,
        IAttributeArguments arguments)
    {
        ImmutableArray<FeatureOrder> orders = sources.Zip(inputs, Order).ToImmutableArray();
        if (descriptor.MixesFeatures && orders.Any(order => order != orders[0]))
        {
            arguments.Report(
                Problem.WrongInputShape,
                "From",
                descriptor.Kind,
                "inputs that number their features alike: a flattened image has to pass a Dense layer before it meets others",
                arguments.Describe(inputs));
            return false;
        }

        _orders[index] = descriptor.Order(inputs, orders, output);
        return true;
    }

    private FeatureOrder Order(int source, Shape shape) =>
        _orders.TryGetValue(source, out FeatureOrder? order) ? order : FeatureOrder.Plain(shape.Extents[shape.Rank - 1]);
}
