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
/// <param name="first">The vector of the row it starts with; inside a loop over panels, that of the first turn.</param>
/// <param name="vectors">How many vectors a row of the tile has: those of one panel, or of several computed together.</param>
/// <param name="endsRow">Whether its last vector is that of the row.</param>
internal sealed class TilePrinter(Contraction plan, CodeWriter code, int first, int vectors, bool endsRow)
{
    private const string SumVariable = "k";

    private int _firstRow;

    private readonly VectorSyntax _vector = VectorSyntax.OfLanes(plan.N.VectorLanes);

    /// <param name="tile">The tile.</param>
    /// <param name="cursors">Where its operands start.</param>
    /// <param name="firstRow">The index of its first row, where strides do not tell where rows are.</param>
    public void Print(RowTile tile, TileCursors cursors, int firstRow = 0)
    {
        _firstRow = firstRow;
        if (plan.A is { Place.InRegisters: true } left)
        {
            Registers.PrintQuarters(code, _vector, left.Place, plan.K.Constant);
        }

        HashSet<string> started = DeclareSums(tile, cursors);
        TileCursors inner = cursors;
        foreach (ContractionLoop loop in plan.SumLoops)
        {
            inner = OpenLoop(loop, inner);
        }

        if (plan.Tiling.UnrollSum)
        {
            for (int k = 0; k < plan.K.Constant; k++)
            {
                PrintStep(tile, inner.A, Right(inner.B), k % tile.SumSplit, isVariable: false, k, started);
            }
        }
        else
        {
            PrintSumLoop(tile, inner, started);
        }

        foreach (ContractionLoop loop in plan.SumLoops)
        {
            code.Close();
        }

        if (!DeclaresByProducts)
        {
            code.Gap();
        }

        JoinChains(tile, started);
        new EpiloguePrinter(plan, code, first, vectors, endsRow).Print(tile, cursors, (row, lane) => Sum(tile, row, lane, 0));
    }

    /// <summary>Whether the sum is spelled out as a whole, so that chains start with their first product.</summary>
    private bool DeclaresByProducts => plan.Tiling.UnrollSum && plan.SumLoops.Count == 0;

    private bool EndsRow(int lane) => endsRow && lane == vectors - 1;

    private TileCursors OpenLoop(ContractionLoop loop, TileCursors cursors)
    {
        code.Open($"for (nuint {loop.Variable} = 0; {loop.Variable} < {MethodPrinter.Count(loop.Count)}; {loop.Variable}++)");
        return cursors with
        {
            A = cursors.A is { } a ? a.FollowLoop(code, plan.A!.Place.Role, loop.Variable, loop.A) : null,
            B = cursors.B.FollowLoop(code, plan.B.Place.Role, loop.Variable, plan.Stride(loop.B, plan.B, first)),
        };
    }

    private static string Letter(int count, int index) => count == 1 ? "" : ((char)('a' + index)).ToString();

