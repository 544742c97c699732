using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>A network and its parameters as an ONNX file.</summary>
/// <param name="File">The file.</param>
/// <param name="Input">What it calls its input.</param>
/// <param name="Output">What it calls its output.</param>
internal sealed record OnnxModel(byte[] File, string Input, string Output)
{
    /// <summary>Translates a network.</summary>
    /// <param name="definition">The network.</param>
    /// <param name="parameters">Its parameters in canonical order.</param>
    /// <param name="rows">How many samples a run takes. The file says so, which lets a runtime plan for it.</param>
    /// <exception cref="PeerException">A layer or activation has no translation.</exception>
    public static OnnxModel Of(NetworkDefinition definition, ReadOnlySpan<float> parameters, int rows)
    {
        OnnxGraph graph = new(definition.Name);
        graph.AddInput(NetworkDefinition.InputName, [rows, .. ChannelsFirst.Shape(definition.InputShape)]);
        Dictionary<string, string> values = new() { [NetworkDefinition.InputName] = NetworkDefinition.InputName };
        Dictionary<string, TensorShape> shapes = new() { [NetworkDefinition.InputName] = definition.InputShape };
        foreach (LayerDefinition layer in definition.Layers)
        {
            int count = layer.Parameters.Sum(parameter => parameter.Shape.Size);
            OnnxLayer translated = new(
                graph,
                layer,
                [.. layer.Inputs.Select(name => values[name])],
                [.. layer.Inputs.Select(name => shapes[name])],
                parameters[..count].ToArray());
            values[layer.Name] = OnnxActivations.Apply(graph, layer.Activation, translated.Translate());
            shapes[layer.Name] = layer.OutputShape;
            parameters = parameters[count..];
        }

        string output = values[definition.Layers[^1].Name];
        graph.AddOutput(output, [rows, .. definition.OutputShape.Extents]);
        return new OnnxModel(graph.ToFile(), NetworkDefinition.InputName, output);
    }
}
