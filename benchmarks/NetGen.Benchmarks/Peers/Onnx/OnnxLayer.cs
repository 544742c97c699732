using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Benchmarks.Peers.Onnx.Format;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>A layer on its way into a graph. Another kind is a line in the table and a method.</summary>
/// <param name="graph">Receives the nodes.</param>
/// <param name="layer">The layer.</param>
/// <param name="inputs">The names of what it reads.</param>
/// <param name="shapes">The shapes of what it reads, as declared: channels last.</param>
/// <param name="parameters">Its parameters in canonical order.</param>
internal sealed class OnnxLayer(OnnxGraph graph, LayerDefinition layer, string[] inputs, TensorShape[] shapes, float[] parameters)
{
    private static readonly Dictionary<string, Func<OnnxLayer, string>> Translations = new()
    {
        ["Dense"] = entry => entry.Dense(),
        ["Activate"] = entry => entry.Input,
        ["Conv2D"] = entry => entry.Convolution(),
        ["MaxPool2D"] = entry => entry.Pooling("MaxPool"),
        ["AvgPool2D"] = entry => entry.Pooling("AveragePool", OnnxAttribute.Number("count_include_pad", 1)),
        ["GlobalAvgPool"] = entry => entry.Flatten(entry.Node("GlobalAveragePool")),
        ["GlobalMaxPool"] = entry => entry.Flatten(entry.Node("GlobalMaxPool")),
        ["SimpleRNN"] = entry => OnnxRecurrence.Simple(entry),
        ["LSTM"] = entry => OnnxRecurrence.LongShortTerm(entry),
        ["GRU"] = entry => OnnxRecurrence.Gated(entry),
        ["Flatten"] = entry => entry.Flatten(entry.Input),
    };

    /// <summary>Receives the nodes.</summary>
    public OnnxGraph Graph => graph;

    /// <summary>The layer.</summary>
    public LayerDefinition Definition => layer;

    /// <summary>The name of what it reads.</summary>
    public string Input => inputs.Single();

    private TensorShape InputShape => shapes.Single();

    /// <summary>Adds the layer without its activation.</summary>
    /// <returns>The name of what it gives.</returns>
    public string Translate() => Translations.TryGetValue(layer.Kind, out Func<OnnxLayer, string>? translate)
        ? translate(this)
        : throw new PeerException($"Layer '{layer.Name}': the kind '{layer.Kind}' has no translation to ONNX.");

    // Weights are [out, in], as Gemm takes them when told that they are transposed.
    private string Dense() => graph.AddNode("Gemm", [Input, .. Constants()], OnnxAttribute.Number("transB", 1));

    private string Convolution()
    {
        TensorShape weight = layer.Parameters[0].Shape;
        int dilation = (int)layer.Options["Dilation"];
        return graph.AddNode(
            "Conv",
            [Input, .. Constants()],
            [
                .. OnnxWindows.Of(layer, InputShape, weight[2], weight[3], dilation),
                OnnxAttribute.Numbers("dilations", dilation, dilation),
                OnnxAttribute.Number("group", (long)layer.Options["Groups"]),
            ]);
    }

    private string Pooling(string operation, params IEnumerable<AttributeProto> attributes)
    {
        int size = (int)layer.Options["Size"];
        return Node(operation, [.. OnnxWindows.Of(layer, InputShape, size, size), .. attributes]);
    }

    // From the second axis on: the first is that of the samples.
    private string Flatten(string value) => graph.AddNode("Flatten", [value], OnnxAttribute.Number("axis", 1));

    private string Node(string operation, params IEnumerable<AttributeProto> attributes) => graph.AddNode(operation, [Input], attributes);

    /// <summary>The values of a parameter, in the order of the file.</summary>
    /// <param name="name">Its name within the layer.</param>
    public float[] Parameter(string name)
    {
        int start = 0;
        foreach (ParameterDefinition parameter in layer.Parameters)
        {
            if (parameter.Name == layer.Name + "." + name)
            {
                return parameters[start..(start + parameter.Shape.Size)];
            }

            start += parameter.Shape.Size;
        }

        throw new ArgumentException($"Layer '{layer.Name}' has no parameter '{name}'.", nameof(name));
    }

    private IEnumerable<string> Constants()
    {
        int start = 0;
        foreach (ParameterDefinition parameter in layer.Parameters)
        {
            yield return graph.AddConstant(parameter.Name, parameters.AsSpan(start, parameter.Shape.Size), parameter.Shape.Extents.AsSpan());
            start += parameter.Shape.Size;
        }
    }
}
