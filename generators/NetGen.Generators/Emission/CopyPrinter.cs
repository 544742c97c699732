using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a copy: a loop nest for each block, around one element or one square.</summary>
internal static class CopyPrinter
{
    private static readonly string[] Variables = ["i", "j", "k", "l"];

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

            string source = new Cursor(copy.Source.Role, 0).Element(Index.Of(
                region.SourceOffset, loops.Select((loop, depth) => (Variables[depth], (long)loop.SourceStride)).ToArray()));
            string target = new Cursor(copy.Target.Role, 0).Element(Index.Of(
                region.TargetOffset, loops.Select((loop, depth) => (Variables[depth], (long)loop.TargetStride)).ToArray()));
            code.Line(region.IsSquare ? Transpose(region, source, target) : $"{target} = {source};");
            foreach (CopyLoop loop in loops)
            {
                code.Close();
            }
        }
    }

    // A square is as wide as the loops over it say: narrow layers lie in narrower vectors than the network's.
    private static string Transpose(CopyRegion square, string source, string target)
    {
        CopyLoop column = square.Loops[square.Loops.Count - 2];
        CopyLoop row = square.Loops[square.Loops.Count - 1];
        return VectorSyntax.OfLanes(row.Count).Transpose(source, row.SourceStride, target, column.TargetStride);
    }
}
