using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Cuts a transposed copy into squares as wide as a vector, which are transposed in registers at about a quarter of a cycle an element, and
/// what is left at two edges, element by element at one or two cycles.
/// </summary>
internal static class TransposedRegions
{
    /// <param name="edge">The floats in a vector of the source or of the target, whichever has fewer.</param>
    /// <param name="source">Where the source's block starts.</param>
    /// <param name="target">Where the target's block starts.</param>
    /// <param name="outer">The loops over blocks.</param>
    /// <param name="columns">The loop along a row of the source: its elements side by side there, a row apart in the target.</param>
    /// <param name="rows">The loop down a column of the source: the other way round.</param>
    public static IEnumerable<CopyRegion> Of(
        int edge, int source, int target, IReadOnlyList<CopyLoop> outer, CopyLoop columns, CopyLoop rows)
    {
        CopyLoop columnSteps = new(columns.Count / edge, edge, edge * columns.TargetStride);
        CopyLoop rowSteps = new(rows.Count / edge, edge * rows.SourceStride, edge);
        int evenColumns = columnSteps.Count * edge;
        int evenRows = rowSteps.Count * edge;
        if (evenColumns > 0 && evenRows > 0)
        {
            yield return new CopyRegion(
                source, target, Nest(columnSteps, rowSteps, columns with { Count = edge }, rows with { Count = edge }), IsSquare: true);
        }

        if (evenColumns > 0 && evenRows < rows.Count)
        {
            yield return new CopyRegion(
                source + (evenRows * rows.SourceStride),
                target + evenRows,
                Nest(columns with { Count = evenColumns }, rows with { Count = rows.Count - evenRows }));
        }

        if (evenColumns < columns.Count)
        {
            yield return new CopyRegion(
                source + evenColumns,
                target + (evenColumns * columns.TargetStride),
                Nest(columns with { Count = columns.Count - evenColumns }, rows));
        }

        EquatableArray<CopyLoop> Nest(params CopyLoop[] inner) => outer.Concat(inner).ToEquatableArray();
    }
}
