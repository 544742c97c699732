using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints how the state of training is copied out and in.</summary>
internal static class StatePrinter
{
    private const string State = "global::NetGen.TrainingState";
    private const string Moment = "global::NetGen.Moment";
    private const string AsImmutable = "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray";

    public static void Print(NetworkPlan plan, TrainingPlan training, CodeWriter code)
    {
        PrintGet(plan, training.Update, code);
        PrintSet(plan, training.Update, code);
    }

    private static void PrintGet(NetworkPlan plan, UpdatePlan update, CodeWriter code)
    {
        code.Gap().Line("/// <inheritdoc/>");
        code.Open($"public {State} GetTrainingState()");
        code.Line("float[] parameters = new float[ParameterCount];");
        code.Line("GetParameters(parameters);");
        foreach (MomentPlan moment in update.Moments)
        {
            code.Line($"float[] {moment.Arena} = new float[ParameterCount];");
            PrintMove(moment, moment.Arena, plan.TrainedToCanonical, code);
        }

        if (plan.Statistics is not null)
        {
            code.Line($"float[] statistics = new float[{Literal.Integer(plan.Definition.StatisticCount)}];");
            code.Line($"{Self(plan)}.GetStatistics(statistics);");
        }

        code.Gap().Line($"return new {State}");
        code.Open("");
        code.Line("StepCount = _step,");
        code.Line("LearningRate = _learningRate,");
        code.Line("Seed = _seed,");
        code.Line($"Parameters = {AsImmutable}(parameters),");
        if (plan.Statistics is not null)
        {
            code.Line($"Statistics = {AsImmutable}(statistics),");
        }

        if (update.Moments.Count > 0)
        {
            string moments = string.Join(", ", update.Moments.Select(moment => $"new {Moment}({Literal.String(moment.Name)}, {AsImmutable}({moment.Arena}))"));
            code.Line($"Moments = {AsImmutable}(new {Moment}[] {{ {moments} }}),");
        }

        code.Close(";");
        code.Close();
    }

    private static void PrintSet(NetworkPlan plan, UpdatePlan update, CodeWriter code)
    {
        string names = update.Moments.Count == 0
            ? "default"
            : $"new string[] {{ {string.Join(", ", update.Moments.Select(moment => Literal.String(moment.Name)))} }}";
        code.Gap().Line("/// <inheritdoc/>");
        code.Open($"public void SetTrainingState({State} state)");
        code.Line($"global::NetGen.Runtime.StateGuard.Check(state, ParameterCount, {Literal.Integer(plan.Definition.StatisticCount)}, {names});");
        code.Line("SetParameters(state.Parameters.AsSpan());");
        if (plan.Statistics is not null)
        {
            code.Line($"{Self(plan)}.SetStatistics(state.Statistics.AsSpan());");
        }

        for (int i = 0; i < update.Moments.Count; i++)
        {
            PrintMove(update.Moments[i], $"state.Moments[{Literal.Integer(i)}].Values.AsSpan()", plan.TrainedFromCanonical, code);
        }

        code.Line("_step = state.StepCount;");
        code.Line("_learningRate = state.LearningRate;");
        code.Line("_seed = state.Seed;");
        code.Close();
    }

    // Running statistics are explicit members, in nobody's way.
    private static string Self(NetworkPlan plan) => $"((global::NetGen.INetwork<{Identifiers.Escape(plan.Type.Name)}>)this)";

    private static void PrintMove(MomentPlan moment, string canonical, EquatableArray<CallPlan> calls, CodeWriter code)
    {
        if (calls.Count > 0)
        {
            code.Open("");
            code.Line($"ref float canonical = {Names.Reference}({(canonical == moment.Arena ? $"global::System.MemoryExtensions.AsSpan({canonical})" : canonical)});");
            code.Line($"ref float arena = ref _{moment.Arena}.Origin;");
            NetworkPrinter.PrintCalls(calls, code);
            code.Close();
        }
    }
}
