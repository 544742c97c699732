using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>
/// A method that runs a part of a phase: some of the samples where calls work sample by sample, a part of what is cut, and the rest call by
/// call, each in one of the parts.
/// </summary>
internal sealed class PhasePrinter(PhasePlan phase)
{
    /// <summary>The sum of the losses, which one part sets.</summary>
    public const string Total = "totalLoss";

    private const string Part = "part";
    private const string PartCount = "parts";
    private const string FirstRow = "first";
    private const string SomeRows = "count";

    private bool SetsTotal => phase.Calls.Any(call => call.Method.ReturnsTotal);

    public void Print(CodeWriter code)
    {
        code.Gap();
        code.Line($"/// <summary>{Xml.Escape(phase.Summary)}</summary>");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open($"public static void {phase.Name}({string.Join(", ", Bases().Select(place => $"ref {ProcedurePrinter.Type(place.Kind)} {place.Base}").Concat(Arguments("int ", ProcedurePrinter.NumberParameter, "ref double ")))})");
        if (phase.Calls.Any(call => call.Method.IsSampleWise))
        {
            string multiple = Literal.Integer(phase.RowMultiple);
            code.Line($"int {FirstRow} = Parts.Start(rows, {multiple}, {Part}, {PartCount});");
            code.Line($"int {SomeRows} = Parts.Start(rows, {multiple}, {Part} + 1, {PartCount}) - {FirstRow};");
        }

        // No call of a phase waits for another. What one part does alone comes first, so that the others need not wait for it at the end.
        CallPlan[] whole = phase.Calls.Where(call => !IsShared(call)).ToArray();
        for (int index = 0; index < whole.Length; index++)
        {
            code.Gap().Open($"if ({Part} == {(index == 0 ? "0" : $"{Literal.Integer(index)} % {PartCount}")})");
            code.Line((whole[index].Method.ReturnsTotal ? Total + " = " : "") + Call(whole[index]) + ";");
            code.Close();
        }

        CallPlan[] shared = phase.Calls.Where(IsShared).ToArray();
        if (whole.Length > 0 && shared.Length > 0)
        {
            code.Gap();
        }

        foreach (CallPlan call in shared)
        {
            code.Line(Call(call) + ";");
        }

        code.Close();
    }

    private static bool IsShared(CallPlan call) => call.Method.IsSampleWise || call.Method.IsCut;

    /// <summary>A call of it, from where the bases are variables of their names.</summary>
    public string Call() => $"{phase.Name}({string.Join(", ", Bases().Select(place => "ref " + place.Base).Concat(Arguments("", number => number.Name, "ref ")))})";

    private static string Call(CallPlan call) => call.Method.IsSampleWise
        ? ProcedurePrinter.Call(call, SomeRows, stride => (FirstRow, stride), Part, PartCount)
        : ProcedurePrinter.Call(call, "rows", _ => (FirstRow, 0), Part, PartCount);

    private IEnumerable<string> Arguments(string integer, System.Func<MethodParameter, string> number, string total) =>
        new[] { integer + "rows", integer + Part, integer + PartCount }
            .Concat(ProcedurePrinter.Numbers(phase.Calls).Select(number))
            .Concat(SetsTotal ? [total + Total] : []);

    private IEnumerable<(string Base, ParameterKind Kind)> Bases() => ProcedurePrinter.Bases(phase.Calls);
}
