using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>A layer on its way into a graph. Another kind is a line in the table and a method.</summary>
/// <param name="graph">Receives the nodes.</param>
/// <param name="layer">The layer.</param>
/// <param name="inputs">The names of what it reads.</param>
/// <param name="parameters">Its parameters in canonical order.</param>
internal sealed class OnnxLayer(OnnxGraph graph, LayerDefinition layer, string[] inputs, float[] parameters)
{
    private static readonly Dictionary<string, Func<OnnxLayer, string>> Translations = new()
    {
        ["Dense"] = entry => entry.Dense(),
        ["Activate"] = entry => entry.Input,
    };

    private string Input => inputs.Single();

    /// <summary>Adds the layer without its activation.</summary>
    /// <returns>The name of what it gives.</returns>
    public string Translate() => Translations.TryGetValue(layer.Kind, out Func<OnnxLayer, string>? translate)
        ? translate(this)
        : throw new PeerException($"Layer '{layer.Name}': the kind '{layer.Kind}' has no translation to ONNX.");

    // Weights are [out, in], as Gemm takes them when told that they are transposed.
    private string Dense() => graph.AddNode("Gemm", [Input, .. Constants()], ("transB", 1));

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
