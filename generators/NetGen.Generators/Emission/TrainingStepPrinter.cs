using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the members that take a step, or its first half, over a batch with target rows or class indices.</summary>
internal static class TrainingStepPrinter
{
    /// <summary>Prints the members that a user calls: with a weight for each sample, and a length for each sequence, or without.</summary>
    public static void PrintMembers(NetworkPlan plan, CodeWriter code, bool isLabels)
    {
        foreach (BatchSyntax batch in BatchSyntax.Forms(plan, isLabels))
        {
            code.Gap().Line("/// <inheritdoc/>");
            code.Open($"public float TrainStep({batch.Parameters})");
            code.Line($"float loss = ComputeGradients({batch.Arguments});");
            code.Line("ApplyGradients();");
            code.Line("return loss;");
            code.Close();
            code.Gap().Line("/// <inheritdoc/>");
            code.Line(Names.Optimized);
            code.Open($"public float ComputeGradients({batch.Parameters})");
            batch.PrintChecks(code, "rows");
            code.Line($"return ComputeGradients({batch.Checked("rows")}, rows);");
            code.Close();
        }
    }

    /// <summary>Prints what all of them call: lengths are checked, and without weights all samples share a one.</summary>
    public static void PrintGradients(NetworkPlan plan, TrainingPlan training, CodeWriter code, bool isLabels)
    {
        BatchSyntax batch = new(plan, isLabels);
        ProcedurePrinter procedure = isLabels ? Procedures.GradientsOfLabels(training) : Procedures.Gradients(training);
        code.Gap().Line(Names.Optimized);
        code.Open($"private float ComputeGradients({batch.CheckedParameters}, int rows)");
        if (training.FewestRows > 1)
        {
            code.Line($"{Names.Guard}.SeveralRows(rows, nameof(inputs));");
        }

        string kept = training.SpareRows == 0 ? "rows" : $"(rows + {Literal.Integer(training.SpareRows)})";
        code.Open($"if (_activations.Length < (long){kept} * {Literal.Integer(training.ActivationsPerRow)})");
        code.Line($"_activations = new {Names.Arena}(checked({kept} * {Literal.Integer(training.ActivationsPerRow)}));");
        code.Close();
        code.Gap();
        if (training.Phases is null)
        {
            PrintOnOneThread(plan, training, code, procedure, isLabels, "double ");
        }
        else
        {
            code.Line("double total;");
            code.Line($"_gradientThreads = {Names.Parallelism}.Threads(_maxDegreeOfParallelism, (long)rows * {Literal.Integer(training.FlopPerSample)});");
            code.Open("if (_gradientThreads > 1)");
            string lengths = plan.ReadsLengths ? "lengths, " : "";
            code.Line($"total = {Names.ParallelTraining}.ComputeGradients(this, inputs, {batch.Second}, weights, {lengths}rows, _gradientThreads);");
            code.Close();
            code.Open("else");
            PrintOnOneThread(plan, training, code, procedure, isLabels, "");
            code.Close();
        }

        code.Gap();
        code.Line("float mean = weights.Mean(total);");
        code.Line("_latestLossIsFinite = float.IsFinite(mean);");
        StatisticsPrinter.PrintAfterGradients(plan, code);
        code.Line("return mean;");
        code.Close();
    }

    private static void PrintOnOneThread(
        NetworkPlan plan, TrainingPlan training, CodeWriter code, ProcedurePrinter procedure, bool isLabels, string declaration)
    {
        TrainingPrinter.PrintArenas(plan, training, code);
        code.Line($"ref float samples = {Names.Reference}(inputs);");
        code.Line(isLabels
            ? $"ref int labelOrigin = {Names.Reference}(labels);"
            : $"ref float targetOrigin = {Names.Reference}(targets);");
        code.Line("ref float weightOrigin = ref weights.Origin;");
        code.Line("nuint weightStride = weights.Stride;");
        code.Line("float inverseWeight = weights.InverseTotal;");
        if (plan.ReadsLengths)
        {
            code.Line("ref int lengthOrigin = ref lengths.Origin;");
            code.Line("nuint lengthStride = lengths.Stride;");
        }

        code.Line($"{declaration}total = {Names.Kernels}.{procedure.Call()};");
    }
}
