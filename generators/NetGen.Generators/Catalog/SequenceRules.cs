using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog;

/// <summary>What a network can do with sequences, which its layers decide together.</summary>
internal static class SequenceRules
{
    /// <summary>Whether it takes a sequence step by step: something is remembered, and no layer has to see more of a sequence than the steps so far one by one.</summary>
    public static bool AreStreamed(NetworkModel network) =>
        network.Input.Rank == 2
        && Recurrent(network).Any()
        && network.Layers
            .Where(layer => layer.Sources.Any(source => Given(network, source).Rank == 2))
            .All(layer => Catalogue.Layer(layer.Spec).IsStepwise(layer.Spec));

    /// <summary>Whether sequences may be shorter than the input: its steps have to be those of every recurrent layer, and of an output of shape (time, features).</summary>
    public static bool HaveLengths(NetworkModel network)
    {
        int time = network.Input.Extents[0];
        return network.Input.Rank == 2
            && Recurrent(network).Any()
            && Recurrent(network).All(layer => Given(network, layer.Sources[0]).Extents[0] == time)
            && (network.Output.Rank != 2 || network.Output.Extents[0] == time);
    }

    private static IEnumerable<LayerModel> Recurrent(NetworkModel network) => network.Layers.Where(layer => Catalogue.Layer(layer.Spec).IsRecurrent);

    private static Shape Given(NetworkModel network, int source) => source == LayerModel.NetworkInput ? network.Input : network.Layers[source].Output;
}