    private string Sum(RowTile tile, int row, int lane, int chain)
    {
        string rowPart = tile.Height > 1 ? Literal.Integer(row) : "";
        string lanePart = vectors > 1 ? (tile.Height > 1 ? "_" : "") + Literal.Integer(lane) : "";
        return "sum" + rowPart + lanePart + Letter(tile.SumSplit, chain);
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
                string offset = Literal.Integer(initial.Offset + plan.LaneOffset(plan.Initial!, lane));
                string load = _vector.LoadRow(initial.Name, offset, plan.Initial!.IsExact && EndsRow(lane), plan.N.LastLanes);
                for (int row = 0; row < tile.Height; row++)
                {
                    string value = row == 0 ? load : Sum(tile, 0, lane, 0);
                    code.Line($"{_vector.Type} {Sum(tile, row, lane, 0)} = {value};");
                    started.Add(Sum(tile, row, lane, 0));
                }
            }
        }

        if (DeclaresByProducts)
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
                    code.Line($"{_vector.Type} {sum} = {_vector.Zero};");
                }
            }
        }

        return started;
    }

    private void PrintSumLoop(RowTile tile, TileCursors cursors, HashSet<string> started)
    {
        int steps = tile.SumSteps;
        string advance = steps == 1 ? SumVariable + "++" : $"{SumVariable} += {Literal.Integer(steps)}";
        if (plan.K.IsRows)
        {
            if (steps == 1)
            {
                code.Open($"for (nuint {SumVariable} = 0; {SumVariable} < {MethodPrinter.RowCount}; {SumVariable}++)");
                PrintTurn(tile, cursors, 1, started);
                code.Close();
                return;
            }

            code.Line($"nuint {SumVariable} = 0;");
            code.Open($"for (; {SumVariable} + {Literal.Integer(steps)} <= {MethodPrinter.RowCount}; {advance})");
            PrintTurn(tile, cursors, steps, started);
            code.Close();
            code.Gap().Open($"for (; {SumVariable} < {MethodPrinter.RowCount}; {SumVariable}++)");
            PrintTurn(tile, cursors, 1, started);
            code.Close();
            return;
        }

        int even = plan.K.Constant / steps * steps;
        code.Open($"for (nuint {SumVariable} = 0; {SumVariable} < {Literal.Integer(even)}; {advance})");
        PrintTurn(tile, cursors, steps, started);
        code.Close();
        for (int k = even; k < plan.K.Constant; k++)
        {
            PrintStep(tile, cursors.A, Right(cursors.B), k % tile.SumSplit, isVariable: false, k, started);
        }
    }

    /// <summary>Prints a turn of the loop over the sum: products for each chain.</summary>
    private void PrintTurn(RowTile tile, TileCursors cursors, int steps, HashSet<string> started)
    {
        Cursor[] right = MovingRight(cursors.B);
        Cursor? left = MovingLeft(cursors.A);
        bool readsQuarters = ReadsQuarters(tile, steps);
        for (int step = 0; step < steps; step++)
        {
            if (readsQuarters && step % Registers.QuarterLanes == 0)
            {
                Registers.PrintLoadedQuarter(code, _vector, LeftQuarter(step), left!.Value.Name, Index.Of(left.Value.Offset + step, (SumVariable, 1)));
            }

            string? element = readsQuarters
                ? Registers.Spread(_vector, LeftQuarter(step), step)
                : null;
            PrintStep(tile, left, right, step % tile.SumSplit, isVariable: true, step, started, element);
        }
    }

    /// <summary>
    /// Whether the elements of a row are read four at a time and spread by shuffles. A row of few vectors is as much about its elements as about
    /// its weights, and loads are what it waits for.
    /// </summary>
    private bool ReadsQuarters(RowTile tile, int chains) =>
        tile.Height == 1 && vectors <= 3 && chains % Registers.QuarterLanes == 0
        && plan.A is { ColumnStride: 1, IsLanes: false, Place.InRegisters: false };

    private static string LeftQuarter(int chain) => "x" + Literal.Integer(chain / Registers.QuarterLanes) + "Quarter";

    /// <summary>Where each vector of the right factor starts.</summary>
    private Cursor[] Right(Cursor start) => Enumerable
        .Range(0, vectors)
        .Select(lane => start.Plus(plan.LaneOffset(plan.B, lane)))
        .ToArray();

    /// <summary>
    /// Where each vector of the right factor is at the loop variable: one reference for all, or the JIT computes an address for each. A last
    /// panel of one vector moves on its own.
    /// </summary>
    private Cursor[] MovingRight(Cursor start)
    {
        int stride = plan.RowStride(plan.B, first);
        Cursor[] right = Right(start.Follow(code, plan.B.Place.Role + "Turn", SumVariable, stride));
        int last = vectors - 1;
        int lastStride = plan.RowStride(plan.B, first + last);
        if (lastStride != stride)
        {
            right[last] = Right(start)[last].Follow(code, plan.B.Place.Role + "LastTurn", SumVariable, lastStride);
        }

        return right;
    }

    /// <summary>
    /// Where the left factor is at the loop variable, if its elements lie apart: a product of loop variable and stride would be multiplied out
    /// for every load, and one port alone can.
    /// </summary>
    private Cursor? MovingLeft(Cursor? start) =>
        start is { } cursor && plan.A!.ColumnStride > 1 && plan.Terms.Count == 0
            ? cursor.Follow(code, plan.A.Place.Role + "Turn", SumVariable, plan.A.ColumnStride)
            : start;

    /// <summary>Adds one product to every sum of a chain.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="a">Where the left factor starts; in a loop, at the loop variable if its elements lie apart.</param>
    /// <param name="right">Where the vectors of the right factor start; in a loop, at the loop variable.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="isVariable">Whether in the loop over the sum.</param>
    /// <param name="constant">The index of the sum, in a loop counted from the loop variable.</param>
    /// <param name="started">The sums that have a value.</param>
    /// <param name="element">The element of the left factor in all lanes, if it need not be loaded.</param>
    private void PrintStep(
        RowTile tile, Cursor? a, Cursor[] right, int chain, bool isVariable, int constant, HashSet<string> started, string? element = null)
    {
        long LeftOffset(ScalarMap map) => plan.Terms.Count > 0 ? plan.Terms[constant].A : (long)constant * map.ColumnStride;
        string Left(ScalarMap map, long offset) => isVariable && map.ColumnStride == 1
            ? Index.Of(offset + LeftOffset(map), (SumVariable, map.ColumnStride))
            : Literal.Integer(offset + LeftOffset(map));

        // Names are told apart where several steps share a scope.
        string suffix = isVariable ? Letter(tile.SumSteps, constant) : "At" + Literal.Integer(constant);
        string[] factors = new string[vectors];
        for (int lane = 0; lane < vectors; lane++)
        {
            long step = plan.Terms.Count > 0 ? plan.Stride(plan.Terms[constant].B, plan.B, first + lane) : (long)constant * plan.RowStride(plan.B, first + lane);
            string offset = Literal.Integer(right[lane].Offset + step);
            string load = _vector.LoadRow(right[lane].Name, offset, plan.B.IsExact && EndsRow(lane), plan.N.LastLanes);
            factors[lane] = Named(tile.Height > 1, $"w{Literal.Integer(lane)}{suffix}", load);
        }

        for (int row = 0; row < tile.Height; row++)
        {
            if (a is { } rowStart && plan.A!.IsLanes)
            {
                for (int lane = 0; lane < vectors; lane++)
                {
                    long offset = rowStart.Offset + LeftRow(row) + (lane * (long)plan.N.VectorLanes);
                    PrintProduct(Sum(tile, row, lane, chain), _vector.Load(rowStart.Name, Left(plan.A, offset)), factors[lane], started);
                }

                continue;
            }

            string? left = null;
            if (a is { } elements)
            {
                string value = element ?? (plan.A!.Place.InRegisters
                    ? Registers.Broadcast(_vector, plan.A.Place, plan.K.Constant, constant)
                    : _vector.Broadcast(elements.Element(Left(plan.A, elements.Offset + LeftRow(row)))));
                string name = $"x{Literal.Integer(row)}{suffix}";
                left = Named(vectors > 1, name, value);
            }

            for (int lane = 0; lane < vectors; lane++)
            {
                PrintProduct(Sum(tile, row, lane, chain), left, factors[lane], started);
            }
        }
    }

    private long LeftRow(int row) => plan.RowOffsets.Count > 0 ? plan.RowOffsets[_firstRow + row] : (long)row * plan.A!.RowStride;

    private string Named(bool isUsedOften, string name, string value)
    {
        if (!isUsedOften)
        {
            return value;
        }

        code.Line($"{_vector.Type} {name} = {value};");
        return name;
    }

    private void PrintProduct(string sum, string? left, string right, HashSet<string> started)
    {
        if (started.Add(sum))
        {
            code.Line($"{_vector.Type} {sum} = {(left is null ? right : $"{left} * {right}")};");
        }
        else
        {
            code.Line(left is null ? $"{sum} += {right};" : $"{sum} = {_vector.MultiplyAdd(left, right, sum)};");
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
}
