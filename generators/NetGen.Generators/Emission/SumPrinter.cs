using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>
/// Prints the sum of a register tile: spelled out, or as a loop. Each factor has an offset of its own that the loop advances: a product of
/// the loop variable and a stride would be multiplied out for every load, on the one port that can.
/// </summary>
/// <param name="plan">The contraction.</param>
/// <param name="code">Where to print.</param>
/// <param name="vector">The vector width.</param>
/// <param name="vectors">How many vectors a row of the tile has.</param>
/// <param name="tile">The tile.</param>
/// <param name="sums">Its sums.</param>
internal sealed class SumPrinter(Contraction plan, CodeWriter code, VectorSyntax vector, int vectors, RowTile tile, TileSums sums)
{
    private const string SumVariable = "k";

    public void Print(TileCursors cursors)
    {
        if (plan.Tiling.UnrollSum)
        {
            for (int k = 0; k < plan.K.Constant; k++)
            {
                PrintStep(cursors, k % tile.SumSplit, isVariable: false, k);
            }

            return;
        }

        if (plan.K.IsRows)
        {
            PrintLoopOverRows(cursors);
        }
        else
        {
            PrintLoop(cursors, plan.K.Constant);
        }

        code.Gap();
    }

    private void PrintLoop(TileCursors cursors, int length)
    {
        int even = length / tile.SumSteps * tile.SumSteps;
        string start = string.Join(", ", Offsets().Select(offset => $"{offset.Name} = 0").Prepend($"nuint {SumVariable} = 0"));
        code.Open($"for ({start}; {SumVariable} < {Literal.Integer(even)}; {Advance(tile.SumSteps)})");
        PrintTurn(cursors);
        code.Close();
        for (int k = even; k < length; k++)
        {
            PrintStep(cursors, k % tile.SumSplit, isVariable: false, k);
        }
    }

    private void PrintLoopOverRows(TileCursors cursors)
    {
        foreach (string name in Offsets().Select(offset => offset.Name).Prepend(SumVariable))
        {
            code.Line($"nuint {name} = 0;");
        }

        if (tile.SumSteps > 1)
        {
            code.Open($"for (; {SumVariable} + {Literal.Integer(tile.SumSteps)} <= {MethodPrinter.RowCount}; {Advance(tile.SumSteps)})");
            PrintTurn(cursors);
            code.Close();
        }

        code.Open($"for (; {SumVariable} < {MethodPrinter.RowCount}; {Advance(1)})");
        PrintStep(cursors, 0, isVariable: true, 0);
        code.Close();
    }

    private string Letter(int step) => tile.SumSteps == 1 ? "" : ((char)('a' + step)).ToString();

    /// <summary>The variables that follow the factors, and how far they move from product to product.</summary>
    private IEnumerable<(string Name, long Stride)> Offsets()
    {
        if (plan.B.StrideOf(vectors) > 1)
        {
            yield return (OffsetName(plan.B.Place), plan.B.StrideOf(vectors));
        }

        if (plan.A is { ColumnStride: > 1 } left)
        {
            yield return (OffsetName(left.Place), left.ColumnStride);
        }
    }

    private static string OffsetName(Place place) => place.Role + "At";

    private string Advance(int steps) => string.Join(", ", Offsets()
        .Select(offset => $"{offset.Name} += {Literal.Integer(steps * offset.Stride)}")
        .Prepend(steps == 1 ? SumVariable + "++" : $"{SumVariable} += {Literal.Integer(steps)}"));

    private void PrintTurn(TileCursors cursors)
    {
        for (int step = 0; step < tile.SumSteps; step++)
        {
            PrintStep(cursors, step % tile.SumSplit, isVariable: true, step);
        }
    }

    /// <summary>Adds one product to every sum of a chain.</summary>
    private void PrintStep(TileCursors cursors, int chain, bool isVariable, int constant)
    {
        string Offset(Place place, long offset, long stride) => isVariable
            ? Index.Of(offset + (constant * stride), (stride > 1 ? OffsetName(place) : SumVariable, System.Math.Min(stride, 1)))
            : Literal.Integer(offset + (constant * stride));

        // Names are told apart where several steps share a scope.
        string suffix = isVariable ? Letter(constant) : "At" + Literal.Integer(constant);
        string[] right = new string[vectors];
        for (int lane = 0; lane < vectors; lane++)
        {
            string load = vector.Load(
                cursors.B.Name, Offset(plan.B.Place, cursors.B.Offset + plan.B.VectorOffset(plan.N, lane), plan.B.StrideOf(vectors)));
            right[lane] = Named(tile.Height > 1, $"w{Literal.Integer(lane)}{suffix}", load);
        }

        for (int row = 0; row < tile.Height; row++)
        {
            string? left = null;
            if (cursors.A is { } a)
            {
                string value = plan.A!.Place.InRegisters
                    ? Registers.Broadcast(vector, plan.A.Place.Base, plan.K.Constant, constant)
                    : vector.Broadcast(a.Element(Offset(plan.A.Place, a.Offset + ((long)row * plan.A.RowStride), plan.A.ColumnStride)));
                left = Named(vectors > 1, $"x{Literal.Integer(row)}{suffix}", value);
            }

            for (int lane = 0; lane < vectors; lane++)
            {
                PrintProduct(sums.Name(row, lane, chain), left, right[lane]);
            }
        }
    }

    private string Named(bool isUsedOften, string name, string value)
    {
        if (!isUsedOften)
        {
            return value;
        }

        code.Line($"{vector.Type} {name} = {value};");
        return name;
    }

    private void PrintProduct(string sum, string? left, string right)
    {
        if (sums.Declare(sum))
        {
            code.Line($"{vector.Type} {sum} = {(left is null ? right : $"{left} * {right}")};");
        }
        else
        {
            code.Line(left is null ? $"{sum} += {right};" : $"{sum} = {vector.MultiplyAdd(left, right, sum)};");
        }
    }
}
