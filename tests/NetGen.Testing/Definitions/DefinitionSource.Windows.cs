using System.Collections.Generic;
using System.Linq;

namespace NetGen.Testing.Definitions;

/// <content>The arguments of layers whose windows move.</content>
public static partial class DefinitionSource
{
    private static string WindowArguments(NetworkDefinition definition, LayerDefinition layer)
    {
        TensorShape input = layer.Inputs[0] == NetworkDefinition.InputName
            ? definition.InputShape
            : definition.Layers.Single(other => other.Name == layer.Inputs[0]).OutputShape;
        bool isPool = layer.Options.TryGetValue("Size", out double side);
        int[] size = isPool
            ? [.. Enumerable.Repeat((int)side, input.Rank - 1)]
            : [.. layer.Parameters[0].Shape.Extents.Skip(2)];
        List<string> arguments = isPool ? [Text((int)side)] : [Text(layer.OutputShape.Extents[^1]), .. size.Select(Text)];
        int stride = (int)layer.Options["Stride"];
        if (stride != (isPool ? (int)side : 1))
        {
            arguments.Add($"Stride = {Text(stride)}");
        }

        WindowOptions options = new()
        {
            Stride = stride,
            Dilation = (int)layer.Options.GetValueOrDefault("Dilation", 1),
            PaddingSize = (int)layer.Options["PaddingLeft"],
        };

        // What explicit padding does not give is that of the other kind.
        bool isSame = size.Where((extent, axis) => options.Along(input[axis], extent).Windows != layer.OutputShape[axis]).Any()
            || layer.Options.GetValueOrDefault("PaddingTop", options.PaddingSize) != options.PaddingSize;
        if (isSame)
        {
            arguments.Add("Padding = Padding.Same");
        }
        else if (options.PaddingSize > 0)
        {
            arguments.Add($"PaddingSize = {Text(options.PaddingSize)}");
        }

        if (options.Dilation > 1)
        {
            arguments.Add($"Dilation = {Text(options.Dilation)}");
        }

        if (layer.Options.TryGetValue("Groups", out double groups) && groups > 1)
        {
            arguments.Add($"Groups = {Text((int)groups)}");
        }

        if (!isPool && layer.Activation != Activation.Linear)
        {
            arguments.Add($"Activation = Activation.{layer.Activation}");
        }

        return string.Join(", ", arguments);
    }
}
