using System.Collections.Generic;
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
/// <param name="vectors">How many vectors a row of the tile has: those of one panel, or of several computed together.</param>
/// <param name="panel">The index of its first panel, where it is known.</param>
/// <param name="endsRow">Whether its last vector is that of the row.</param>
internal sealed class TilePrinter(Contraction plan, CodeWriter code, VectorSyntax vector, int vectors, int panel, bool endsRow)
{
    public void Print(RowTile tile, TileCursors cursors)
    {
        if (plan.A is { Place.InRegisters: true } left)
        {
            Registers.PrintQuarters(code, vector, left.Place.Base, plan.K.Constant);
        }

        TileSums sums = new(tile, vectors);
        DeclareSums(tile, cursors, sums);
        new SumPrinter(plan, code, vector, vectors, tile, sums).Print(cursors);
        JoinChains(tile, sums);
        PrintEpilogue(cursors, sums);
    }

    /// <summary>Declares what sums start from. Chains of a spelled-out sum start with their first product instead.</summary>
    private void DeclareSums(RowTile tile, TileCursors cursors, TileSums sums)
    {
        if (cursors.Initial is { } initial)
        {
            for (int lane = 0; lane < vectors; lane++)
            {
                string load = vector.Load(initial.Name, Literal.Integer(initial.Offset + plan.Initial!.VectorOffset(plan.N, lane)));
                for (int row = 0; row < tile.Height; row++)
                {
                    string value = row == 0 ? load : sums.Name(0, lane, 0);
                    code.Line($"{vector.Type} {sums.Name(row, lane, 0)} = {value};");
                    sums.Declare(sums.Name(row, lane, 0));
                }
            }
        }

        if (plan.Tiling.UnrollSum)
        {
            return;
        }

        foreach ((int row, int lane) in sums.Cells)
        {
            for (int chain = 0; chain < tile.SumSplit; chain++)
            {
                string sum = sums.Name(row, lane, chain);
                if (sums.Declare(sum))
                {
                    code.Line($"{vector.Type} {sum} = {vector.Zero};");
                }
            }
        }
    }

    /// <summary>Adds the chains of each sum in pairs.</summary>
    private void JoinChains(RowTile tile, TileSums sums)
    {
        foreach ((int row, int lane) in sums.Cells)
        {
            for (int distance = 1; distance < tile.SumSplit; distance *= 2)
            {
                for (int chain = 0; chain + distance < tile.SumSplit; chain += 2 * distance)
                {
                    string from = sums.Name(row, lane, chain + distance);
                    if (sums.IsDeclared(from))
                    {
                        code.Line($"{sums.Name(row, lane, chain)} += {from};");
                    }
                }
            }
        }
    }

    private void PrintEpilogue(TileCursors cursors, TileSums sums)
    {
        foreach ((int row, int lane) in sums.Cells)
        {
            string sum = sums.Name(row, lane, 0);
            Dictionary<string, string> names = new() { [Contraction.Sum.Name] = sum };
            for (int index = 0; index < plan.EpilogueReads.Count; index++)
            {
                NamedLanes read = plan.EpilogueReads[index];
                string local = sums.Beside(read.Name, row, lane);
                code.Line($"{vector.Type} {local} = {vector.Load(cursors.Reads[index].Name, Offset(cursors.Reads[index], read.Lanes, row, lane))};");
                names[read.Name] = local;
            }

            if (plan.Epilogue != Contraction.Sum)
            {
                code.Line($"{sum} = {new ExpressionPrinter(vector, name => names[name]).Print(plan.Epilogue)};");
            }

            if (plan.C.Place.InRegisters)
            {
                code.Line($"{Registers.Variable(plan.C.Place.Base, plan.N.Vectors, (panel * LaneAxis.PanelVectors) + lane)} = {sum};");
                continue;
            }

            string target = Offset(cursors.C, plan.C, row, lane);
            bool isPartial = plan.C.IsExact && endsRow && lane == vectors - 1;
            code.Line(isPartial
                ? vector.StorePartial(sum, cursors.C.Name, target, plan.N.LastLanes)
                : vector.Store(sum, cursors.C.Name, target));
        }
    }

    private string Offset(Cursor cursor, LaneMap lanes, int row, int lane) =>
        Literal.Integer(cursor.Offset + lanes.VectorOffset(plan.N, lane) + ((long)row * lanes.StrideOf(vectors)));
}
