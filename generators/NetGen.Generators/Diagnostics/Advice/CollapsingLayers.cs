using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>Two products with weights and nothing between them: one can do all that both do.</summary>
internal sealed class CollapsingLayers : IAdvice
{
    public Problem Problem => Problem.CollapsingLayers;

    public IEnumerable<Finding> On(NetworkGraph network)
    {
        foreach (LayerModel layer in network.Model.Layers.Where(layer => network.Kind(layer).IsLinearMap(layer.Spec)))
        {
            LayerModel? before = network.Before(layer, IsPassed);
            if (before is not null
                && network.Kind(before).IsLinearMap(before.Spec)
                && network.Activation(before).IsIdentity
                && !before.IsNamed
                && before.Trainable == layer.Trainable
                && !IsBottleneck(network.Inputs(before)[0], before.Output, layer.Output))
            {
                yield return new Finding(before, "activation", before.Name, layer.Name, layer.Output);
            }
        }

        // Not what reshapes: a layer before it has its weights once for all positions, and one behind it would have them for each.
        bool IsPassed(LayerModel layer) =>
            network.Kind(layer).IsTrainingOnly || (network.Kind(layer).IsActivationOnly && network.Activation(layer).IsIdentity);
    }

    /// <summary>Whether fewer numbers pass between the two than go in or come out: then the product of their weights is none that a single layer would find, and has more weights.</summary>
    private static bool IsBottleneck(Shape input, Shape between, Shape output) => between.Size < Math.Min(input.Size, output.Size);
}
