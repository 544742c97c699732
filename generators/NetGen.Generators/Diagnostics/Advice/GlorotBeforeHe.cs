using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>Weights that are told to start as Glorot has them, before an activation that lets about half of the signal through, as He took into account.</summary>
internal sealed class GlorotBeforeHe : IAdvice
{
    public Problem Problem => Problem.GlorotBeforeHe;

    public IEnumerable<Finding> On(NetworkGraph network)
    {
        if (network.Model.Training is null)
        {
            yield break;
        }

        foreach (LayerModel layer in network.Model.Layers)
        {
            // The activation may be a layer of its own, with dropout at the most in between: then that one is the place to look from.
            LayerModel? weighted = network.Kind(layer).IsActivationOnly ? network.Before(layer, before => network.Kind(before).IsTrainingOnly) : layer;
            bool isOther = weighted is not null && weighted != layer;
            if (weighted is not { Trainable: true } || (isOther && !network.Activation(weighted).IsIdentity))
            {
                continue;
            }

            ActivationDescriptor activation = network.Activation(layer);
            if (activation.WeightInitializer is Initializer.HeUniform or Initializer.HeNormal
                && network.Kind(weighted).Start(weighted.Spec)?.Initializer is Initializer.GlorotUniform or Initializer.GlorotNormal)
            {
                yield return new Finding(
                    weighted,
                    "Initializer",
                    weighted.Name,
                    network.Kind(weighted).Start(weighted.Spec)!.Initializer,
                    activation.Activation,
                    activation.WeightInitializer);
            }
        }
    }
}
