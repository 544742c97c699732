using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen.Runtime;

/// <summary>A <see cref="NetworkDefinition"/> as a table for people; the same text in every culture, lines ended by LF.</summary>
internal static class NetworkSummary
{
    private const string ColumnGap = "  ";
    private static readonly string[] Header = ["Layer", "Kind", "Activation", "Output", "Parameters"];

    public static string Write(NetworkDefinition definition)
    {
        List<string[]> rows = [Header, [NetworkDefinition.InputName, "Input", "", definition.InputShape.ToString(), Number(0)]];
        rows.AddRange(definition.Layers.Select(Row));

        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length))];
        string rule = new('-', widths.Sum() + (ColumnGap.Length * (widths.Length - 1)));

        StringBuilder text = new();
        text.Append(definition.Name).Append('\n');
        AppendRow(text, Header, widths);
        text.Append(rule).Append('\n');
        foreach (string[] row in rows.Skip(1))
        {
            AppendRow(text, row, widths);
        }

        text.Append(rule).Append('\n');
        text.Append("Total parameters: ").Append(Number(definition.ParameterCount));
        int frozen = definition.Layers.Where(layer => !layer.Trainable).Sum(Count);
        if (frozen > 0)
        {
            text.Append("\nTrainable parameters: ").Append(Number(definition.ParameterCount - frozen));
            text.Append("\nFrozen parameters: ").Append(Number(frozen));
        }

        if (definition.Training is { } training)
        {
            text.Append(FormattableString.Invariant(
                $"\nTraining: {training.Loss}, {training.Optimizer}, learning rate {(float)training.LearningRate}"));
        }

        return text.ToString();
    }

    private static string[] Row(LayerDefinition layer, int index)
    {
        string activation = layer.Activation == Activation.Linear ? "" : layer.Activation.ToString();
        string kind = layer.Options.GetValueOrDefault(nameof(RecurrentAttribute.Bidirectional)) == 0 ? layer.Kind : $"Bidirectional {layer.Kind}";
        return [layer.Name, kind, activation, layer.OutputShape.ToString(), Number(Count(layer))];
    }

    private static int Count(LayerDefinition layer) => layer.Parameters.Sum(parameter => parameter.Shape.Size);

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        for (int column = 0; column < cells.Length - 1; column++)
        {
            text.Append(cells[column].PadRight(widths[column])).Append(ColumnGap);
        }

        text.Append(cells[^1].PadLeft(widths[^1])).Append('\n');
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
