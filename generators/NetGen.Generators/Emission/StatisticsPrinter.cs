using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints what concerns running statistics; nothing for a network without any.</summary>
internal static class StatisticsPrinter
{
    public static void PrintFields(NetworkPlan plan, CodeWriter code)
    {
        if (plan.Statistics is not { } statistics)
        {
            return;
        }

        string length = Literal.Integer(statistics.ArenaLength);
        code.Line($"private readonly {Names.Arena} _statistics = new {Names.Arena}({length});");
        if (plan.Training is not null)
        {
            code.Line($"private readonly {Names.Arena} _batchStatistics = new {Names.Arena}({length});");
            code.Line("private bool _hasBatchStatistics;");
        }
    }

    /// <summary>Prints the variables that kernels start from.</summary>
    public static void PrintArenas(NetworkPlan plan, CodeWriter code, bool isTraining)
    {
        if (plan.Statistics is null)
        {
            return;
        }

        code.Line("ref float statistics = ref _statistics.Origin;");
        if (isTraining)
        {
            code.Line("ref float batchStatistics = ref _batchStatistics.Origin;");
        }
    }

    /// <summary>Prints what a constructor does.</summary>
    public static void PrintStart(NetworkPlan plan, string name, CodeWriter code)
    {
        if (plan.Statistics is not null)
        {
            code.Line($"((global::NetGen.INetwork<{name}>)this).SetStatistics(global::NetGen.Runtime.ParameterInitialization.Statistics(Definition));");
        }
    }

    /// <summary>Prints the members that read and set them.</summary>
    public static void PrintMembers(NetworkPlan plan, string name, CodeWriter code)
    {
        if (plan.Statistics is not { } statistics)
        {
            return;
        }

        string self = $"global::NetGen.INetwork<{name}>";
        PrintMove("GetStatistics", $"{Names.FloatSpan} destination", "destination", statistics.ToCanonical, isSetter: false);
        PrintMove("SetStatistics", $"{Names.ReadOnlyFloatSpan} source", "source", statistics.FromCanonical, isSetter: true);

        void PrintMove(string member, string parameter, string argument, EquatableArray<CallPlan> calls, bool isSetter)
        {
            code.Gap();
            code.Open($"void {self}.{member}({parameter})");
            code.Line($"{Names.Guard}.Length({argument}.Length, {Literal.Integer(plan.Definition.StatisticCount)}, nameof({argument}));");
            code.Line($"ref float canonical = {Names.Reference}({argument});");
            code.Line("ref float arena = ref _statistics.Origin;");
            NetworkPrinter.PrintCalls(calls, code);
            if (isSetter && plan.Training is not null)
            {
                code.Line("_hasBatchStatistics = false;");
            }

            code.Close();
        }
    }

    /// <summary>What else must hold for a step to be applied.</summary>
    public static string Condition(NetworkPlan plan) => plan.Statistics is null
        ? ""
        : " && (!_hasBatchStatistics || global::NetGen.Runtime.FiniteCheck.All(_batchStatistics.Span))";

    public static void PrintAfterGradients(NetworkPlan plan, CodeWriter code)
    {
        if (plan.Statistics is not null)
        {
            code.Line("_hasBatchStatistics = true;");
        }
    }

    /// <summary>Prints the update of the statistics, which move with the parameters or not at all.</summary>
    public static void PrintApply(NetworkPlan plan, CodeWriter code)
    {
        if (plan.Statistics is not null)
        {
            code.Open("if (_hasBatchStatistics)");
            code.Line("_batchStatistics.Span.CopyTo(_statistics.Span);");
            code.Line("_hasBatchStatistics = false;");
            code.Close();
            code.Gap();
        }
    }

    /// <summary>Prints that statistics of a batch whose loss was not finite are dropped with its gradients.</summary>
    public static void PrintSetGradients(NetworkPlan plan, CodeWriter code)
    {
        if (plan.Statistics is not null)
        {
            code.Line("_hasBatchStatistics &= _latestLossIsFinite;");
        }
    }
}
