using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>
/// Prints a contraction: a loop over panels of lanes, in it loops over tiles of rows, in them the sum. <see cref="TilePrinter"/> prints what
/// is inside.
/// </summary>
internal sealed class ContractionPrinter(Contraction plan, CodeWriter code)
{
    private const string PanelVariable = "panel";
    private const string RowVariable = "row";
    private const string FirstRow = "firstRow";
    private const string EndRow = "endRow";
    private const string BlockVariable = "block";
    private const string BlockEnd = "blockEnd";

    /// <summary>Where operands start inside the loop over groups.</summary>
    private readonly Dictionary<string, Cursor> _starts = [];

    /// <summary>Whether the blocks of rows are done and the rows that no block could take are left.</summary>
    private bool _isRest;

    public void Print()
    {
        if (plan.IsCut)
        {
            PartSyntax.Declare(code, FirstRow, EndRow, IsCutByLoop ? plan.RowLoops[0].Count.Constant : plan.M.Constant, IsCutByLoop ? 1 : plan.RowMultiple);
        }

        if (plan.Groups is { } groups)
        {
            OpenGroups(groups);
        }

        PrintBlocks();
        if (plan.Groups is not null)
        {
            code.Close();
        }
    }

    /// <summary>Whether a part is some turns of the outermost loop around the tiles, instead of some rows.</summary>
    private bool IsCutByLoop => plan.IsCut && plan.RowLoops.Count > 0;

    private Cursor Start(Place place) => _starts.TryGetValue(place.Role, out Cursor start) ? start : new Cursor(place.Role, 0);

    private void OpenGroups(ContractionLoop loop)
    {
        code.Gap().Open($"for (nuint {loop.Variable} = 0; {loop.Variable} < {MethodPrinter.Count(loop.Count)}; {loop.Variable}++)");
        void Move(Place? place, int stride)
        {
            if (place is not null)
            {
                _starts[place.Role] = Start(place).FollowLoop(code, place.Role, loop.Variable, stride);
            }
        }

        Move(plan.A?.Place, loop.A);
        Move(plan.B.Place, loop.B);
        Move(plan.C.Place, loop.C);
        Move(plan.Initial?.Place, loop.Vector);
        foreach (NamedLanes read in plan.EpilogueReads)
        {
            Move(read.Lanes.Place, read.Lanes.RowStride == 0 ? loop.Vector : loop.C);
        }
    }

    /// <summary>Opens a loop around the tiles of columns, and moves their operands along.</summary>
    private TileCursors OpenRows(ContractionLoop loop, TileCursors cursors, int first)
    {
        bool isPart = plan.IsCut && loop == plan.RowLoops[0];
        string end = isPart ? EndRow : MethodPrinter.Count(loop.Count);
        code.Gap().Open($"for (nuint {loop.Variable} = {(isPart ? FirstRow : "0")}; {loop.Variable} < {end}; {loop.Variable}++)");
        Cursor Move(Cursor cursor, LaneMap lanes, int stride) =>
            cursor.FollowLoop(code, lanes.Place.Role, loop.Variable, plan.Stride(stride, lanes, first));
        return new TileCursors(
            cursors.A is { } a ? a.FollowLoop(code, plan.A!.Place.Role, loop.Variable, loop.A) : null,
            Move(cursors.B, plan.B, loop.B),
            Move(cursors.C, plan.C, loop.C),
            cursors.Initial,
            cursors.Reads
                .Zip(plan.EpilogueReads, (cursor, read) => read.Lanes.RowStride == 0 ? cursor : Move(cursor, read.Lanes, loop.C))
                .ToEquatableArray());
    }

    private void PrintBlocks()
    {
        if (plan.Tiling.Groups.Count > 0)
        {
            foreach (VectorGroup group in plan.Tiling.Groups)
            {
                PrintGroup(group);
            }

            return;
        }

        if (plan.Tiling.RowBlock is not { } height)
        {
            PrintPanels(plan.Tiling.Panel, plan.Tiling.HalfPanel);
            return;
        }

        string rows = Literal.Integer(height);
        string all = Literal.Integer(plan.M.Constant);
        string end = plan.M.IsRows ? MethodPrinter.RowCount : plan.IsCut ? EndRow : all;
        code.Gap().Line($"// {rows} rows through all panels, then the next: what the panels read stays in the cache.");
        code.Open($"for (nuint {BlockVariable} = {(plan.IsCut ? FirstRow : "0")}; {BlockVariable} < {end}; {BlockVariable} += {rows})");
        code.Line($"nuint {BlockEnd} = global::System.Math.Min({BlockVariable} + {rows}, {end});");
        PrintPanels(plan.Tiling.Panel, plan.Tiling.HalfPanel);
        code.Close();
        if (!plan.M.IsRows && (plan.Tiling.Panel.Count > 1 || plan.Tiling.HalfPanel.Count > 1))
        {
            _isRest = true;
            code.Gap();
            if (plan.IsCut)
            {
                code.Line("// The part that has the last row computes what the blocks leave.").Open($"if ({EndRow} == {all})");
            }

            PrintPanels(plan.Tiling.Panel, plan.Tiling.HalfPanel);
            if (plan.IsCut)
            {
                code.Close();
            }
        }
    }

