using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints how a group of samples is read from the caller's memory: rows are turned, so that each element of a sample becomes a vector.</summary>
internal static class SampleReadPrinter
{
    /// <summary>How many columns are turned at once.</summary>
    private const int Block = 4;

    public static void Print(SampleRead read, string row, CodeWriter code, VectorSyntax vector)
    {
        switch (read.Kind)
        {
            case SampleReadKind.Weight:
                code.Line($"{vector.Type} {SampleStep.Element(read.Name, 0)} = {vector.Load(row, "0")};");
                break;
            case SampleReadKind.Floats:
                PrintFloats(read, row, code, vector);
                break;
            case SampleReadKind.OneHot:
                code.Line($"{vector.Class}<int> {read.Name} = {vector.Class}.LoadUnsafe(ref {row});");
                for (int index = 0; index < read.Length; index++)
                {
                    code.Line($"{vector.Type} {SampleStep.Element(read.Name, index)} = {vector.Class}.Equals({read.Name}, {vector.Class}.Create({Literal.Integer(index)})).AsSingle() & {vector.Constant(1)};");
                }

                break;
            case SampleReadKind.Number:
                code.Line($"{vector.Type} {SampleStep.Element(read.Name, 0)} = {vector.Class}.ConvertToSingle({vector.Class}.LoadUnsafe(ref {row}));");
                break;
        }
    }

    private static void PrintFloats(SampleRead read, string row, CodeWriter code, VectorSyntax vector)
    {
        if (read.Length == 1)
        {
            // One element a sample is a vector as it lies there.
            code.Line($"{vector.Type} {SampleStep.Element(read.Name, 0)} = {vector.Load(row, "0")};");
            return;
        }

        int column = 0;
        for (; column + Block <= read.Length; column += Block)
        {
            PrintBlock(read, row, column, 0, code, vector);
        }

        int left = read.Length - column;
        if (left > 0 && column > 0)
        {
            // The last four columns, of which some are known already.
            PrintBlock(read, row, read.Length - Block, Block - left, code, vector);
            return;
        }

        for (; column < read.Length; column++)
        {
            code.Line($"{vector.Type} {SampleStep.Element(read.Name, column)} = SampleRows.Column{Literal.Integer(vector.Lanes * 32)}(ref {new Cursor(row, 0).Element(Literal.Integer(column))}, {Literal.Integer(read.Length)});");
        }
    }

    private static void PrintBlock(SampleRead read, string row, int column, int known, CodeWriter code, VectorSyntax vector)
    {
        string text = $"SampleRows.Columns(ref {new Cursor(row, 0).Element(Literal.Integer(column))}, {Literal.Integer(read.Length)}";
        for (int i = 0; i < Block; i++)
        {
            text += i < known ? $", out {vector.Type} _" : $", out {vector.Type} {SampleStep.Element(read.Name, column + i)}";
        }

        code.Line(text + ");");
    }
}
