using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Lowering;

/// <summary>Leaves out the layers that only training has: what reads one reads what it reads.</summary>
internal static class TrainingOnlyLayers
{
    /// <summary>The layers of prediction; the last one if that leaves none, which then gives what it reads.</summary>
    public static ImmutableArray<LayerModel> Without(EquatableArray<LayerModel> layers)
    {
        Dictionary<int, int> sourceOf = [];
        List<LayerModel> left = [];
        int Resolve(int source) => sourceOf.TryGetValue(source, out int before) ? before : source;
        foreach (LayerModel layer in layers)
        {
            LayerModel resolved = layer with { Sources = layer.Sources.Select(Resolve).ToEquatableArray() };
            if (Catalogue.Layer(layer.Spec).IsTrainingOnly)
            {
                sourceOf[layer.Index] = resolved.Sources[0];
            }
            else
            {
                left.Add(resolved);
            }
        }

        LayerModel last = layers[layers.Count - 1];
        return left.Count > 0
            ? left.ToImmutableArray()
            : ImmutableArray.Create(last with { Sources = EquatableArray.Of(LayerModel.NetworkInput) });
    }
}