    private void PrintPanels(EquatableArray<RowTile> full, EquatableArray<RowTile> half)
    {
        int fullPanels = _isRest && full.Count < 2 ? 0 : plan.N.FullPanels;

        // A panel whose last vector is stored in part is printed apart.
        int alike = plan.EndsApart && !plan.N.HasHalfPanel ? fullPanels - 1 : fullPanels;
        if (alike > 1)
        {
            code.Gap().Open($"for (nuint {PanelVariable} = 0; {PanelVariable} < {Literal.Integer(alike)}; {PanelVariable}++)");
            PrintColumns(0, LaneAxis.PanelVectors, isLooped: true, full);
            code.Close();
        }
        else if (alike == 1)
        {
            PrintScopedColumns(0, LaneAxis.PanelVectors, full);
        }

        if (alike < fullPanels)
        {
            PrintScopedColumns(alike * LaneAxis.PanelVectors, LaneAxis.PanelVectors, full);
        }

        if (plan.N.HasHalfPanel && !(_isRest && half.Count < 2))
        {
            PrintScopedColumns(plan.N.Vectors - 1, 1, half);
        }
    }

    /// <summary>Prints the columns of a single row that are computed at once, in a loop where there are more such groups.</summary>
    private void PrintGroup(VectorGroup group)
    {
        EquatableArray<RowTile> tile = EquatableArray.Of(group.Tile);
        int looped = plan.IsLastApart(group) ? group.Count - 1 : group.Count;
        if (looped > 1)
        {
            int panels = group.Vectors / LaneAxis.PanelVectors;
            code.Open($"for (nuint {PanelVariable} = 0; {PanelVariable} < {Literal.Integer(looped * panels)}; {PanelVariable} += {Literal.Integer(panels)})");
            PrintColumns(0, group.Vectors, isLooped: true, tile);
            code.Close();
        }

        for (int index = looped > 1 ? looped : 0; index < group.Count; index++)
        {
            PrintScopedColumns(group.First + (index * group.Vectors), group.Vectors, tile);
        }
    }

    private void PrintScopedColumns(int first, int vectors, EquatableArray<RowTile> tiles)
    {
        if (vectors == plan.N.Vectors)
        {
            PrintColumns(first, vectors, isLooped: false, tiles);
            return;
        }

        int start = first * plan.N.VectorLanes;
        int last = System.Math.Min(plan.N.Length, start + (vectors * plan.N.VectorLanes)) - 1;
        code.Gap().Line($"// {Range("Column", start, last)}.").Open("");
        PrintColumns(first, vectors, isLooped: false, tiles);
        code.Close();
    }

    /// <param name="first">The first vector; inside the loop over panels, that of its first turn.</param>
    /// <param name="vectors">How many vectors are computed at once.</param>
    /// <param name="isLooped">Whether inside the loop over panels.</param>
    /// <param name="tiles">The register tiles.</param>
    private void PrintColumns(int first, int vectors, bool isLooped, EquatableArray<RowTile> tiles)
    {
        Cursor AtPanel(Place place, int panelStride) => isLooped
            ? Start(place).Follow(code, place.Role + "Panel", PanelVariable, panelStride)
            : Start(place).Plus((long)(first / LaneAxis.PanelVectors) * panelStride);
        Cursor At(LaneMap lanes) => AtPanel(lanes.Place, lanes.PanelStride).Plus(plan.Stride(lanes.Skip, lanes, first));

        bool endsRow = !isLooped && first + vectors == plan.N.Vectors;
        TileCursors cursors = new(
            plan.A is null ? null : plan.A.IsLanes ? AtPanel(plan.A.Place, plan.N.PanelLanes) : Start(plan.A.Place),
            At(plan.B),
            At(plan.C),
            plan.Initial is null ? null : At(plan.Initial),
            plan.EpilogueReads.Select(read => At(read.Lanes)).ToEquatableArray());
        foreach (ContractionLoop loop in plan.RowLoops)
        {
            cursors = OpenRows(loop, cursors, first);
        }

        PrintRows(new TilePrinter(plan, code, first, vectors, endsRow), cursors, vectors, tiles);
        foreach (ContractionLoop loop in plan.RowLoops)
        {
            code.Close();
        }
    }

