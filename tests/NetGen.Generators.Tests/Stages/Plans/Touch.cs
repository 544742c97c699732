using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>A stretch of a buffer that a kernel reads or writes, as far as its maps tell: from the first float to after the last.</summary>
/// <param name="Place">Where the tensor starts.</param>
/// <param name="Length">Floats from there to after the last one touched.</param>
/// <param name="IsWrite">Whether it is written.</param>
/// <param name="What">What it is to the kernel.</param>
internal sealed record Touch(Place Place, long Length, bool IsWrite, string What)
{
    /// <summary>All that a kernel touches for a number of samples.</summary>
    public static IEnumerable<Touch> Of(Kernel kernel, int rows) => kernel switch
    {
        Contraction contraction => OfContraction(contraction, rows),
        Map map => OfMap(map),
        Reduce reduce => OfReduce(reduce, rows),
        Copy copy => OfCopy(copy),
        SampleProgram program => OfProgram(program, rows),
        SampleProducts products => OfProducts(products, rows),
        _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "No rule for this kernel."),
    };

    private static IEnumerable<Touch> OfContraction(Contraction kernel, int rows)
    {
        long m = Count(kernel.M, rows);
        long k = Count(kernel.K, rows);
        if (kernel.A is { } a)
        {
            yield return new Touch(a.Place, ((m - 1) * a.RowStride) + ((k - 1) * a.ColumnStride) + 1, false, "A");
        }

        yield return Lanes(kernel.B, kernel.N, k, false, "B");
        if (kernel.Initial is { } initial)
        {
            yield return Lanes(initial, kernel.N, 1, false, "initial");
        }

        foreach (NamedLanes read in kernel.EpilogueReads)
        {
            yield return Lanes(read.Lanes, kernel.N, m, false, read.Name);
        }

        yield return Lanes(kernel.C, kernel.N, m, true, "C");
    }

    private static IEnumerable<Touch> OfMap(Map kernel) => kernel.Reads
        .Select(read => new Touch(read.Place, kernel.Length, false, read.Name))
        .Concat(kernel.Assignments
            .Where(assignment => assignment.Target is not null)
            .Select(assignment => new Touch(assignment.Target!, kernel.Length, true, assignment.Name)));

    private static IEnumerable<Touch> OfReduce(Reduce kernel, int rows)
    {
        long count = Count(kernel.Rows, rows);
        foreach (RowInput input in kernel.Inputs)
        {
            yield return input switch
            {
                LanesInput lanes => Row(lanes.Lanes, kernel.Lanes, count, false, lanes.Name),
                LabelInput label => new Touch(label.Labels, count, false, label.Name),
                WeightInput weight => new Touch(weight.Weights, count, false, weight.Name),
                _ => throw new ArgumentOutOfRangeException(nameof(kernel), input.GetType().Name, "No rule for this input."),
            };
        }

        foreach (LaneValue value in kernel.Steps.OfType<LanePass>().SelectMany(pass => pass.Values))
        {
            if (value.Target is { } target)
            {
                yield return Row(target, kernel.Lanes, count, true, value.Name);
            }
        }
    }

    private static IEnumerable<Touch> OfCopy(Copy kernel)
    {
        yield return new Touch(kernel.Source, kernel.Regions.Max(region => End(region.SourceOffset, region.Loops.Select(loop => (loop.Count, loop.SourceStride)))), false, "source");
        yield return new Touch(kernel.Target, kernel.Regions.Max(region => End(region.TargetOffset, region.Loops.Select(loop => (loop.Count, loop.TargetStride)))), true, "target");
    }

    // The last group is kept whole, whoever is in it; what is read from the caller ends with the last sample.
    private static IEnumerable<Touch> OfProgram(SampleProgram kernel, int rows)
    {
        foreach (SampleRead read in kernel.Reads)
        {
            yield return new Touch(read.Place, (long)rows * read.RowLength, false, read.Name);
        }

        if (kernel.Steps.OfType<SampleSums>().SelectMany(sums => sums.Sums).ToList() is { Count: > 0 } sums)
        {
            yield return new Touch(kernel.Parameters, 1 + sums.Max(sum => Math.Max(sum.Initial ?? 0, sum.Parameters.Max())), false, "parameters");
        }

        if (kernel.Loads.Concat(kernel.Stores).ToList() is { Count: > 0 } kept)
        {
            yield return new Touch(kernel.Features.Place, Features(kernel.Features, kept.Max(feature => feature.Index), rows), true, "features");
        }

        if (kernel.Reads.Any())
        {
            yield return new Touch(kernel.Spare, kernel.VectorLanes * kernel.Reads.Sum(read => (long)read.RowLength), true, "spare rows");
        }
    }

    private static IEnumerable<Touch> OfProducts(SampleProducts kernel, int rows)
    {
        int last = Math.Max(kernel.FirstColumn + kernel.N.Length, kernel.FirstRow + kernel.RowCount) - 1;
        yield return new Touch(kernel.Features.Place, Features(kernel.Features, last, rows), false, "features");
        if (kernel.C is { } products)
        {
            yield return Lanes(products, kernel.N, kernel.RowCount, true, "C");
        }

        if (kernel.Ones is { } ones)
        {
            yield return Lanes(ones, kernel.N, 1, true, "ones");
        }
    }

    private static long Features(FeatureBlock block, int last, int rows) =>
        ((rows + block.Lanes - 1) / block.Lanes * block.Lanes * (long)block.Count) - ((block.Count - 1 - last) * (long)block.Lanes);

    private static long End(int offset, IEnumerable<(int Count, int Stride)> loops) =>
        offset + 1 + loops.Sum(loop => (loop.Count - 1L) * loop.Stride);

    // Vectors are read whole; only stores of exact rows end at the last element.
    private static Touch Lanes(LaneMap map, LaneAxis axis, long rows, bool isWrite, string what)
    {
        int padding = isWrite && map.IsExact ? axis.Padded - axis.Length : 0;
        long full = axis.FullPanels == 0
            ? 0
            : ((axis.FullPanels - 1L) * map.PanelStride) + ((rows - 1) * map.RowStride) + axis.PanelLanes;
        long half = axis.HasHalfPanel
            ? ((long)axis.FullPanels * map.PanelStride) + ((rows - 1) * map.HalfPanelRowStride) + axis.VectorLanes
            : 0;
        return new Touch(map.Place, Math.Max(half > 0 ? full : full - padding, half - padding), isWrite, what);
    }

    // A row program knows no panels: its rows are one piece.
    private static Touch Row(LaneMap map, LaneAxis axis, long rows, bool isWrite, string what) =>
        new(map.Place, ((rows - 1) * map.RowStride) + (map.IsExact ? axis.Length : axis.Padded), isWrite, what);

    private static long Count(Extent extent, int rows) => extent.IsRows ? rows : extent.Constant;
}
