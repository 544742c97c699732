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

    public void Print()
    {
        if (plan.IsCut)
        {
            PartSyntax.Declare(code, FirstRow, EndRow, plan.M.Constant, plan.RowMultiple);
        }

        if (plan.Tiling.Groups.Count > 0)
        {
            foreach (VectorGroup group in plan.Tiling.Groups)
            {
                PrintGroup(group);
            }

            return;
        }

        // A panel whose last vector is stored in part is printed apart.
        int alike = plan.C.IsExact && !plan.N.HasHalfPanel ? plan.N.FullPanels - 1 : plan.N.FullPanels;
        if (alike > 1)
        {
            code.Open($"for (nuint {PanelVariable} = 0; {PanelVariable} < {Literal.Integer(alike)}; {PanelVariable}++)");
            PrintColumns(0, LaneAxis.PanelVectors, isLooped: true, plan.Tiling.Panel);
            code.Close();
        }
        else if (alike == 1)
        {
            PrintScopedColumns(0, LaneAxis.PanelVectors, plan.Tiling.Panel);
        }

        if (alike < plan.N.FullPanels)
        {
            PrintScopedColumns(alike * LaneAxis.PanelVectors, LaneAxis.PanelVectors, plan.Tiling.Panel);
        }

        if (plan.N.HasHalfPanel)
        {
            PrintScopedColumns(plan.N.Vectors - 1, 1, plan.Tiling.HalfPanel);
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
        Cursor At(LaneMap lanes) => isLooped
            ? new Cursor(lanes.Place.Role, 0).Follow(code, lanes.Place.Role + "Panel", PanelVariable, lanes.PanelStride)
            : new Cursor(lanes.Place.Role, (long)(first / LaneAxis.PanelVectors) * lanes.PanelStride);

        bool endsRow = !isLooped && first + vectors == plan.N.Vectors;
        TileCursors cursors = new(
            plan.A is null ? null : new Cursor(plan.A.Place.Role, 0),
            At(plan.B),
            At(plan.C),
            plan.Initial is null ? null : At(plan.Initial),
            plan.EpilogueReads.Select(read => At(read.Lanes)).ToEquatableArray());
        PrintRows(new TilePrinter(plan, code, first, vectors, endsRow), cursors, vectors, tiles);
    }

    private void PrintRows(TilePrinter printer, TileCursors cursors, int vectors, EquatableArray<RowTile> tiles)
    {
        if (plan.M.IsRows)
        {
            code.Line($"nuint {RowVariable} = 0;");
            foreach (RowTile tile in tiles)
            {
                string height = Literal.Integer(tile.Height);
                code.Gap();
                if (tile.Height > 1)
                {
                    code.Line($"// {height} rows at a time.");
                    code.Open($"for (; {RowVariable} + {height} <= {MethodPrinter.RowCount}; {RowVariable} += {height})");
                }
                else
                {
                    code.Line("// What is left, row by row.");
                    code.Open($"for (; {RowVariable} < {MethodPrinter.RowCount}; {RowVariable}++)");
                }

                printer.Print(tile, Follow(cursors, vectors));
                code.Close();
            }

            return;
        }

        if (plan.IsCut)
        {
            PrintRowsOfPart(printer, cursors, vectors, tiles);
            return;
        }

        int row = 0;
        foreach (RowTile tile in tiles)
        {
            int times = (plan.M.Constant - row) / tile.Height;
            if (times > 1)
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
                code.Gap().Line($"// {Range("Row", row, row + tile.Height - 1)}.").Open("");
                printer.Print(tile, AtRow(cursors, vectors, row));
                code.Close();
            }

            row += times * tile.Height;
        }
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
        cursors.A?.Plus((long)row * plan.A!.RowStride),
        cursors.B,
        cursors.C.Plus((long)row * Stride(plan.C, vectors)),
        cursors.Initial,
        cursors.Reads.Zip(plan.EpilogueReads, (cursor, read) => cursor.Plus((long)row * Stride(read.Lanes, vectors))).ToEquatableArray());

    private static int Stride(LaneMap lanes, int vectors) => vectors == 1 ? lanes.HalfPanelRowStride : lanes.RowStride;
}

/// <summary>Where a tile's operands start.</summary>
internal sealed record TileCursors(Cursor? A, Cursor B, Cursor C, Cursor? Initial, EquatableArray<Cursor> Reads);
