using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the members that predict and measure the loss, with target rows or class indices.</summary>
internal static class TrainingLossPrinter
{
    public static void Print(NetworkPlan plan, TrainingPlan training, CodeWriter code, bool isLabels)
    {
        foreach (BatchSyntax batch in BatchSyntax.Forms(plan, isLabels))
        {
            code.Gap().Line("/// <inheritdoc/>");
            code.Line(Names.Optimized);
            code.Open($"public float ComputeLoss({batch.Parameters}, {Names.FloatSpan} outputs)");
            batch.PrintChecks(code, "count");
            code.Line($"{Names.Guard}.RowCount(outputs.Length, OutputSize, count, nameof(outputs));");
            string compute = $"ComputeLoss({batch.Checked("count")}, outputs, count)";
            if (batch.ClearsOutputs)
            {
                code.Line($"float loss = {compute};");
                InferencePrinter.PrintClear(plan, code);
                code.Line("return loss;");
            }
            else
            {
                code.Line($"return {compute};");
            }

            code.Close();
        }

        BatchSyntax any = new(plan, isLabels);
        ProcedurePrinter procedure = isLabels ? Procedures.MeasureOfLabels(plan.Inference, training) : Procedures.Measure(plan.Inference, training);
        code.Gap().Line(Names.Optimized);
        code.Open($"private float ComputeLoss({any.CheckedParameters}, {Names.FloatSpan} outputs, int count)");
        code.Line("nuint weightStride = weights.Stride;");
        code.Line("double total = 0;");
        InferencePrinter.PrintBlocks(plan, code, () =>
        {
            string position = plan.OutputRows > 1 ? $"first * {Literal.Integer(plan.OutputRows)}" : "first";
            code.Line(isLabels
                ? $"ref int labelOrigin = {Names.Reference}(labels.Slice({position}));"
                : $"ref float targetOrigin = {Names.Reference}(targets.Slice(first * OutputSize));");
            code.Line($"ref float weightOrigin = ref weights.From({position});");
            code.Line($"total += {Names.Kernels}.{procedure.Call()};");
        });
        code.Gap().Line("return weights.Mean(total);");
        code.Close();
    }
}
