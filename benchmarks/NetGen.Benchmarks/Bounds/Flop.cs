using System.Linq;

namespace NetGen.Benchmarks.Bounds;

/// <summary>
/// The floating-point operations of the products of one sample: two for each multiplication with addition. Padding, biases, activations and the
/// optimizer are not counted.
/// </summary>
internal static class Flop
{
    public static long OfPrediction(NetworkDefinition definition) => definition.Layers.Sum(OfForward);

    /// <summary>Forward, gradients of the weights, and of the inputs of all layers but those that read the network's input.</summary>
    public static long OfTraining(NetworkDefinition definition) =>
        definition.Layers.Sum(layer => (layer.Inputs.Contains(NetworkDefinition.InputName) ? 2 : 3) * OfForward(layer));

    // Of the vocabulary there is so far, the weights of dense layers are the tensors with two extents, and each is used once a sample.
    private static long OfForward(LayerDefinition layer) =>
        layer.Parameters.Where(parameter => parameter.Shape.Rank == 2).Sum(parameter => 2L * parameter.Shape.Size);
}
