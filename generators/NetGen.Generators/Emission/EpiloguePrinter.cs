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
            PrintStored(cursors, sum);
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

    /// <summary>The sums of a single row go to their places; a loop along these applies the formula, whose constants then have the registers to themselves.</summary>
    private void PrintStored(TileCursors cursors, Func<int, int, string> sum)
    {
        for (int lane = 0; lane < Whole; lane++)
        {
            PrintStore(sum(0, lane), cursors.C, 0, lane);
        }

        code.Gap();
        code.Open($"for (nuint {CellVariable} = 0; {CellVariable} < {Literal.Integer(Whole)}; {CellVariable}++)");
        Cursor Move(Cursor cursor, LaneMap lanes) => cursor.Follow(code, lanes.Place.Role + "Cell", CellVariable, plan.N.VectorLanes);
        Cursor target = Move(cursors.C, plan.C);
        EquatableArray<Cursor> reads = cursors.Reads.Zip(plan.EpilogueReads, (cursor, read) => Move(cursor, read.Lanes)).ToEquatableArray();
        code.Line($"{_vector.Type} value = {_vector.Load(target.Name, Literal.Integer(target.Offset))};");
        PrintValue("value", "", reads, 0, 0);
        PrintStore("value", target, 0, 0);
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
            if (read.Lanes.Place.InRegisters)
            {
                names[read.Name] = Registers.Variable(read.Lanes.Place, first + lane);
                continue;
            }

            string local = read.Name + suffix;
            string offset = Offset(reads[index], read.Lanes, row, lane);
            string load = _vector.LoadRow(reads[index].Name, offset, read.Lanes.IsExact && endsRow && lane == vectors - 1, plan.N.LastLanes);
            code.Line($"{_vector.Type} {local} = {load};");
            names[read.Name] = local;
        }

        code.Line($"{name} = {new ExpressionPrinter(_vector, operand => names[operand]).Print(plan.Epilogue)};");
    }

    private void PrintStore(string value, Cursor cursor, int row, int lane)
    {
        if (plan.C.Place.InRegisters)
        {
            code.Line($"{Registers.Variable(plan.C.Place, first + lane)} = {value};");
            return;
        }

        string target = Offset(cursor, plan.C, row, lane);
        code.Line(_vector.StoreRow(value, cursor.Name, target, lane >= Whole, plan.N.LastLanes));
    }

    private string Offset(Cursor cursor, LaneMap lanes, int row, int lane) =>
        Literal.Integer(cursor.Offset + plan.LaneOffset(lanes, lane) + ((long)row * plan.RowStride(lanes, first + lane)));
}
