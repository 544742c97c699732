using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Emission;

/// <summary>Spells the batch that members of a network that learns are given: samples with target rows, or with class indices.</summary>
internal static class BatchSyntax
{
    /// <summary>The argument after the samples.</summary>
    public static string Second(bool isLabels) => isLabels ? "labels" : "targets";

    /// <summary>The parameters.</summary>
    public static string Parameters(bool isLabels) =>
        $"{Names.ReadOnlyFloatSpan} inputs, {(isLabels ? Names.ReadOnlyLabelSpan : Names.ReadOnlyFloatSpan)} {Second(isLabels)}";

    /// <summary>The parameters of a member that is given a weight for each sample, or none.</summary>
    public static string Parameters(bool isLabels, bool isWeighted) =>
        Parameters(isLabels) + (isWeighted ? $", {Names.ReadOnlyFloatSpan} weights" : "");

    /// <summary>The weights in the form that the kernels read.</summary>
    public static string Weights(bool isWeighted, string rows) =>
        isWeighted ? $"{Names.SampleWeights}.Of(weights, {rows}, nameof(weights))" : $"{Names.SampleWeights}.Equal({rows})";

    /// <summary>Prints the checks of the lengths and labels, and counts the rows.</summary>
    public static void PrintChecks(CodeWriter code, string rows, bool isLabels)
    {
        code.Line($"int {rows} = {Names.Guard}.SomeRows(inputs.Length, InputSize, nameof(inputs));");
        code.Line(isLabels
            ? $"{Names.Guard}.Labels(labels, {rows}, OutputSize, nameof(labels));"
            : $"{Names.Guard}.RowCount(targets.Length, OutputSize, {rows}, nameof(targets));");
    }
}
