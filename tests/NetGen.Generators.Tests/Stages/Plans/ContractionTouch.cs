using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>What a contraction touches.</summary>
/// <param name="kernel">The contraction.</param>
/// <param name="rows">The number of samples.</param>
internal sealed class ContractionTouch(Contraction kernel, int rows)
{
    private IEnumerable<ContractionLoop> Groups => kernel.Groups is { } groups ? [groups] : [];

    public IEnumerable<Touch> All()
    {
        if (kernel.A is { } a)
        {
            yield return Left(a);
        }

        yield return Vectors(kernel.B, Right, _ => End(Groups, loop => loop.B), false, "B");
        if (kernel.Initial is { } initial)
        {
            yield return Vectors(initial, _ => 0, _ => End(Groups, loop => loop.Vector), false, "initial");
        }

        foreach (NamedLanes read in kernel.EpilogueReads)
        {
            bool isVector = read.Lanes.RowStride == 0;
            yield return Vectors(
                read.Lanes,
                vector => isVector ? 0 : Result(read.Lanes, vector),
                _ => End(Groups, loop => isVector ? loop.Vector : loop.C),
                false,
                read.Name) with
            { IsInPlace = true };
        }

        yield return Vectors(kernel.C, vector => Result(kernel.C, vector), _ => End(Groups, loop => loop.C), true, "C");
    }

    /// <summary>The rows of a matrix in panels.</summary>
    public static Touch Rows(LaneMap map, LaneAxis axis, long rows, bool isWrite, string what)
    {
        long last = Enumerable.Range(0, axis.Vectors).Max(vector =>
            Start(map, axis, vector) + ((rows - 1) * (vector / LaneAxis.PanelVectors < axis.FullPanels ? map.RowStride : map.HalfPanelRowStride)) + Lanes(map, axis, vector));
        return new Touch(map.Place, last, isWrite, what);
    }

    private Touch Left(ScalarMap a)
    {
        long row = kernel.RowOffsets.Count > 0 ? kernel.RowOffsets.Max() : (Count(kernel.M) - 1) * a.RowStride;
        long sum = kernel.Terms.Count > 0 ? kernel.Terms.Max(term => term.A) : (Count(kernel.K) - 1) * a.ColumnStride;
        long loops = End(Groups.Concat(kernel.RowLoops).Concat(kernel.SumLoops), loop => loop.A);
        return new Touch(a.Place, row + sum + loops + (a.IsLanes ? kernel.N.Padded : 1), false, "A");
    }

    /// <summary>How far the last row of the right factor is, at a vector.</summary>
    private long Right(int vector)
    {
        long sum = kernel.Terms.Count > 0
            ? kernel.Terms.Max(term => kernel.Stride(term.B, kernel.B, vector))
            : (Count(kernel.K) - 1) * kernel.RowStride(kernel.B, vector);
        return sum + Along(kernel.RowLoops.Concat(kernel.SumLoops), kernel.B, vector, loop => loop.B);
    }

    /// <summary>How far the last row of the result is, or of what lies like it.</summary>
    private long Result(LaneMap map, int vector) =>
        ((Count(kernel.M) - 1) * kernel.RowStride(map, vector)) + Along(kernel.RowLoops, map, vector, loop => loop.C);

    private long Along(IEnumerable<ContractionLoop> loops, LaneMap map, int vector, Func<ContractionLoop, int> stride) =>
        loops.Sum(loop => (Count(loop.Count) - 1) * kernel.Stride(stride(loop), map, vector));

    private long End(IEnumerable<ContractionLoop> loops, Func<ContractionLoop, int> stride) =>
        loops.Sum(loop => (Count(loop.Count) - 1) * stride(loop));

    private Touch Vectors(LaneMap map, Func<int, long> last, Func<int, long> ofGroups, bool isWrite, string what)
    {
        IEnumerable<int> vectors = Enumerable.Range(0, kernel.N.Vectors);
        long first = vectors.Min(vector => Start(map, kernel.N, vector) + kernel.Stride(map.Skip, map, vector));
        long end = vectors.Max(vector =>
            Start(map, kernel.N, vector) + kernel.Stride(map.Skip, map, vector) + last(vector) + ofGroups(vector) + Lanes(map, kernel.N, vector));
        return new Touch(map.Place, end - first, isWrite, what) { First = first };
    }

    private static long Start(LaneMap map, LaneAxis axis, int vector) =>
        ((long)(vector / LaneAxis.PanelVectors) * map.PanelStride) + (vector % LaneAxis.PanelVectors * axis.VectorLanes);

    // Rows without padding are read and written up to their last element.
    private static int Lanes(LaneMap map, LaneAxis axis, int vector) =>
        map.IsExact && vector == axis.Vectors - 1 ? axis.LastLanes : axis.VectorLanes;

    private long Count(Extent extent) => extent.IsRows ? (long)extent.PerSample * rows : extent.Constant;
}
