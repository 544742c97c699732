using System.Collections.Generic;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>The activations as ONNX operators.</summary>
internal static class OnnxActivations
{
    private static readonly Dictionary<Activation, string> Operators = new()
    {
        [Activation.Sigmoid] = "Sigmoid",
        [Activation.Tanh] = "Tanh",
        [Activation.ReLU] = "Relu",
        [Activation.Softmax] = "Softmax",
    };

    /// <summary>Applies an activation to a value.</summary>
    /// <returns>The name of what comes out; the value's own if there is nothing to apply.</returns>
    /// <exception cref="PeerException">The activation has no translation.</exception>
    public static string Apply(OnnxGraph graph, Activation activation, string value)
    {
        if (activation == Activation.Linear)
        {
            return value;
        }

        // Softmax takes the last axis unless told otherwise.
        return Operators.TryGetValue(activation, out string? operation)
            ? graph.AddNode(operation, [value])
            : throw new PeerException($"The activation '{activation}' has no translation to ONNX.");
    }
}
