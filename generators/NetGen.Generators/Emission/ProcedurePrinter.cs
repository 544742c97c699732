using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>A method that only calls others, from the bases that their places start from.</summary>
/// <param name="name">Its name.</param>
/// <param name="summary">What it does.</param>
/// <param name="calls">What it calls, in order; one at the most gives a total, which it returns.</param>
internal sealed class ProcedurePrinter(string name, string summary, IReadOnlyList<CallPlan> calls)
{
    private bool ReturnsTotal => calls.Any(call => call.Method.ReturnsTotal);

    public void Print(CodeWriter code)
    {
        code.Gap();
        code.Line($"/// <summary>{Xml.Escape(summary)}</summary>");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        IEnumerable<string> parameters = Bases().Select(place => $"ref {Type(place.Kind)} {place.Base}")
            .Append("int rows")
            .Concat(Numbers(calls).Select(NumberParameter))
            .Concat(RandomSyntax.Parameters(calls));
        code.Open($"public static {(ReturnsTotal ? "double" : "void")} {name}({string.Join(", ", parameters)})");
        foreach (CallPlan call in calls)
        {
            string keep = !call.Method.ReturnsTotal ? "" : call == calls[calls.Count - 1] ? "return " : "double total = ";
            code.Line(keep + Direct(call) + ";");
        }

        if (ReturnsTotal && !calls[calls.Count - 1].Method.ReturnsTotal)
        {
            code.Line("return total;");
        }

        code.Close();
    }

    /// <summary>A call of it, from where the bases are variables of their names.</summary>
    public string Call() => $"{name}({string.Join(", ", Bases().Select(place => "ref " + place.Base).Append("rows").Concat(Numbers(calls).Select(number => number.Name)).Concat(RandomSyntax.Arguments(calls)))})";

    /// <summary>A call of a method.</summary>
    /// <param name="call">The call.</param>
    /// <param name="scalars">The arguments for the scalar parameters, in order; none if variables of their names are.</param>
    public static string Direct(CallPlan call, params string[] scalars) => Call(call, "rows", _ => ("rows", 0), "0", "1", scalars);

    /// <summary>A call of a method for some of the samples, or for a part of its elements.</summary>
    /// <param name="call">The call.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="skipped">What is to be skipped of a tensor with floats of its own for each sample: a variable and what it is multiplied by.</param>
    /// <param name="part">The index of the part.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="scalars">The arguments for the scalar parameters, in order; none if variables of their names are.</param>
    public static string Call(
        CallPlan call, string rows, System.Func<int, (string Variable, long Stride)> skipped, string part, string parts, params string[] scalars)
    {
        int place = 0;
        int scalar = 0;
        return call.Method.Name + "(" + string.Join(", ", call.Method.Parameters.Select(parameter => parameter.Kind switch
        {
            ParameterKind.Rows => rows,
            ParameterKind.Part => part,
            ParameterKind.PartCount => parts,
            ParameterKind.Seed or ParameterKind.Step => parameter.Name,
            ParameterKind.FirstRow => Index.Of(0, skipped(1)),
            ParameterKind.Scalar => scalars.Length > 0 ? scalars[scalar++] : parameter.Name,
            ParameterKind.WeightStride or ParameterKind.LengthStride => parameter.Name,
            ParameterKind.Integers when parameter.Name == MethodPrinter.Lengths => "ref " + Lengths(call.Places[place++], skipped(1)),
            _ => "ref " + Argument(call.Places[place++], skipped(call.Method.SampleStride(parameter.Name))),
        })) + ")";
    }

    public static string Type(ParameterKind kind) => kind == ParameterKind.Integers ? "int" : "float";

    /// <summary>What calls start from: the parameters of a method that makes them.</summary>
    public static IEnumerable<(string Base, ParameterKind Kind)> Bases(IEnumerable<CallPlan> calls) => calls
        .SelectMany(call => call.Places.Zip(
            call.Method.Parameters.Where(parameter => parameter.Kind is ParameterKind.Floats or ParameterKind.Integers),
            (place, parameter) => (place.Base, parameter.Kind)))
        .Distinct();

    /// <summary>The numbers beside those of samples and parts that calls want: parameters of a method that makes them.</summary>
    public static IEnumerable<MethodParameter> Numbers(IEnumerable<CallPlan> calls) => calls
        .SelectMany(call => call.Method.Parameters)
        .Where(parameter => parameter.Kind is ParameterKind.Scalar or ParameterKind.WeightStride or ParameterKind.LengthStride)
        .Distinct();

    /// <summary>Such a number as a parameter.</summary>
    public static string NumberParameter(MethodParameter number) =>
        (number.Kind == ParameterKind.Scalar ? "float " : "nuint ") + number.Name;

    /// <summary>How far apart the lengths of samples are is known at run time.</summary>
    private static string Lengths(Place place, (string Variable, long Stride) skipped) =>
        skipped.Stride == 0 ? place.Base : $"Unsafe.Add(ref {place.Base}, (nuint){skipped.Variable} * {MethodPrinter.LengthStride})";

    private static string Argument(Place place, (string Variable, long Stride) skipped) =>
        new Cursor(place.Base, 0).Element(Index.Of(place.Offset, ("rows", place.RowsOffset), skipped));

    private IEnumerable<(string Base, ParameterKind Kind)> Bases() => Bases(calls);
}
