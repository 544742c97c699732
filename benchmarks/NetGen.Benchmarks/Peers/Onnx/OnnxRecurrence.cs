using System;
using System.Linq;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>
/// Recurrent layers that give the output of the last step. ONNX has time before samples, an axis of directions, other orders of the gates, and two biases side by side.
/// </summary>
internal static class OnnxRecurrence
{
    public static string Simple(OnnxLayer layer)
    {
        Activation activation = (Activation)(int)layer.Definition.Options["Activation"];
        return activation == Activation.Tanh
            ? Translate(layer, "RNN", [0], hasStateBias: false)
            : throw new PeerException($"Layer '{layer.Definition.Name}': only Tanh is translated to ONNX, not {activation}.");
    }

    /// <summary>i, f, g, o become i, o, f, c.</summary>
    public static string LongShortTerm(OnnxLayer layer) => Translate(layer, "LSTM", [0, 3, 1, 2], hasStateBias: false);

    /// <summary>r, z, n become z, r, h.</summary>
    public static string Gated(OnnxLayer layer) => Translate(layer, "GRU", [1, 0, 2], hasStateBias: true);

    private static string Translate(OnnxLayer layer, string operation, int[] gates, bool hasStateBias)
    {
        if (layer.Definition.Options["ReturnSequences"] != 0 || layer.Definition.Options["Bidirectional"] != 0)
        {
            throw new PeerException($"Layer '{layer.Definition.Name}': only the last step of one direction is translated to ONNX.");
        }

        string name = layer.Definition.Name;
        int units = layer.Definition.OutputShape.Size;
        float[] input = Ordered(layer.Parameter("weight_ih_l0"), gates);
        float[] state = Ordered(layer.Parameter("weight_hh_l0"), gates);
        float[] bias = Ordered(layer.Parameter("bias_ih_l0"), gates);
        float[] stateBias = hasStateBias ? Ordered(layer.Parameter("bias_hh_l0"), gates) : new float[bias.Length];
        int rows = gates.Length * units;
        string steps = layer.Graph.AddNode("Transpose", [layer.Input], OnnxAttribute.Numbers("perm", 1, 0, 2));
        string states = layer.Graph.AddNode(
            operation,
            [
                steps,
                layer.Graph.AddConstant(name + ".W", input, 1, rows, input.Length / rows),
                layer.Graph.AddConstant(name + ".R", state, 1, rows, units),
                layer.Graph.AddConstant(name + ".B", [.. bias, .. stateBias], 1, 2 * rows),
            ],
            [OnnxAttribute.Number("hidden_size", units), .. hasStateBias ? [OnnxAttribute.Number("linear_before_reset", 1)] : Array.Empty<Format.AttributeProto>()],
            output: 1);

        // (directions, samples, units) to (samples, units).
        string last = layer.Graph.AddNode("Transpose", [states], OnnxAttribute.Numbers("perm", 1, 0, 2));
        return layer.Graph.AddNode("Flatten", [last], OnnxAttribute.Number("axis", 1));
    }

    /// <summary>The rows of the gates in another order.</summary>
    private static float[] Ordered(float[] values, int[] gates)
    {
        int size = values.Length / gates.Length;
        return [.. gates.SelectMany(gate => values.Skip(gate * size).Take(size))];
    }
}
