using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>
/// Prints a register tile of a contraction: its sums start from the initial value, take up the products, and leave through the epilogue.
/// </summary>
/// <param name="plan">The contraction.</param>
/// <param name="code">Where to print.</param>
/// <param name="vector">The vector width.</param>
/// <param name="first">The vector of the row it starts with; inside a loop over panels, that of the first turn.</param>
/// <param name="vectors">How many vectors a row of the tile has: those of one panel, or of several computed together.</param>
/// <param name="endsRow">Whether its last vector is that of the row.</param>
internal sealed class TilePrinter(Contraction plan, CodeWriter code, VectorSyntax vector, int first, int vectors, bool endsRow)
{
    private const string SumVariable = "k";

    public void Print(RowTile tile, TileCursors cursors)
    {
        if (plan.A is { Place.InRegisters: true } left)
        {
            Registers.PrintQuarters(code, vector, left.Place.Base, plan.K.Constant);
        }

        HashSet<string> started = DeclareSums(tile, cursors);
        if (plan.Tiling.UnrollSum)
        {
            for (int k = 0; k < plan.K.Constant; k++)
            {
                PrintStep(tile, cursors, k % tile.SumSplit, SumVariable, isVariable: false, k, started);
            }
        }
        else
        {
            PrintSumLoop(tile, cursors, started);
        }

        if (!plan.Tiling.UnrollSum)
        {
            code.Gap();
        }

        JoinChains(tile, started);
        PrintEpilogue(tile, cursors);
    }

    private static string Chain(RowTile tile, int chain) => tile.SumSplit == 1 ? "" : ((char)('a' + chain)).ToString();

    private string Sum(RowTile tile, int row, int lane, int chain)
    {
        string rowPart = tile.Height > 1 ? Literal.Integer(row) : "";
        string lanePart = vectors > 1 ? (tile.Height > 1 ? "_" : "") + Literal.Integer(lane) : "";
        return "sum" + rowPart + lanePart + Chain(tile, chain);
    }

    private IEnumerable<(int Row, int Lane)> Cells(RowTile tile) =>
        from row in Enumerable.Range(0, tile.Height)
        from lane in Enumerable.Range(0, vectors)
        select (row, lane);

    /// <summary>Declares what sums start from. Chains of a spelled-out sum start with their first product instead.</summary>
    private HashSet<string> DeclareSums(RowTile tile, TileCursors cursors)
    {
        HashSet<string> started = [];
        if (cursors.Initial is { } initial)
        {
            for (int lane = 0; lane < vectors; lane++)
            {
                string load = vector.Load(initial.Name, Literal.Integer(initial.Offset + LaneOffset(plan.Initial!, lane)));
                for (int row = 0; row < tile.Height; row++)
                {
                    string value = row == 0 ? load : Sum(tile, 0, lane, 0);
                    code.Line($"{vector.Type} {Sum(tile, row, lane, 0)} = {value};");
                    started.Add(Sum(tile, row, lane, 0));
                }
            }
        }

        if (plan.Tiling.UnrollSum)
        {
            return started;
        }

        foreach ((int row, int lane) in Cells(tile))
        {
            for (int chain = 0; chain < tile.SumSplit; chain++)
            {
                string sum = Sum(tile, row, lane, chain);
                if (started.Add(sum))
                {
                    code.Line($"{vector.Type} {sum} = {vector.Zero};");
                }
            }
        }

        return started;
    }

    private void PrintSumLoop(RowTile tile, TileCursors cursors, HashSet<string> started)
    {
        int split = tile.SumSplit;
        string step = split == 1 ? SumVariable + "++" : $"{SumVariable} += {Literal.Integer(split)}";
        if (plan.K.IsRows)
        {
            if (split == 1)
            {
                code.Open($"for (nuint {SumVariable} = 0; {SumVariable} < {MethodPrinter.RowCount}; {SumVariable}++)");
                PrintStep(tile, cursors, 0, SumVariable, isVariable: true, 0, started);
                code.Close();
                return;
            }

            code.Line($"nuint {SumVariable} = 0;");
            code.Open($"for (; {SumVariable} + {Literal.Integer(split)} <= {MethodPrinter.RowCount}; {step})");
            PrintChains(tile, cursors, started);
            code.Close();
            code.Open($"for (; {SumVariable} < {MethodPrinter.RowCount}; {SumVariable}++)");
            PrintStep(tile, cursors, 0, SumVariable, isVariable: true, 0, started);
            code.Close();
            return;
        }

        int even = plan.K.Constant / split * split;
        code.Open($"for (nuint {SumVariable} = 0; {SumVariable} < {Literal.Integer(even)}; {step})");
        PrintChains(tile, cursors, started);
        code.Close();
        for (int k = even; k < plan.K.Constant; k++)
        {
            PrintStep(tile, cursors, k - even, SumVariable, isVariable: false, k, started);
        }
    }

