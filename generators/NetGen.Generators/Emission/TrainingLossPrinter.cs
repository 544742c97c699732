using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the members that predict and measure the loss, with target rows or class indices.</summary>
internal static class TrainingLossPrinter
{
    public static void Print(NetworkPlan plan, TrainingPlan training, CodeWriter code, bool isLabels)
    {
        foreach (bool isWeighted in new[] { false, true })
        {
            code.Gap().Line("/// <inheritdoc/>");
            code.Line(Names.Optimized);
            code.Open($"public float ComputeLoss({BatchSyntax.Parameters(isLabels, isWeighted)}, {Names.FloatSpan} outputs)");
            BatchSyntax.PrintChecks(code, "count", isLabels);
            code.Line($"{Names.Guard}.RowCount(outputs.Length, OutputSize, count, nameof(outputs));");
            code.Line($"return ComputeLoss(inputs, {BatchSyntax.Second(isLabels)}, {BatchSyntax.Weights(isWeighted, "count")}, outputs, count);");
            code.Close();
        }

        ProcedurePrinter procedure = isLabels ? Procedures.MeasureOfLabels(plan.Inference, training) : Procedures.Measure(plan.Inference, training);
        code.Gap().Line(Names.Optimized);
        code.Open($"private float ComputeLoss({BatchSyntax.Parameters(isLabels)}, {Names.SampleWeights} weights, {Names.FloatSpan} outputs, int count)");
        code.Line("nuint weightStride = weights.Stride;");
        code.Line("double total = 0;");
        InferencePrinter.PrintBlocks(plan, code, () =>
        {
            code.Line(isLabels
                ? "ref int labelOrigin = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(labels.Slice(first));"
                : $"ref float targetOrigin = {Names.Reference}(targets.Slice(first * OutputSize));");
            code.Line("ref float weightOrigin = ref weights.From(first);");
            code.Line($"total += {Names.Kernels}.{procedure.Call()};");
        });
        code.Gap().Line("return weights.Mean(total);");
        code.Close();
    }
}
