using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>A bias directly before a layer that takes it off again.</summary>
internal sealed class CancelledBias : IAdvice
{
    public Problem Problem => Problem.CancelledBias;

    public IEnumerable<Finding> On(NetworkGraph network)
    {
        foreach (LayerModel layer in network.Model.Layers.Where(layer => network.Kind(layer).CancelsBias))
        {
            // Dropout in between would make a bias one that not all samples have.
            if (network.Before(layer, before => network.Kind(before).IsReshapeOnly) is { } before
                && network.Activation(before).IsIdentity
                && network.Kind(before).Biases(before.Spec) is > 0 and int biases)
            {
                yield return new Finding(before, "UseBias", before.Name, layer.Name, network.Kind(layer).Kind, biases);
            }
        }
    }
}
