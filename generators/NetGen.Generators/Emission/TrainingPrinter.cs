using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the members of a network that learns.</summary>
internal static class TrainingPrinter
{
    /// <summary>Prints what a network keeps between steps.</summary>
    public static void PrintFields(NetworkPlan plan, TrainingPlan training, CodeWriter code)
    {
        UpdatePrinter.PrintFields(training.Update, code);
        if (training.Workspace > 0)
        {
            code.Line($"private readonly {Names.Arena} _workspace = new {Names.Arena}({Literal.Integer(training.Workspace)});");
        }

        code.Line($"private {Names.Arena} _activations;");
        code.Line("private bool _latestLossIsFinite = true;");
        code.Line("private int _maxDegreeOfParallelism = 1;");
        if (training.Phases is not null)
        {
            code.Line("private int _gradientThreads = 1;");
        }

        code.Line("private ulong _seed;");
        code.Line("private long _step;");
        code.Line($"private float _learningRate = {Literal.Single(plan.Definition.Training!.LearningRate)};");
    }

    public static void Print(NetworkPlan plan, TrainingPlan training, CodeWriter code)
    {
        PrintProperties(plan, code);
        PrintStep(code, isLabels: false);
        PrintStep(code, isLabels: true);
        PrintGradients(training, code, Procedures.Gradients(training), isLabels: false);
        PrintGradients(training, code, Procedures.GradientsOfLabels(training), isLabels: true);
        UpdatePrinter.PrintApply(training.Update, training.Phases is not null, code);
        bool hasFrozen = training.Update.ArenaLength < plan.ArenaLength;
        InferencePrinter.PrintMove(
            code, "GetGradients", $"{Names.FloatSpan} destination", "destination", plan.TrainedToCanonical, "_gradients", hasFrozen ? "destination.Clear();" : null);
        PrintSetGradients(plan, code);
        PrintLoss(plan, code, Procedures.Measure(plan.Inference, training), isLabels: false);
        PrintLoss(plan, code, Procedures.MeasureOfLabels(plan.Inference, training), isLabels: true);
        StatePrinter.Print(plan, training, code);
        code.Gap().Line("/// <inheritdoc/>");
        code.Line("public global::NetGen.History Fit(global::NetGen.Dataset training, global::NetGen.FitOptions? options = null, global::System.Threading.CancellationToken token = default) =>");
        code.Line("    global::NetGen.Runtime.Trainer.Fit(this, training, options, token);");
        code.Gap().Line("/// <inheritdoc/>");
        code.Line("public global::NetGen.Evaluation Evaluate(global::NetGen.Dataset data) => global::NetGen.Runtime.Trainer.Evaluate(this, data);");
    }

    private static void PrintProperties(NetworkPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Open("public float LearningRate");
        code.Line("get => _learningRate;");
        code.Line($"set => _learningRate = {Names.Guard}.LearningRate(value);");
        code.Close();
        code.Gap().Line("/// <inheritdoc/>");
        code.Open("public int MaxDegreeOfParallelism");
        code.Line("get => _maxDegreeOfParallelism;");
        code.Line($"set => _maxDegreeOfParallelism = {Names.Guard}.MaxDegreeOfParallelism(value, nameof(MaxDegreeOfParallelism));");
        code.Close();
        code.Gap().Line("/// <inheritdoc/>");
        code.Line("public bool LatestStepWasApplied { get; private set; } = true;");
    }

    private static string Parameters(bool isLabels) =>
        $"{Names.ReadOnlyFloatSpan} inputs, " + (isLabels ? $"{Names.ReadOnlyLabelSpan} labels" : $"{Names.ReadOnlyFloatSpan} targets");

    private static string SecondArgument(bool isLabels) => isLabels ? "labels" : "targets";

