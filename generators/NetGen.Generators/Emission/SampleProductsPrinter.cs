using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints sums over samples in lanes: tile after tile, each with a loop over groups of samples and the fold of its sums at the end.</summary>
internal sealed class SampleProductsPrinter(SampleProducts plan, CodeWriter code, VectorSyntax vector)
{
    private const string Row = "row";
    private const string Sample = "sample";
    private const string Group = "group";
    private const string Ones = "ones";

    public void Print()
    {
        foreach (SampleTile tile in plan.Tiles)
        {
            code.Gap().Line($"// {Words(tile)}.");
            if (tile.Times > 1)
            {
                code.Open($"for (nuint {Row} = {Literal.Integer(tile.Row)}; {Row} < {Literal.Integer(tile.Row + (tile.Times * tile.Height))}; {Row} += {Literal.Integer(tile.Height)})");
            }
            else
            {
                code.Open("");
            }

            Print(tile);
            code.Close();
        }
    }

    private static string Words(SampleTile tile)
    {
        static string Range(string what, int first, int count) => count == 1
            ? $"{what} {Literal.Integer(first)}"
            : $"{what}s {Literal.Integer(first)} to {Literal.Integer(first + count - 1)}";

        string columns = Range("column", tile.Column, tile.Columns);
        string ones = tile.HasOnes ? "ones" : "";
        return (tile.Height == 0 ? "Ones" : Range("Row", tile.Row, tile.Height * tile.Times) + (tile.HasOnes ? " and " + ones : "")) + ", " + columns;
    }

    private void Print(SampleTile tile)
    {
        string[] rows = [.. Enumerable.Range(0, tile.Height).Select(row => Literal.Integer(row)), .. tile.HasOnes ? [Ones] : System.Array.Empty<string>()];
        foreach (string row in rows)
        {
            for (int column = 0; column < tile.Columns; column++)
            {
                code.Line($"{vector.Type} {Sum(row, column)} = {vector.Zero};");
            }
        }

        code.Open($"for (nuint {Sample} = 0; {Sample} < {MethodPrinter.RowCount}; {Sample} += {Literal.Integer(vector.Lanes)})");
        code.Line($"ref float {Group} = ref {new Cursor(plan.Features.Place.Role, 0).Element(Index.Of(0, (Sample, plan.Features.Count)))};");
        for (int row = 0; row < tile.Height; row++)
        {
            long feature = plan.FirstRow + row + (tile.Times > 1 ? 0 : tile.Row);
            string offset = Index.Of(feature * vector.Lanes, (Row, tile.Times > 1 ? vector.Lanes : 0));
            code.Line($"{vector.Type} x{Literal.Integer(row)} = {vector.Load(Group, offset)};");
        }

        for (int column = 0; column < tile.Columns; column++)
        {
            string factor = "delta" + Literal.Integer(column);
            code.Line($"{vector.Type} {factor} = {vector.Load(Group, Literal.Integer((long)(plan.FirstColumn + tile.Column + column) * vector.Lanes))};");
            foreach (string row in rows)
            {
                string sum = Sum(row, column);
                code.Line(row == Ones ? $"{sum} += {factor};" : $"{sum} = {vector.MultiplyAdd("x" + row, factor, sum)};");
            }
        }

        code.Close();
        code.Gap();
        for (int row = 0; row < tile.Height; row++)
        {
            int stride = plan.RowStride(plan.C!, tile.Column);
            long first = plan.ColumnOffset(plan.C!, tile.Column) + ((long)(row + (tile.Times > 1 ? 0 : tile.Row)) * stride);
            Store(tile, Literal.Integer(row), plan.C!.Place.Role, Index.Of(first, (Row, tile.Times > 1 ? stride : 0)));
        }

        if (tile.HasOnes)
        {
            Store(tile, Ones, plan.Ones!.Place.Role, Literal.Integer(plan.ColumnOffset(plan.Ones, tile.Column)));
        }
    }

    private void Store(SampleTile tile, string row, string reference, string offset)
    {
        string Fold(int first) => first >= tile.Columns ? "Vector128<float>.Zero" : "Horizontal.Sums(" + string.Join(", ", Enumerable
            .Range(first, SampleProducts.FoldedAtOnce)
            .Select(column => column < tile.Columns ? Sum(row, column) : vector.Zero)) + ")";

        // A vector of twice the width from two.
        string Whole(int first, int lanes) => lanes == SampleProducts.FoldedAtOnce
            ? Fold(first)
            : $"Vector{Literal.Integer(lanes * 32)}.Create({Whole(first, lanes / 2)}, {Whole(first + (lanes / 2), lanes / 2)})";

        string at = offset == "0" ? $"ref {reference}" : $"ref {reference}, {offset}";
        code.Line($"{Whole(0, plan.N.VectorLanes)}.StoreUnsafe({at});");
    }

    private static string Sum(string row, int column) => $"sum{(row == Ones ? "Ones" : row)}_{Literal.Integer(column)}";
}
