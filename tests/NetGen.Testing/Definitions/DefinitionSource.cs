using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen.Testing.Definitions;

/// <summary>Writes a definition back as the declaration it could have come from.</summary>
public static partial class DefinitionSource
{
    /// <summary>
    /// C# attributes and the partial class they stand on, one to a line with LF ends. Needs <c>using NetGen;</c> before it.
    /// </summary>
    /// <param name="definition">The network.</param>
    /// <param name="className">The class's name.</param>
    /// <exception cref="NotSupportedException">A layer's kind has no attribute that this knows.</exception>
    public static string ToSource(NetworkDefinition definition, string className)
    {
        ArgumentNullException.ThrowIfNull(definition);
        StringBuilder source = new();
        source.Append(CultureInfo.InvariantCulture, $"[Network({string.Join(", ", definition.InputShape.Extents.Select(Text))})]\n");
        string previous = NetworkDefinition.InputName;
        for (int i = 0; i < definition.Layers.Length; i++)
        {
            AppendLayer(source, definition, definition.Layers[i], Text(i), previous);
            previous = definition.Layers[i].Name;
        }

        if (definition.Training is { } training)
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"[Training(Loss.{training.Loss}, Optimizer.{training.Optimizer}, LearningRate = {Text(training.LearningRate)}");
            foreach ((string name, double value) in training.Options.OrderBy(option => option.Key, StringComparer.Ordinal))
            {
                source.Append(CultureInfo.InvariantCulture, $", {name} = {Text(value)}");
            }

            source.Append(")]\n");
        }

        return source.Append(CultureInfo.InvariantCulture, $"public sealed partial class {className};\n").ToString();
    }

    private static void AppendLayer(StringBuilder source, NetworkDefinition definition, LayerDefinition layer, string index, string previous)
    {
        string arguments = layer.Kind switch
        {
            "Dense" when layer.Activation == Activation.Linear => Text(layer.OutputShape.Extents[^1]),
            "Dense" => $"{Text(layer.OutputShape.Extents[^1])}, Activation.{layer.Activation}",
            "Activate" => $"Activation.{layer.Activation}",
            "Dropout" => Text(layer.Options["Rate"]),
            "BatchNorm" => $"Epsilon = {Text(layer.Options["Epsilon"])}, Momentum = {Text(layer.Options["Momentum"])}",
            "LayerNorm" => $"Epsilon = {Text(layer.Options["Epsilon"])}",
            "Flatten" or "Add" or "Concat" or "GlobalAvgPool" or "GlobalMaxPool" => "",
            "Conv1D" or "Conv2D" or "MaxPool1D" or "MaxPool2D" or "AvgPool1D" or "AvgPool2D" => WindowArguments(definition, layer),
            "SimpleRNN" or "LSTM" or "GRU" => RecurrentArguments(layer),
            _ => throw new NotSupportedException($"No attribute is known for a layer of the kind '{layer.Kind}'."),
        };
        source.Append(CultureInfo.InvariantCulture, $"[{layer.Kind}({arguments}");
        int before = source.Length;
        if (layer.Options.TryGetValue("Alpha", out double alpha))
        {
            source.Append(CultureInfo.InvariantCulture, $", Alpha = {Text(alpha)}");
        }

        if (layer.Kind is "Dense" or "Conv1D" or "Conv2D" && !layer.Parameters.Any(parameter => parameter.Name == $"{layer.Name}.bias"))
        {
            source.Append(", UseBias = false");
        }

        if (!layer.Trainable)
        {
            source.Append(", Trainable = false");
        }

        if (layer.LearningRateScale != 1)
        {
            source.Append(CultureInfo.InvariantCulture, $", LearningRateScale = {Text(layer.LearningRateScale)}");
        }

        if (layer.Name != index)
        {
            source.Append(CultureInfo.InvariantCulture, $", Name = \"{layer.Name}\"");
        }

        if (layer.Inputs.Length != 1 || layer.Inputs[0] != previous)
        {
            source.Append(
                CultureInfo.InvariantCulture, $", From = new[] {{ {string.Join(", ", layer.Inputs.Select(input => $"\"{input}\""))} }}");
        }

        // A layer without arguments starts its list with what would otherwise follow it.
        if (arguments.Length == 0 && source.Length > before)
        {
            source.Remove(before, 2);
        }

        source.Append(")]\n");
    }

    private static string RecurrentArguments(LayerDefinition layer)
    {
        bool isBidirectional = layer.Options["Bidirectional"] == 1;
        string arguments = Text(layer.OutputShape.Extents[^1] / (isBidirectional ? 2 : 1));
        if (layer.Options.TryGetValue("Activation", out double activation) && (Activation)activation != Activation.Tanh)
        {
            arguments += $", Activation = Activation.{(Activation)activation}";
        }

        arguments += layer.Options["ReturnSequences"] == 1 ? ", ReturnSequences = true" : "";
        return arguments + (isBidirectional ? ", Bidirectional = true" : "");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
