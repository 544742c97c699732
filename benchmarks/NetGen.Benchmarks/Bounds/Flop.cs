using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks.Bounds;

/// <summary>
/// The floating-point operations of the products of one sample: two for each multiplication with addition, zeros beyond the edges of an image among the
/// factors. Biases, activations, pooling, normalisation and the optimizer are not counted, nor is what vectors are padded with.
/// </summary>
internal static class Flop
{
    // Layers whose weights, the tensors with several extents, are [outputs, …] and used once for each position of their output.
    private static readonly HashSet<string> Products = ["Dense", "Conv1D", "Conv2D"];

    // Layers whose weights, all tensors with two extents, are used once a step of their input.
    private static readonly HashSet<string> Recurrences = ["SimpleRNN", "LSTM", "GRU"];

    public static long OfPrediction(NetworkDefinition definition) => definition.Layers.Sum(layer => OfForward(layer, definition));

    /// <summary>Forward, gradients of the weights, and of the inputs of all layers but those before which there is nothing to learn.</summary>
    public static long OfTraining(NetworkDefinition definition)
    {
        HashSet<string> learnt = [];
        long flop = 0;
        foreach (LayerDefinition layer in definition.Layers)
        {
            bool hasInputGradient = layer.Inputs.Any(learnt.Contains);
            flop += ((hasInputGradient ? 3 : 2) * OfForward(layer, definition)) + (hasInputGradient ? 0 : OfStates(layer, definition));
            if (hasInputGradient || !layer.Parameters.IsEmpty)
            {
                learnt.Add(layer.Name);
            }
        }

        return flop;
    }

    private static long OfForward(LayerDefinition layer, NetworkDefinition definition)
    {
        ParameterDefinition[] weights = [.. layer.Parameters.Where(parameter => parameter.Shape.Rank > 1)];
        return weights.Length == 0 || Products.Contains(layer.Kind) ? weights.Sum(weight => 2L * weight.Shape.Size * (layer.OutputShape.Size / weight.Shape[0]))
            : Recurrences.Contains(layer.Kind) ? weights.Sum(weight => 2L * weight.Shape.Size * Steps(layer, definition))
            : throw new ArgumentException($"Layer '{layer.Name}': how often a layer of the kind '{layer.Kind}' uses its weights is not known.", nameof(layer));
    }

    /// <summary>The products with the states of a recurrent layer, whose gradients go back from step to step whatever is before the layer.</summary>
    private static long OfStates(LayerDefinition layer, NetworkDefinition definition) => !Recurrences.Contains(layer.Kind)
        ? 0
        : layer.Parameters.Where(parameter => parameter.Name.Contains("weight_hh", StringComparison.Ordinal)).Sum(weight => 2L * weight.Shape.Size * Steps(layer, definition));

    private static int Steps(LayerDefinition layer, NetworkDefinition definition) => layer.Inputs[0] == NetworkDefinition.InputName
        ? definition.InputShape[0]
        : definition.Layers.Single(other => other.Name == layer.Inputs[0]).OutputShape[0];
}
