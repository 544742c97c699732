using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a method with its kernels, and calls of it.</summary>
internal static class MethodPrinter
{
    /// <summary>The number of rows as a loop bound.</summary>
    public const string RowCount = "rowCount";

    /// <summary>Floats from a sample's weight to the next.</summary>
    public const string WeightStride = "weightStride";

    /// <summary>What kernels call the lengths of the samples' sequences.</summary>
    public const string Lengths = "lengths";

    /// <summary>Integers from the length of a sample's sequence to the next.</summary>
    public const string LengthStride = "lengthStride";

    public static void Print(MethodPlan method, CodeWriter code, VectorSyntax vector)
    {
        code.Gap();
        code.Line($"/// <summary>{Xml.Escape(Sentence(method.Summary))}</summary>");

        // Also what is inlined is optimised by itself: where the inliner's budget ends, a caller's loop would call it as the JIT's first draft.
        code.Line($"[MethodImpl({(method.IsInlined ? "MethodImplOptions.AggressiveInlining | " : "")}MethodImplOptions.AggressiveOptimization)]");
        code.Open($"public static {(method.ReturnsTotal ? "double" : "void")} {method.Name}({string.Join(", ", method.Parameters.Select(Parameter))})");
        if (method.Parameters.Any(parameter => parameter.Kind == ParameterKind.Rows))
        {
            int perSample = method.Kernels.Max(kernel => kernel.RowsPerSample);
            code.Line($"nuint {RowCount} = (nuint)rows{(perSample > 1 ? " * " + Literal.Integer(perSample) : "")};");
        }

        if (method.ReturnsTotal)
        {
            code.Line($"double {ReducePrinter.Total} = 0;");
        }

        Registers.Declare(method, code);

        bool isScoped = method.Kernels.Count > 1;
        foreach (Kernel kernel in method.Kernels)
        {
            if (isScoped)
            {
                code.Gap().Line($"// {Sentence(kernel.Comment)}").Open("");
            }

            KernelPrinter.DeclarePlaces(kernel, code);
            KernelPrinter.Print(kernel, code, vector);
            if (isScoped)
            {
                code.Close();
            }
        }

        if (method.ReturnsTotal)
        {
            code.Gap().Line($"return {ReducePrinter.Total};");
        }

        code.Close();
    }

    /// <summary>How far a loop runs.</summary>
    public static string Count(Extent extent) => extent.IsRows ? RowCount : Literal.Integer(extent.Constant);

    private static string Parameter(MethodParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Floats => "ref float " + parameter.Name,
        ParameterKind.Integers => "ref int " + parameter.Name,
        ParameterKind.Rows => "int rows",
        ParameterKind.WeightStride or ParameterKind.LengthStride => "nuint " + parameter.Name,
        ParameterKind.Part or ParameterKind.PartCount or ParameterKind.FirstRow => "int " + parameter.Name,
        ParameterKind.Seed => "ulong " + parameter.Name,
        ParameterKind.Step => "long " + parameter.Name,
        _ => "float " + parameter.Name,
    };

    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
