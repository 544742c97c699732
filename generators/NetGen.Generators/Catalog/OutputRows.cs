using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog;

/// <summary>Into how many rows the outputs of a sample fall, each of which is one prediction to the loss.</summary>
internal static class OutputRows
{
    /// <summary>
    /// The steps of a sequence; the positions of an image if what comes last works on the channels of each, as softmax does; else one. What the last layer
    /// declares decides, not how what it reads lies in memory.
    /// </summary>
    public static int Of(NetworkModel network)
    {
        Shape output = network.Output;
        return output.Rank == 2 || (output.Rank > 2 && !IsElementwise(network)) ? (int)(output.Size / output.Extents[output.Rank - 1]) : 1;
    }

    private static bool IsElementwise(NetworkModel network)
    {
        LayerModel last = network.Layers[network.Layers.Count - 1];
        return Catalogue.Of(Catalogue.Layer(last.Spec).Activation(last.Spec)).IsElementwise;
    }
}
