using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>Many layers in a row that end in an activation which saturates: of the gradient little is left at the first.</summary>
internal sealed class SaturatingChain : IAdvice
{
    /// <summary>From how many on, where one has a slope below 1 everywhere, as the sigmoid has; networks of three have been trained ever since there are any.</summary>
    private const int Fewest = 4;

    /// <summary>From how many on, where all have a slope of 1 at zero, as tanh has; LeNet-5 has four.</summary>
    private const int FewestThatKeepSmallValues = 6;

    public Problem Problem => Problem.SaturatingChain;

    public IEnumerable<Finding> On(NetworkGraph network)
    {
        if (network.Model.Training is not { } training)
        {
            return [];
        }

        // A loss that is computed from the weighted sums passes the last activation by.
        LayerModel? passedBy = Catalogue.Of(training.Loss).ReadsLogits ? network.Last : null;
        return Chains(network, passedBy)
            .Where(chain => chain.Count >= (chain.All(layer => network.Activation(layer).KeepsSmallValues) ? FewestThatKeepSmallValues : Fewest))
            .GroupBy(chain => chain[0])
            .Select(chains => Describe(chains.OrderByDescending(chain => chain.Count).First(), network));
    }

    private static Finding Describe(ImmutableList<LayerModel> chain, NetworkGraph network)
    {
        IEnumerable<string> activations = chain.Select(layer => network.Activation(layer).Activation.ToString()).Distinct();
        return new Finding(
            chain[0], "activation", chain[0].Name, chain[chain.Count - 1].Name, chain.Count, string.Join(" or ", activations));
    }

    /// <summary>For each layer, those in a row up to it that a gradient loses in.</summary>
    private static IEnumerable<ImmutableList<LayerModel>> Chains(NetworkGraph network, LayerModel? passedBy)
    {
        Dictionary<int, ImmutableList<LayerModel>> chains = [];
        HashSet<int> learning = [];
        foreach (LayerModel layer in network.Model.Layers)
        {
            // Where nothing up to a layer learns, no gradient has to get there.
            if ((layer.Trainable && network.HasParameters(layer)) || layer.Sources.Any(learning.Contains))
            {
                learning.Add(layer.Index);
            }

            LayerDescriptor kind = network.Kind(layer);
            ActivationDescriptor activation = network.Activation(layer);
            ImmutableList<LayerModel> chain = network.Before(layer) is { } before && !kind.IsNormalization && !kind.IsRecurrent
                ? chains[before.Index]
                : ImmutableList<LayerModel>.Empty;
            chains[layer.Index] = !learning.Contains(layer.Index) || !(activation.Saturates || activation.IsIdentity) ? ImmutableList<LayerModel>.Empty
                : activation.Saturates && layer != passedBy ? chain.Add(layer)
                : chain;
        }

        return chains.Values;
    }
}
