using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>Softmax as a layer after an activation that is bounded below, such as ReLU: what makes a class unlikely is cut off.</summary>
internal sealed class CutOffBeforeSoftmax : IAdvice
{
    public Problem Problem => Problem.CutOffBeforeSoftmax;

    public IEnumerable<Finding> On(NetworkGraph network)
    {
        foreach (LayerModel layer in network.Model.Layers.Where(layer => network.Kind(layer).IsActivationOnly && network.Activation(layer).SumsToOne))
        {
            if (network.Before(layer, network.IsTransparent) is { } scores
                && network.Activation(scores) is { LowestOutput: > double.NegativeInfinity } activation)
            {
                yield return new Finding(scores, "activation", scores.Name, activation.Activation, Rounded(activation.LowestOutput));
            }
        }
    }

    // Downwards, so that it stays true.
    private static double Rounded(double bound) => Math.Floor(bound * 100) / 100;
}
