using System.Collections.Generic;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>Dropout with no weights after it.</summary>
internal sealed class DropoutOnOutputs : IAdvice
{
    public Problem Problem => Problem.DropoutOnOutputs;

    public IEnumerable<Finding> On(NetworkGraph network)
    {
        if (network.Model.Training is null)
        {
            yield break;
        }

        LayerModel? layer = network.Last;
        while (layer is not null && (network.Kind(layer).IsActivationOnly || network.IsTransparent(layer)))
        {
            if (network.Kind(layer).IsTrainingOnly)
            {
                yield return new Finding(layer, null, network.Kind(layer).Kind, layer.Name);
            }

            layer = network.Before(layer);
        }
    }
}
