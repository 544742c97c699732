using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a copy: a loop nest for each block, around one element or one square.</summary>
internal static class CopyPrinter
{
    private static readonly string[] Variables = ["i", "j", "k", "l", "m", "n"];

    public static void Print(Copy copy, CodeWriter code)
    {
        foreach (CopyRegion region in copy.Regions)
        {
            List<CopyLoop> loops = region.Loops.Take(region.Loops.Count - (region.IsSquare ? 2 : 0)).Where(loop => loop.Count > 1).ToList();
            code.Gap();
            for (int depth = 0; depth < loops.Count; depth++)
            {
                string variable = Variables[depth];
                code.Open(copy.IsCut && depth == 0
                    ? $"for (nuint {variable} = {PartSyntax.Start(loops[0].Count, 1)}, end = {PartSyntax.End(loops[0].Count, 1)}; {variable} < end; {variable}++)"
                    : $"for (nuint {variable} = 0; {variable} < {Literal.Integer(loops[depth].Count)}; {variable}++)");
            }

            string source = Element(copy.Source.Role, region.SourceOffset, loops, loop => loop.SourceStride);
            string target = Element(copy.Target.Role, region.TargetOffset, loops, loop => loop.TargetStride);
            code.Line(region.IsSquare ? Transpose(region, source, target) : $"{target} = {source};");
            foreach (CopyLoop loop in loops)
            {
                code.Close();
            }
        }
    }

    // Offsets are unsigned: a loop that goes backwards counts what is left.
    private static string Element(string role, long offset, IReadOnlyList<CopyLoop> loops, Func<CopyLoop, long> stride) =>
        new Cursor(role, 0).Element(Index.Of(
            offset + loops.Where(loop => stride(loop) < 0).Sum(loop => stride(loop) * (loop.Count - 1)),
            loops.Select((loop, depth) => stride(loop) < 0
                ? ($"({Literal.Integer(loop.Count - 1)} - {Variables[depth]})", -stride(loop))
                : (Variables[depth], stride(loop))).ToArray()));

    // A square is as wide as the loops over it say: narrow layers lie in narrower vectors than the network's.
    private static string Transpose(CopyRegion square, string source, string target)
    {
        CopyLoop column = square.Loops[square.Loops.Count - 2];
        CopyLoop row = square.Loops[square.Loops.Count - 1];
        return VectorSyntax.OfLanes(row.Count).Transpose(source, row.SourceStride, target, column.TargetStride);
    }
}