    private void PrintChains(RowTile tile, TileCursors cursors, HashSet<string> started)
    {
        for (int chain = 0; chain < tile.SumSplit; chain++)
        {
            PrintStep(tile, cursors, chain, SumVariable, isVariable: true, chain, started);
        }
    }

    /// <summary>Adds one product to every sum of a chain.</summary>
    private void PrintStep(
        RowTile tile, TileCursors cursors, int chain, string variable, bool isVariable, int constant, HashSet<string> started)
    {
        string Offset(long offset, long stride) => isVariable
            ? Index.Of(offset + (constant * stride), (variable, stride))
            : Literal.Integer(offset + (constant * stride));

        // Names are told apart where several steps share a scope.
        string suffix = isVariable ? Chain(tile, chain) : "At" + Literal.Integer(constant);
        string[] right = new string[vectors];
        for (int lane = 0; lane < vectors; lane++)
        {
            string load = vector.Load(cursors.B.Name, Offset(cursors.B.Offset + LaneOffset(plan.B, lane), Stride(plan.B, lane)));
            right[lane] = Named(tile.Height > 1, $"w{Literal.Integer(lane)}{suffix}", load);
        }

        for (int row = 0; row < tile.Height; row++)
        {
            string? left = null;
            if (cursors.A is { } a)
            {
                string value = plan.A!.Place.InRegisters
                    ? Registers.Broadcast(vector, plan.A.Place.Base, plan.K.Constant, constant)
                    : vector.Broadcast(a.Element(Offset(a.Offset + ((long)row * plan.A.RowStride), plan.A.ColumnStride)));
                string name = $"x{Literal.Integer(row)}{suffix}";
                left = Named(vectors > 1, name, value);
            }

            for (int lane = 0; lane < vectors; lane++)
            {
                PrintProduct(Sum(tile, row, lane, chain), left, right[lane], started);
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

    private void PrintProduct(string sum, string? left, string right, HashSet<string> started)
    {
        if (started.Add(sum))
        {
            code.Line($"{vector.Type} {sum} = {(left is null ? right : $"{left} * {right}")};");
        }
        else
        {
            code.Line(left is null ? $"{sum} += {right};" : $"{sum} = {vector.MultiplyAdd(left, right, sum)};");
        }
    }

    /// <summary>Adds the chains of each sum in pairs.</summary>
    private void JoinChains(RowTile tile, HashSet<string> started)
    {
        foreach ((int row, int lane) in Cells(tile))
        {
            for (int distance = 1; distance < tile.SumSplit; distance *= 2)
            {
                for (int chain = 0; chain + distance < tile.SumSplit; chain += 2 * distance)
                {
                    string into = Sum(tile, row, lane, chain);
                    string from = Sum(tile, row, lane, chain + distance);
                    if (started.Contains(from))
                    {
                        code.Line($"{into} += {from};");
                    }
                }
            }
        }
    }

    private void PrintEpilogue(RowTile tile, TileCursors cursors)
    {
        foreach ((int row, int lane) in Cells(tile))
        {
            string sum = Sum(tile, row, lane, 0);
            Dictionary<string, string> names = new() { [Contraction.Sum.Name] = sum };
            for (int index = 0; index < plan.EpilogueReads.Count; index++)
            {
                NamedLanes read = plan.EpilogueReads[index];
                string local = read.Name + sum.Substring("sum".Length);
                string offset = Literal.Integer(cursors.Reads[index].Offset + LaneOffset(read.Lanes, lane) + ((long)row * Stride(read.Lanes, lane)));
                code.Line($"{vector.Type} {local} = {vector.Load(cursors.Reads[index].Name, offset)};");
                names[read.Name] = local;
            }

            if (plan.Epilogue != Contraction.Sum)
            {
                code.Line($"{sum} = {new ExpressionPrinter(vector, name => names[name]).Print(plan.Epilogue)};");
            }

            if (plan.C.Place.InRegisters)
            {
                code.Line($"{Registers.Variable(plan.C.Place.Base, plan.N.Vectors, first + lane)} = {sum};");
                continue;
            }

            string target = Literal.Integer(cursors.C.Offset + LaneOffset(plan.C, lane) + ((long)row * Stride(plan.C, lane)));
            bool isPartial = plan.C.IsExact && endsRow && lane == vectors - 1;
            code.Line(isPartial
                ? vector.StorePartial(sum, cursors.C.Name, target, plan.N.LastLanes)
                : vector.Store(sum, cursors.C.Name, target));
        }
    }

    private long LaneOffset(LaneMap lanes, int lane) =>
        ((long)(lane / LaneAxis.PanelVectors) * lanes.PanelStride) + (lane % LaneAxis.PanelVectors * plan.N.VectorLanes);

    private int Stride(LaneMap lanes, int lane) =>
        (first + lane) / LaneAxis.PanelVectors < plan.N.FullPanels ? lanes.RowStride : lanes.HalfPanelRowStride;
}