    private static void PrintStep(CodeWriter code, bool isLabels)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Open($"public float TrainStep({Parameters(isLabels)})");
        code.Line($"float loss = ComputeGradients(inputs, {SecondArgument(isLabels)});");
        code.Line("ApplyGradients();");
        code.Line("return loss;");
        code.Close();
    }

    private static void PrintChecks(CodeWriter code, string rows, bool isLabels)
    {
        code.Line($"int {rows} = {Names.Guard}.SomeRows(inputs.Length, InputSize, nameof(inputs));");
        code.Line(isLabels
            ? $"{Names.Guard}.Labels(labels, {rows}, OutputSize, nameof(labels));"
            : $"{Names.Guard}.RowCount(targets.Length, OutputSize, {rows}, nameof(targets));");
    }

    private static void PrintGradients(TrainingPlan training, CodeWriter code, ProcedurePrinter procedure, bool isLabels)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Line(Names.Optimized);
        code.Open($"public float ComputeGradients({Parameters(isLabels)})");
        PrintChecks(code, "rows", isLabels);
        string kept = training.SpareRows == 0 ? "rows" : $"(rows + {Literal.Integer(training.SpareRows)})";
        code.Open($"if (_activations.Length < (long){kept} * {Literal.Integer(training.ActivationsPerRow)})");
        code.Line($"_activations = new {Names.Arena}(checked({kept} * {Literal.Integer(training.ActivationsPerRow)}));");
        code.Close();
        code.Gap();
        if (training.Phases is null)
        {
            PrintOnOneThread("double ");
        }
        else
        {
            PrintOnThreads();
        }

        code.Gap();
        code.Line("float mean = (float)(total / rows);");
        code.Line("_latestLossIsFinite = float.IsFinite(mean);");
        code.Line("return mean;");
        code.Close();

        void PrintOnThreads()
        {
            code.Line("double total;");
            code.Line($"_gradientThreads = {Names.Parallelism}.Threads(_maxDegreeOfParallelism, (long)rows * {Literal.Integer(training.FlopPerSample)});");
            code.Open("if (_gradientThreads > 1)");
            code.Line($"total = {Names.ParallelTraining}.ComputeGradients(this, inputs, {SecondArgument(isLabels)}, rows, _gradientThreads);");
            code.Close();
            code.Open("else");
            PrintOnOneThread("");
            code.Close();
        }

        void PrintOnOneThread(string declaration)
        {
            PrintArenas(training, code);
            code.Line($"ref float samples = {Names.Reference}(inputs);");
            code.Line(isLabels
                ? "ref int labelOrigin = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(labels);"
                : $"ref float targetOrigin = {Names.Reference}(targets);");
            code.Line($"{declaration}total = {Names.Kernels}.{procedure.Call()};");
        }
    }

    /// <summary>Prints the variables that the kernels of a step start from, those in the caller's memory aside.</summary>
    public static void PrintArenas(TrainingPlan training, CodeWriter code)
    {
        code.Line("ref float parameters = ref _parameters.Origin;");
        code.Line("ref float gradients = ref _gradients.Origin;");
        code.Line("ref float activations = ref _activations.Origin;");
        if (training.Workspace > 0)
        {
            code.Line("ref float workspace = ref _workspace.Origin;");
        }
    }

    private static void PrintSetGradients(NetworkPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Open($"public void SetGradients({Names.ReadOnlyFloatSpan} source)");
        code.Line($"{Names.Guard}.Length(source.Length, ParameterCount, nameof(source));");
        code.Line($"ref float canonical = {Names.Reference}(source);");

        // NaN that an earlier batch left in the padding would stop every step from here on.
        code.Line("_gradients.Span.Clear();");
        code.Line("ref float arena = ref _gradients.Origin;");
        NetworkPrinter.PrintCalls(plan.TrainedFromCanonical, code);
        code.Line("_latestLossIsFinite = true;");
        code.Close();
    }

    private static void PrintLoss(NetworkPlan plan, CodeWriter code, ProcedurePrinter procedure, bool isLabels)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Line(Names.Optimized);
        code.Open($"public float ComputeLoss({Parameters(isLabels)}, {Names.FloatSpan} outputs)");
        PrintChecks(code, "count", isLabels);
        code.Line($"{Names.Guard}.RowCount(outputs.Length, OutputSize, count, nameof(outputs));");
        code.Line("double total = 0;");
        InferencePrinter.PrintBlocks(plan, code, () =>
        {
            code.Line(isLabels
                ? "ref int labelOrigin = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(labels.Slice(first));"
                : $"ref float targetOrigin = {Names.Reference}(targets.Slice(first * OutputSize));");
            code.Line($"total += {Names.Kernels}.{procedure.Call()};");
        });
        code.Gap().Line("return (float)(total / count);");
        code.Close();
    }
}
