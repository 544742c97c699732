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
        void Arena(string name, string arguments) => code.Line($"private readonly {Names.Arena} {name} = new {Names.Arena}({arguments});");

        // The update walks through all of these and the parameters side by side.
        int stream = 0;
        foreach (string name in training.Update.Moments.Prepend("gradients"))
        {
            stream++;
            Arena("_" + name, $"{Literal.Integer(plan.ArenaLength)}, stream: {Literal.Integer(stream)}");
        }

        if (training.Workspace > 0)
        {
            Arena("_workspace", Literal.Integer(training.Workspace));
        }

        code.Line($"private {Names.Arena} _activations;");
        foreach (OptionModel power in training.Update.Powers)
        {
            code.Line($"private double _{power.Name} = 1d;");
        }

        code.Line("private bool _latestLossIsFinite = true;");
        code.Line("private int _maxDegreeOfParallelism = 1;");
        if (training.Phases is not null)
        {
            code.Line("private int _gradientThreads = 1;");
        }

        code.Line($"private float _learningRate = {Literal.Single(plan.Definition.Training!.LearningRate)};");
    }

    public static void Print(NetworkPlan plan, TrainingPlan training, CodeWriter code)
    {
        PrintProperties(plan, code);
        foreach (bool isLabels in new[] { false, true })
        {
            TrainingStepPrinter.PrintMembers(code, isLabels);
            TrainingStepPrinter.PrintGradients(training, code, isLabels);
        }

        PrintApply(training, code);
        InferencePrinter.PrintMove(code, "GetGradients", $"{Names.FloatSpan} destination", "destination", plan.ToCanonical, "_gradients");
        PrintSetGradients(plan, code);
        TrainingLossPrinter.Print(plan, training, code, isLabels: false);
        TrainingLossPrinter.Print(plan, training, code, isLabels: true);
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

    private static void PrintApply(TrainingPlan training, CodeWriter code)
    {
        UpdatePlan update = training.Update;
        code.Gap().Line("/// <inheritdoc/>");
        code.Open("public void ApplyGradients()");
        bool isOnThreads = training.Phases is not null;
        if (isOnThreads)
        {
            code.Line($"int threads = {Names.Parallelism}.ThreadsAfter(_gradientThreads, _maxDegreeOfParallelism, {Literal.Integer(update.Work)});");
        }

        code.Line($"LatestStepWasApplied = _latestLossIsFinite && {(isOnThreads ? $"{Names.ParallelTraining}.GradientsAreFinite(this, threads)" : "global::NetGen.Runtime.FiniteCheck.All(_gradients.Span)")};");
        code.Open("if (!LatestStepWasApplied)");
        code.Line("return;");
        code.Close();
        code.Gap();
        foreach (OptionModel power in update.Powers)
        {
            code.Line($"_{power.Name} *= {Literal.Double(power.Value)};");
        }

        if (isOnThreads)
        {
            code.Line($"{Names.ParallelTraining}.Update(this, threads);");
        }
        else
        {
            PrintUpdate(update, code);
        }

        code.Close();
    }

    /// <summary>Prints the update of a part of the parameters, after what is done once a step.</summary>
    public static void PrintUpdate(UpdatePlan update, CodeWriter code)
    {
        ExpressionPrinter printer = new(
            ScalarSyntax.Double, name => update.Powers.Any(power => power.Name == name) ? "_" + name : "(double)_learningRate");
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

    private static void PrintSetGradients(NetworkPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Open($"public void SetGradients({Names.ReadOnlyFloatSpan} source)");
        code.Line($"{Names.Guard}.Length(source.Length, ParameterCount, nameof(source));");
        code.Line($"ref float canonical = {Names.Reference}(source);");

        // NaN that an earlier batch left in the padding would stop every step from here on.
        code.Line("_gradients.Span.Clear();");
        code.Line("ref float arena = ref _gradients.Origin;");
        NetworkPrinter.PrintCalls(plan.FromCanonical, code);
        code.Line("_latestLossIsFinite = true;");
        code.Close();
    }
}
