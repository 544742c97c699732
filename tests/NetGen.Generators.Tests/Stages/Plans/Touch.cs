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
    /// <summary>Floats from where the tensor starts to the first one touched.</summary>
    public long First { get; init; }

    /// <summary>Whether each element is read just before it, or another tensor's in its place, is written: the two may be one.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>All that a kernel touches for a number of samples.</summary>
    public static IEnumerable<Touch> Of(Kernel kernel, int rows) => kernel switch
    {
        Contraction contraction => new ContractionTouch(contraction, rows).All(),
        Map map => OfMap(map),
        Reduce reduce => OfReduce(reduce, rows),
        Copy copy => OfCopy(copy),
        SampleProgram program => OfProgram(program, rows),
        SampleProducts products => OfProducts(products, rows),
        ColumnReduce columns => OfColumns(columns, rows),
        RandomMask { Target: var mask } => [new Touch(mask.Place, ((rows - 1L) * mask.SampleStride) + (mask.IsExact ? mask.SampleStride : mask.Lanes.Padded), true, "mask")],
        Window window => OfWindow(window, rows),
        WindowGradient gradient => OfWindowGradient(gradient, rows),
        Pad pad => OfPad(pad, rows),
        _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "No rule for this kernel."),
    };

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
                LanesInput lanes => Row(lanes.Lanes, kernel.Lanes, count, false, lanes.Name) with { IsInPlace = true },
                LabelInput label => new Touch(label.Labels, count, false, label.Name),
                LengthInput length => new Touch(length.Lengths, count, false, length.Name),
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

    private static IEnumerable<Touch> OfColumns(ColumnReduce kernel, int samples)
    {
        long rows = Count(kernel.Rows, samples);
        foreach (NamedLanes matrix in kernel.Matrices)
        {
            yield return Row(matrix.Lanes, kernel.Lanes, rows, false, matrix.Name) with { IsInPlace = true };
        }

        foreach (NamedLanes vector in kernel.Vectors)
        {
            yield return Row(vector.Lanes, kernel.Lanes, 1, false, vector.Name);
        }

        foreach (RowStep step in kernel.Steps)
        {
            if (step is ColumnValue { Target: { } target } column)
            {
                yield return Row(target, kernel.Lanes, 1, true, column.Name);
            }

            foreach (LaneValue value in step is LanePass pass ? pass.Values : default)
            {
                if (value.Target is not null)
                {
                    yield return Row(value.Target, kernel.Lanes, rows, true, value.Name);
                }
            }
        }
    }

    private static IEnumerable<Touch> OfWindow(Window kernel, int rows)
    {
        long images = Count(kernel.Samples, rows);
        yield return Row(kernel.Source, kernel.Lanes, images * kernel.Y.Input * kernel.X.Input, false, "source");
        yield return Row(kernel.Target, kernel.Lanes, images * kernel.Y.Output * kernel.X.Output, true, "target");
    }

    private static IEnumerable<Touch> OfWindowGradient(WindowGradient kernel, int rows)
    {
        long positions = (long)rows * kernel.Y.Input * kernel.X.Input;
        Touch delta = Row(kernel.Delta, kernel.Lanes, kernel.Margins is null ? (long)rows * kernel.Y.Output * kernel.X.Output : kernel.X.Output, false, "delta");
        yield return kernel.Margins is { } margins
            ? delta with { Length = delta.Length + ((kernel.Y.Output - 1L) * margins.Line) + ((rows - 1L) * margins.Image) }
            : delta;
        if (kernel.Source is { } source)
        {
            yield return Row(source, kernel.Lanes, positions, false, "source");
        }

        foreach (NamedLanes read in kernel.Reads)
        {
            yield return Row(read.Lanes, kernel.Lanes, positions, false, read.Name) with { IsInPlace = true };
        }

        yield return Row(kernel.Target, kernel.Lanes, positions, true, "target");
    }

    // Rows of one length are moved whole.
    private static IEnumerable<Touch> OfPad(Pad kernel, int rows)
    {
        long images = Count(kernel.Samples, rows);
        long lines = images * (kernel.Top + kernel.Height + kernel.Bottom);
        bool isWhole = kernel.Source.RowStride == kernel.Target.RowStride;
        long source = images * kernel.Height * kernel.Width * kernel.Source.RowStride;
        yield return new Touch(kernel.Source.Place, isWhole ? source : source - (kernel.Source.RowStride - kernel.Source.Lanes.Length), false, "source");
        yield return new Touch(kernel.Target.Place, lines * kernel.PaddedWidth * kernel.Target.RowStride, true, "target");
    }

    private static IEnumerable<Touch> OfCopy(Copy kernel)
    {
        yield return Block(kernel.Source, kernel.Regions.Select(region => (region.SourceOffset, region.Loops.Select(loop => (loop.Count, loop.SourceStride)))), false, "source");
        yield return Block(kernel.Target, kernel.Regions.Select(region => (region.TargetOffset, region.Loops.Select(loop => (loop.Count, loop.TargetStride)))), true, "target");
    }

    private static Touch Block(Place place, IEnumerable<(int Offset, IEnumerable<(int Count, int Stride)> Loops)> regions, bool isWrite, string what)
    {
        long first = regions.Min(region => region.Offset + region.Loops.Sum(loop => Math.Min(0, (loop.Count - 1L) * loop.Stride)));
        long last = regions.Max(region => region.Offset + region.Loops.Sum(loop => Math.Max(0, (loop.Count - 1L) * loop.Stride)));
        return new Touch(place, last - first + 1, isWrite, what) { First = first };
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
            yield return ContractionTouch.Rows(products, kernel.N, kernel.RowCount, true, "C");
        }

        if (kernel.Ones is { } ones)
        {
            yield return ContractionTouch.Rows(ones, kernel.N, 1, true, "ones");
        }
    }

    private static long Features(FeatureBlock block, int last, int rows) =>
        ((rows + block.Lanes - 1) / block.Lanes * block.Lanes * (long)block.Count) - ((block.Count - 1 - last) * (long)block.Lanes);

    // A row program knows no panels: its rows are one piece.
    private static Touch Row(LaneMap map, LaneAxis axis, long rows, bool isWrite, string what) =>
        new(map.Place, ((rows - 1) * map.RowStride) + (map.IsExact ? axis.Length : axis.Padded), isWrite, what);

    private static long Count(Extent extent, int rows) => extent.IsRows ? (long)extent.PerSample * rows : extent.Constant;
}
