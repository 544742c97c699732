using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Model;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>What a layer of a <see cref="ReferenceNetwork"/> gives for some samples.</summary>
/// <param name="Shape">The shape of a sample.</param>
/// <param name="Samples">The elements of each, channels innermost.</param>
/// <param name="Canonical">For each channel or feature, its number where parameters count them.</param>
internal sealed record ReferenceTensor(Shape Shape, double[][] Samples, int[] Canonical)
{
    /// <summary>The extent of the last axis.</summary>
    public int Channels => Shape.Extents[Shape.Rank - 1];

    public static ReferenceTensor Of(Shape shape, double[][] samples) =>
        new(shape, samples, [.. Enumerable.Range(0, shape.Extents[shape.Rank - 1])]);

    /// <summary>Several side by side along the last axis.</summary>
    public static ReferenceTensor Joined(ReferenceTensor[] parts, Shape shape)
    {
        int positions = (int)(shape.Size / shape.Extents[shape.Rank - 1]);
        double[] Join(int row) => [.. Enumerable.Range(0, positions)
            .SelectMany(position => parts.SelectMany(part => part.Samples[row].Skip(position * part.Channels).Take(part.Channels)))];
        List<int> canonical = [];
        foreach (ReferenceTensor part in parts)
        {
            int before = canonical.Count;
            canonical.AddRange(part.Canonical.Select(number => before + number));
        }

        return new ReferenceTensor(shape, [.. Enumerable.Range(0, parts[0].Samples.Length).Select(Join)], [.. canonical]);
    }

    /// <summary>All elements as one row. Parameters count those of an image channel by channel.</summary>
    public ReferenceTensor Flattened()
    {
        int size = (int)Shape.Size;
        int positions = size / Channels;
        return new ReferenceTensor(Shape.Of(size), Samples, Shape.Rank switch
        {
            1 => Canonical,
            3 => [.. Enumerable.Range(0, size).Select(i => (i % Channels * positions) + (i / Channels))],
            _ => [.. Enumerable.Range(0, size)],
        });
    }

    /// <summary>The same with each position's row of channels turned into another.</summary>
    public ReferenceTensor MapRows(Func<double[], double[]> map) =>
        this with { Samples = [.. Samples.Select(sample => sample.Chunk(Channels).SelectMany(map).ToArray())] };

    /// <summary>The same with each element turned into another, given its sample and its index there.</summary>
    public ReferenceTensor Map(Func<double, int, int, double> map) =>
        this with { Samples = [.. Samples.Select((sample, row) => sample.Select((value, element) => map(value, row, element)).ToArray())] };
}
