using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Spells the batch that members of a network that learns are given: samples with target rows or class indices, and perhaps with weights and lengths.</summary>
/// <param name="plan">The network.</param>
/// <param name="isLabels">Whether class indices are given instead of target rows.</param>
/// <param name="isWeighted">Whether a weight is given for each sample.</param>
/// <param name="hasLengths">Whether the length of each sample's sequence is given.</param>
internal sealed class BatchSyntax(NetworkPlan plan, bool isLabels, bool isWeighted = false, bool hasLengths = false)
{
    /// <summary>The forms in which members that a user calls are given a batch of samples.</summary>
    public static IEnumerable<BatchSyntax> Forms(NetworkPlan plan, bool isLabels) =>
        from hasLengths in plan.ReadsLengths ? new[] { false, true } : [false]
        from isWeighted in new[] { false, true }
        select new BatchSyntax(plan, isLabels, isWeighted, hasLengths);

    /// <summary>The argument after the samples.</summary>
    public string Second => isLabels ? "labels" : "targets";

    /// <summary>The parameters of samples and targets.</summary>
    public string Samples =>
        $"{Names.ReadOnlyFloatSpan} inputs, {(isLabels ? Names.ReadOnlyIntegerSpan : Names.ReadOnlyFloatSpan)} {Second}";

    /// <summary>All parameters.</summary>
    public string Parameters =>
        Samples + (isWeighted ? $", {Names.ReadOnlyFloatSpan} weights" : "") + (hasLengths ? $", {Names.ReadOnlyIntegerSpan} lengths" : "");

    /// <summary>The same as arguments.</summary>
    public string Arguments => $"inputs, {Second}" + (isWeighted ? ", weights" : "") + (hasLengths ? ", lengths" : "");

    /// <summary>The parameters of the private member that all forms call.</summary>
    public string CheckedParameters => $"{Samples}, {Names.SampleWeights} weights" + (plan.ReadsLengths ? $", {Names.SequenceLengths} lengths" : "");

    /// <summary>The arguments for them, but for the number of rows.</summary>
    /// <param name="rows">The variable with that number.</param>
    public string Checked(string rows) => $"inputs, {Second}, {Weights(rows)}" + (plan.ReadsLengths ? ", " + Lengths(rows) : "");

    /// <summary>Whether predictions of steps after the end of a sequence are set to zero.</summary>
    public bool ClearsOutputs => hasLengths && plan.MasksOutput;

    /// <summary>Prints the checks of the lengths and labels, and counts the rows.</summary>
    public void PrintChecks(CodeWriter code, string rows)
    {
        code.Line($"int {rows} = {Names.Guard}.SomeRows(inputs.Length, InputSize, nameof(inputs));");
        string steps = plan.OutputRows > 1 ? $"{rows} * {Literal.Integer(plan.OutputRows)}" : rows;
        string classes = plan.OutputRows > 1 ? Literal.Integer(plan.Definition.Output.Size / plan.OutputRows) : "OutputSize";
        code.Line(isLabels
            ? $"{Names.Guard}.Labels(labels, {steps}, {classes}, nameof(labels));"
            : $"{Names.Guard}.RowCount(targets.Length, OutputSize, {rows}, nameof(targets));");
        if (hasLengths)
        {
            code.Line($"{Names.SequenceLengths} checkedLengths = {LengthsGiven(plan, rows)};");
        }
    }

    /// <summary>The lengths that are given, checked.</summary>
    public static string LengthsGiven(NetworkPlan plan, string rows) => $"{Names.SequenceLengths}.Of(lengths, {rows}, {Time(plan)}, nameof(lengths))";

    /// <summary>The full length for each sample.</summary>
    public static string FullLengths(NetworkPlan plan) => $"{Names.SequenceLengths}.Full([{Time(plan)}])";

    private static string Time(NetworkPlan plan) => Literal.Integer(plan.Definition.Input.Extents[0]);

    private string Lengths(string rows) => hasLengths ? "checkedLengths" : FullLengths(plan);

    /// <summary>The weights in the form that the kernels read: of each sample, or of each position that has outputs.</summary>
    private string Weights(string rows)
    {
        if (plan.OutputRows == 1)
        {
            string given = $"{Names.SampleWeights}.Of(weights, {rows}, nameof(weights))";
            return !isWeighted ? $"{Names.SampleWeights}.Equal({rows})"
                : hasLengths ? $"weights.IsEmpty ? {Names.SampleWeights}.Equal({rows}) : {given}"
                : given;
        }

        string steps = Literal.Integer(plan.OutputRows);
        bool isMasked = hasLengths && plan.MasksOutput;
        if (!isWeighted && !isMasked)
        {
            return $"{Names.SampleWeights}.Equal({rows} * {steps})";
        }

        return $"{Names.SampleWeights}.OfSteps({(isWeighted ? "weights" : "default")}, {(isMasked ? "lengths" : "default")}, {rows}, {steps}, nameof({(isWeighted ? "weights" : "lengths")}))";
    }
}
