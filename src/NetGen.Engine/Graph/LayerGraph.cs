using System.Collections.Generic;
using System.Collections.Immutable;
using System.Numerics;
using NetGen.Engine.Layers;

namespace NetGen.Engine.Graph;

/// <summary>A network as layers that read and write slots, in an order in which each slot is written before it is read.</summary>
/// <param name="Slots">All slots, each at its index.</param>
/// <param name="Layers">All layers.</param>
/// <param name="Input">Where samples go in.</param>
/// <param name="Output">Where predictions come out.</param>
internal sealed record LayerGraph<T>(ImmutableArray<Slot> Slots, ImmutableArray<Layer<T>> Layers, Slot Input, Slot Output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The layers a slot depends on, in order. Layers that nothing on the way to it reads are left out.</summary>
    public Layer<T>[] LayersBefore(Slot target)
    {
        HashSet<Slot> needed = [target];
        List<Layer<T>> layers = [];
        for (int i = Layers.Length - 1; i >= 0; i--)
        {
            if (needed.Contains(Layers[i].Output))
            {
                needed.UnionWith(Layers[i].Inputs);
                layers.Add(Layers[i]);
            }
        }

        layers.Reverse();
        return [.. layers];
    }
}
