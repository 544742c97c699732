using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints how the finished sums of a register tile leave it: through the epilogue, to where the result lies.</summary>
/// <param name="plan">The contraction.</param>
/// <param name="code">Where to print.</param>
/// <param name="first">The vector of the row the tile starts with; inside a loop over panels, that of the first turn.</param>
/// <param name="vectors">How many vectors a row of the tile has.</param>
/// <param name="endsRow">Whether its last vector is that of the row.</param>
internal sealed class EpiloguePrinter(Contraction plan, CodeWriter code, int first, int vectors, bool endsRow)
{
    private const string CellVariable = "cell";

    private readonly VectorSyntax _vector = VectorSyntax.OfLanes(plan.N.VectorLanes);

    /// <summary>The vectors of a row that are stored whole.</summary>
    private int Whole => plan.EndsInPart && endsRow ? vectors - 1 : vectors;

    /// <param name="tile">The tile.</param>
    /// <param name="cursors">Where its operands start.</param>
    /// <param name="sum">The variable of a sum, by row and vector.</param>
    public void Print(RowTile tile, TileCursors cursors, Func<int, int, string> sum)
    {
        bool storesSums = plan.Tiling.StoresSums && Whole > 0;
        if (storesSums)
        {
            PrintStored(tile, cursors, sum);
        }

        for (int row = 0; row < tile.Height; row++)
        {
            for (int lane = storesSums ? Whole : 0; lane < vectors; lane++)
            {
                string name = sum(row, lane);
                PrintValue(name, name.Substring("sum".Length), cursors.Reads, row, lane);
                PrintStore(name, cursors.C, row, lane);
            }
        }
    }

    /// <summary>Sums go to their places; a loop over these applies the formula, whose constants then have the registers to themselves.</summary>
    private void PrintStored(RowTile tile, TileCursors cursors, Func<int, int, string> sum)
    {
        for (int row = 0; row < tile.Height; row++)
        {
            for (int lane = 0; lane < Whole; lane++)
            {
                PrintStore(sum(row, lane), cursors.C, row, lane);
            }
        }

        // The loop goes along a single row, or down several.
        bool isOneRow = tile.Height == 1;
        int count = isOneRow ? Whole : tile.Height;
        code.Gap();
        code.Open($"for (nuint {CellVariable} = 0; {CellVariable} < {Literal.Integer(count)}; {CellVariable}++)");
        Cursor Move(Cursor cursor, LaneMap lanes) => cursor.Follow(
            code, lanes.Place.Role + "Cell", CellVariable, isOneRow ? plan.N.VectorLanes : plan.RowStride(lanes, first));
        Cursor target = Move(cursors.C, plan.C);
        EquatableArray<Cursor> reads = cursors.Reads.Zip(plan.EpilogueReads, (cursor, read) => Move(cursor, read.Lanes)).ToEquatableArray();
        for (int lane = 0; lane < (isOneRow ? 1 : Whole); lane++)
        {
            string suffix = isOneRow || Whole == 1 ? "" : Literal.Integer(lane);
            string load = _vector.Load(target.Name, Literal.Integer(target.Offset + plan.LaneOffset(plan.C, lane)));
            code.Line($"{_vector.Type} value{suffix} = {load};");
            PrintValue("value" + suffix, suffix, reads, 0, lane);
            PrintStore("value" + suffix, target, 0, lane);
        }

        code.Close();
    }

    private void PrintValue(string name, string suffix, EquatableArray<Cursor> reads, int row, int lane)
    {
        if (plan.Epilogue == Contraction.Sum)
        {
            return;
        }

        Dictionary<string, string> names = new() { [Contraction.Sum.Name] = name };
        for (int index = 0; index < plan.EpilogueReads.Count; index++)
        {
            NamedLanes read = plan.EpilogueReads[index];
            string local = read.Name + suffix;
            code.Line($"{_vector.Type} {local} = {_vector.Load(reads[index].Name, Offset(reads[index], read.Lanes, row, lane))};");
            names[read.Name] = local;
        }

        code.Line($"{name} = {new ExpressionPrinter(_vector, operand => names[operand]).Print(plan.Epilogue)};");
    }

    private void PrintStore(string value, Cursor cursor, int row, int lane)
    {
        if (plan.C.Place.InRegisters)
        {
            code.Line($"{Registers.Variable(plan.C.Place.Base, plan.N.Vectors, first + lane)} = {value};");
            return;
        }

        string target = Offset(cursor, plan.C, row, lane);
        code.Line(lane < Whole
            ? _vector.Store(value, cursor.Name, target)
            : _vector.StorePartial(value, cursor.Name, target, plan.N.LastLanes));
    }

    private string Offset(Cursor cursor, LaneMap lanes, int row, int lane) =>
        Literal.Integer(cursor.Offset + plan.LaneOffset(lanes, lane) + ((long)row * plan.RowStride(lanes, first + lane)));
}
