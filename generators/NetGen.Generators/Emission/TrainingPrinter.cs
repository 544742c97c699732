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
        foreach (bool isLabels in new[] { false, true })
        {
            TrainingStepPrinter.PrintMembers(plan, code, isLabels);
            TrainingStepPrinter.PrintGradients(plan, training, code, isLabels);
        }

        UpdatePrinter.PrintApply(plan, training, code);
        bool hasFrozen = training.Update.ArenaLength < plan.ArenaLength;
        InferencePrinter.PrintMove(
            code, "GetGradients", $"{Names.FloatSpan} destination", "destination", plan.TrainedToCanonical, "_gradients", hasFrozen ? "destination.Clear();" : null);
        PrintSetGradients(plan, code);
        TrainingLossPrinter.Print(plan, training, code, isLabels: false);
        TrainingLossPrinter.Print(plan, training, code, isLabels: true);
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

    /// <summary>Prints the variables that the kernels of a step start from, those in the caller's memory aside.</summary>
    public static void PrintArenas(NetworkPlan plan, TrainingPlan training, CodeWriter code)
    {
        code.Line("ref float parameters = ref _parameters.Origin;");
        code.Line("ref float gradients = ref _gradients.Origin;");
        code.Line("ref float activations = ref _activations.Origin;");
        if (training.Workspace > 0)
        {
            code.Line("ref float workspace = ref _workspace.Origin;");
        }

        StatisticsPrinter.PrintArenas(plan, code, isTraining: true);
        if (training.IsRandom)
        {
            code.Line($"ulong {RandomSyntax.Seed} = _seed;");
            code.Line($"long {RandomSyntax.Step} = _step;");
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
        StatisticsPrinter.PrintSetGradients(plan, code);
        code.Line("_latestLossIsFinite = true;");
        code.Close();
    }
}
