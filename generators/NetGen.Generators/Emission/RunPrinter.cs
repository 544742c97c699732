using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints moves of floats that follow each other: whole vectors, and for what is left one that overlaps the last.</summary>
internal static class RunPrinter
{
    private const int MostSpelledOut = 8;
    private const string Variable = "i";

    /// <summary>Copies a number of floats.</summary>
    public static void Copy(CodeWriter code, VectorSyntax widest, Cursor source, Cursor target, int length) => Print(
        code,
        widest,
        length,
        (vector, offset) => vector.Store(vector.Load(source.Name, At(source, offset)), target.Name, At(target, offset)),
        index => $"{target.Element(Literal.Integer(target.Offset + index))} = {source.Element(Literal.Integer(source.Offset + index))};");

    /// <summary>Sets a number of floats to zero.</summary>
    public static void Clear(CodeWriter code, VectorSyntax widest, Cursor target, int length) => Print(
        code,
        widest,
        length,
        (vector, offset) => vector.Store(vector.Zero, target.Name, At(target, offset)),
        index => $"{target.Element(Literal.Integer(target.Offset + index))} = 0;");

    private static string At(Cursor cursor, string offset) => offset == Variable
        ? Index.Of(cursor.Offset, (Variable, 1))
        : Literal.Integer(cursor.Offset + long.Parse(offset, System.Globalization.CultureInfo.InvariantCulture));

    private static void Print(
        CodeWriter code, VectorSyntax widest, int length, System.Func<VectorSyntax, string, string> move, System.Func<int, string> element)
    {
        int lanes = widest.Lanes;
        while (lanes > LaneAxis.FewestLanes && length < lanes)
        {
            lanes /= 2;
        }

        if (length < lanes)
        {
            foreach (int index in Enumerable.Range(0, length))
            {
                code.Line(element(index));
            }

            return;
        }

        VectorSyntax vector = VectorSyntax.OfLanes(lanes);
        int whole = length / lanes;
        if (whole > MostSpelledOut)
        {
            code.Open($"for (nuint {Variable} = 0; {Variable} < {Literal.Integer(whole * lanes)}; {Variable} += {Literal.Integer(lanes)})");
            code.Line(move(vector, Variable));
            code.Close();
        }
        else
        {
            foreach (int index in Enumerable.Range(0, whole))
            {
                code.Line(move(vector, Literal.Integer(index * lanes)));
            }
        }

        if (length % lanes > 0)
        {
            code.Line(move(vector, Literal.Integer(length - lanes)));
        }
    }
}