    private void PrintRows(TilePrinter printer, TileCursors cursors, int vectors, EquatableArray<RowTile> tiles)
    {
        if (plan.M.IsRows)
        {
            bool isBlocked = plan.Tiling.RowBlock is not null;
            string end = isBlocked ? BlockEnd : MethodPrinter.RowCount;
            code.Line($"nuint {RowVariable} = {(isBlocked ? BlockVariable : "0")};");
            foreach (RowTile tile in tiles)
            {
                string height = Literal.Integer(tile.Height);
                code.Gap();
                if (tile.Height > 1)
                {
                    code.Line($"// {height} rows at a time.");
                    code.Open($"for (; {RowVariable} + {height} <= {end}; {RowVariable} += {height})");
                }
                else
                {
                    code.Line("// What is left, row by row.");
                    code.Open($"for (; {RowVariable} < {end}; {RowVariable}++)");
                }

                printer.Print(tile, Follow(cursors, vectors));
                code.Close();
            }

            return;
        }

        if (plan.IsCut && !IsCutByLoop && plan.Tiling.RowBlock is null)
        {
            PrintRowsOfPart(printer, cursors, vectors, tiles);
            return;
        }

        int row = 0;
        foreach (RowTile tile in tiles)
        {
            int times = tile.Times ?? (plan.M.Constant - row) / tile.Height;
            bool isBlocked = plan.Tiling.RowBlock is not null && tile == tiles[0];
            if (isBlocked && !_isRest)
            {
                string height = Literal.Integer(tile.Height);
                code.Open($"for (nuint {RowVariable} = {BlockVariable}; {RowVariable} + {height} <= {BlockEnd}; {RowVariable} += {height})");
                printer.Print(tile, Follow(cursors, vectors));
                code.Close();
                return;
            }

            if (isBlocked)
            {
                row += times * tile.Height;
                continue;
            }

            if (plan.RowOffsets.Count > 0)
            {
                for (int time = 0; time < times; time++)
                {
                    PrintSpelledRows(printer, cursors, vectors, tile, row + (time * tile.Height));
                }
            }
            else if (times > 1)
            {
                int end = row + (times * tile.Height);
                code.Open($"for (nuint {RowVariable} = {Literal.Integer(row)}; {RowVariable} < {Literal.Integer(end)}; {RowVariable} += {Literal.Integer(tile.Height)})");
                printer.Print(tile, Follow(cursors, vectors));
                code.Close();
            }
            else if (times == 1 && plan.M.Constant == tile.Height)
            {
                printer.Print(tile, cursors);
            }
            else if (times == 1)
            {
                PrintSpelledRows(printer, cursors, vectors, tile, row);
            }

            row += times * tile.Height;
        }
    }

    private void PrintSpelledRows(TilePrinter printer, TileCursors cursors, int vectors, RowTile tile, int row)
    {
        string what = plan.RowLoops.Count > 0 ? "Position" : "Row";
        code.Gap().Line($"// {Range(what, row, row + tile.Height - 1)}.").Open("");
        printer.Print(tile, AtRow(cursors, vectors, row), row);
        code.Close();
    }

    /// <summary>The part that has the last row computes the rows that the tallest tile leaves.</summary>
    private void PrintRowsOfPart(TilePrinter printer, TileCursors cursors, int vectors, EquatableArray<RowTile> tiles)
    {
        string height = Literal.Integer(tiles[0].Height);
        code.Line($"nuint {RowVariable} = {FirstRow};");
        code.Open($"for (; {RowVariable} + {height} <= {EndRow}; {RowVariable} += {height})");
        printer.Print(tiles[0], Follow(cursors, vectors));
        code.Close();
        if (tiles.Count > 1)
        {
            int row = plan.M.Constant - tiles[1].Height;
            code.Gap().Line($"// {Range("Row", row, plan.M.Constant - 1)}.").Open($"if ({RowVariable} < {EndRow})");
            printer.Print(tiles[1], AtRow(cursors, vectors, row));
            code.Close();
        }
    }

    private static string Range(string what, int first, int last) => first == last
        ? $"{what} {Literal.Integer(first)}"
        : $"{what}s {Literal.Integer(first)} to {Literal.Integer(last)}";

    private TileCursors Follow(TileCursors cursors, int vectors)
    {
        Cursor Move(Cursor cursor, Place place, int stride) => cursor.Follow(code, place.Role + "Row", RowVariable, stride);
        return new TileCursors(
            cursors.A is { } a ? Move(a, plan.A!.Place, plan.A.RowStride) : null,
            cursors.B,
            Move(cursors.C, plan.C.Place, Stride(plan.C, vectors)),
            cursors.Initial,
            cursors.Reads
                .Zip(plan.EpilogueReads, (cursor, read) => Move(cursor, read.Lanes.Place, Stride(read.Lanes, vectors)))
                .ToEquatableArray());
    }

    private TileCursors AtRow(TileCursors cursors, int vectors, int row) => new(
        plan.RowOffsets.Count > 0 ? cursors.A : cursors.A?.Plus((long)row * plan.A!.RowStride),
        cursors.B,
        cursors.C.Plus((long)row * Stride(plan.C, vectors)),
        cursors.Initial,
        cursors.Reads.Zip(plan.EpilogueReads, (cursor, read) => cursor.Plus((long)row * Stride(read.Lanes, vectors))).ToEquatableArray());

    private static int Stride(LaneMap lanes, int vectors) => vectors == 1 ? lanes.HalfPanelRowStride : lanes.RowStride;
}

/// <summary>Where a tile's operands start.</summary>
internal sealed record TileCursors(Cursor? A, Cursor B, Cursor C, Cursor? Initial, EquatableArray<Cursor> Reads);
