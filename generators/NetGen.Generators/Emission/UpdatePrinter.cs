using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the second half of a step: what an optimizer keeps, and how it updates the parameters.</summary>
internal static class UpdatePrinter
{
    private const string Norm = "global::NetGen.Runtime.GradientNorm";
    private const string Blocks = "_normBlocks";

    /// <summary>Prints what the optimizer keeps between steps.</summary>
    public static void PrintFields(UpdatePlan update, CodeWriter code)
    {
        // The update walks through all of these and the parameters side by side.
        int stream = 0;
        foreach (string name in update.Moments.Select(moment => moment.Arena).Prepend("gradients"))
        {
            stream++;
            code.Line($"private readonly {Names.Arena} _{name} = new {Names.Arena}({Literal.Integer(update.ArenaLength)}, stream: {Literal.Integer(stream)});");
        }

        if (update.Norm is { } norm)
        {
            code.Line($"private readonly double[] {Blocks} = new double[{Literal.Integer(norm.BlockCount)}];");
            code.Line($"private double _{norm.Scale} = 1d;");
        }
    }

    public static void PrintApply(NetworkPlan plan, TrainingPlan training, CodeWriter code)
    {
        UpdatePlan update = training.Update;
        bool isOnThreads = training.Phases is not null;
        code.Gap().Line("/// <inheritdoc/>");
        code.Open("public void ApplyGradients()");
        if (isOnThreads)
        {
            code.Line($"int threads = {Names.Parallelism}.ThreadsAfter(_gradientThreads, _maxDegreeOfParallelism, {Literal.Integer(update.Work)});");
        }

        if (update.Norm is null)
        {
            code.Line($"LatestStepWasApplied = _latestLossIsFinite && {(isOnThreads ? $"{Names.ParallelTraining}.GradientsAreFinite(this, threads)" : "global::NetGen.Runtime.FiniteCheck.All(_gradients.Span)")}{StatisticsPrinter.Condition(plan)};");
        }
        else
        {
            if (isOnThreads)
            {
                code.Line($"{Names.ParallelTraining}.SumSquares(this, threads);");
            }
            else
            {
                PrintSumSquares(update.Norm, code, "0", "1");
            }

            code.Line($"double norm = {Norm}.Of({Blocks});");
            code.Line($"LatestStepWasApplied = _latestLossIsFinite && double.IsFinite(norm){StatisticsPrinter.Condition(plan)};");
        }

        code.Open("if (!LatestStepWasApplied)");
        code.Line("return;");
        code.Close();
        code.Gap();
        StatisticsPrinter.PrintApply(plan, code);
        code.Line("_step++;");
        if (update.Norm is { } clip)
        {
            code.Line($"_{clip.Scale} = {Norm}.Scale(norm, {Literal.Double(clip.Limit)});");
        }

        if (isOnThreads)
        {
            code.Line($"{Names.ParallelTraining}.Update(this, threads);");
        }
        else
        {
            PrintUpdate(update, code);
        }

        foreach (WeightLimitPlan limit in update.Limits)
        {
            code.Line($"global::NetGen.Runtime.WeightLimit.Apply({Slice("parameters", limit.Start, limit.Length)}, {Literal.Integer(limit.Rows)}, {Literal.Integer(limit.PanelLanes)}, {Literal.Single(limit.Limit)});");
        }

        code.Close();
    }

    /// <summary>Prints the update of a part of the parameters, after what is done once a step.</summary>
    public static void PrintUpdate(UpdatePlan update, CodeWriter code)
    {
        foreach (OptionModel power in update.Powers)
        {
            code.Line($"double {power.Name} = global::NetGen.Runtime.Powers.Of({Literal.Double(power.Value)}, _step);");
        }

        ExpressionPrinter printer = new(ScalarSyntax.Double, name =>
            update.Powers.Any(power => power.Name == name) ? name
            : name == update.Norm?.Scale ? "_" + name
            : "(double)_learningRate");
        foreach (StepScalar scalar in update.Scalars)
        {
            code.Line($"float {scalar.Name} = (float)({printer.Print(scalar.Value)});");
        }

        foreach (Place place in update.Method.Places)
        {
            code.Line($"ref float {place.Base} = ref _{place.Base}.Origin;");
        }

        string[] scalars = update.Scalars.Select(scalar => scalar.Name).ToArray();
        code.Line($"{Names.Kernels}.{ProcedurePrinter.Call(update.Method, "rows", _ => ("rows", 0), "part", "parts", scalars)};");
    }

    /// <summary>Prints the squares that the norm is computed from, or a part of them.</summary>
    public static void PrintSumSquares(GradientNormPlan norm, CodeWriter code, string part, string parts)
    {
        int block = 0;
        foreach (GradientRange range in norm.Ranges)
        {
            string blocks = norm.Ranges.Count == 1 ? Blocks : $"global::System.MemoryExtensions.AsSpan({Blocks}, {Literal.Integer(block)}, {Literal.Integer(range.BlockCount)})";
            code.Line($"{Norm}.SumSquares({Slice("gradients", range.Start, range.Length)}, {Slice("parameters", range.Start, range.Length)}, {Literal.Single(range.L1)}, {Literal.Single(range.L2)}, {Literal.Single(range.ClipValue)}, {blocks}, {part}, {parts});");
            block += range.BlockCount;
        }
    }

    private static string Slice(string arena, int start, int length) => $"_{arena}.Span.Slice({Literal.Integer(start)}, {Literal.Integer(length)})";
}
