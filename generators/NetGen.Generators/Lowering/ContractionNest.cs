using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// A product over images as a contraction: axes that follow each other without a gap become one, the innermost ones those of the tiles and of the sum, and the others loops around them. Few
/// steps are spelled out instead.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Rows">The axes of the result but its lanes, outermost first.</param>
/// <param name="Sums">The axes that are summed over, outermost first.</param>
/// <param name="Lanes">The axis in lanes.</param>
/// <param name="A">The left factor; <see langword="null"/> is all ones.</param>
/// <param name="B">The right factor: panels, or rows of a tensor.</param>
/// <param name="C">The result.</param>
internal sealed record ContractionNest(
    string Comment, IReadOnlyList<NestAxis> Rows, IReadOnlyList<NestAxis> Sums, LaneAxis Lanes, Place? A, LaneMap B, LaneMap C)
{
    /// <summary>Up to how many products a sum is spelled out.</summary>
    private const int LongestTerms = 16;

    /// <summary>Up to how many rows are spelled out.</summary>
    private const int MostRowOffsets = 32;

    /// <summary>From how many rows of one vector on they hide the latency of the multiply-add.</summary>
    private const int FewestRows = 8;

    /// <summary>Whether each lane has a left factor of its own.</summary>
    public bool IsLanes { get; init; }

    /// <summary>What the sums start from.</summary>
    public LaneMap? Initial { get; init; }

    /// <summary>What is stored.</summary>
    public Expression Epilogue { get; init; } = Contraction.Sum;

    /// <summary>What that reads.</summary>
    public EquatableArray<NamedLanes> Reads { get; init; }

    /// <summary>The loop over groups of channels.</summary>
    public ContractionLoop? Groups { get; init; }

    /// <summary>Ways to spell it out, from the most text to the least.</summary>
    private static readonly NestText[] Texts =
    [
        new(HasOffsets: true, HasTerms: true, Products: 192, Steps: 4),
        new(HasOffsets: true, HasTerms: true, Products: 96, Steps: 4),
        new(HasOffsets: true, HasTerms: true, Products: 64, Steps: 2),
        new(HasOffsets: false, HasTerms: true, Products: 64, Steps: 2),
        new(HasOffsets: false, HasTerms: false, Products: 48, Steps: 1),
    ];

    /// <summary>The contraction, with as much spelled out as a method may have.</summary>
    public Contraction ToContraction()
    {
        Contraction contraction = ToContraction(Texts[0]);
        foreach (NestText text in Texts.Skip(1).TakeWhile(_ => contraction.UnrolledOperations > MethodBudget.Operations))
        {
            contraction = ToContraction(text);
        }

        return contraction;
    }

    private Contraction ToContraction(NestText text)
    {
        List<NestAxis> rows = NestAxis.Merge(Rows);
        if (rows.Count > 0 && rows[rows.Count - 1].B != 0)
        {
            // The rows of a tile share the right factor.
            rows.Add(new NestAxis("row", Extent.Of(1), 0, 0, C.RowStride));
        }

        List<NestAxis> sums = NestAxis.Merge(Sums);
        bool hasTerms = text.HasTerms && sums.Count > 1 && Length(sums) is <= LongestTerms;
        List<NestAxis> offsets = text.HasOffsets ? Offsets(rows) : [];
        bool hasOffsets = offsets.Count > 0;
        NestAxis row = rows.Count == 0 ? new NestAxis("row", Extent.Of(1), 0, 0, C.RowStride) : rows[rows.Count - 1];
        NestAxis sum = sums.Count == 0 ? new NestAxis("tap", Extent.Of(1), 0, B.RowStride, 0) : sums[sums.Count - 1];
        Extent m = hasOffsets ? Extent.Of(Length(offsets)!.Value) : row.Count;
        Extent k = hasTerms ? Extent.Of(Length(sums)!.Value) : sum.Count;
        List<NestAxis> rowLoops = rows.Take(rows.Count - Math.Max(1, offsets.Count)).ToList();
        List<NestAxis> sumLoops = hasTerms ? [] : sums.Take(sums.Count - 1).ToList();
        return new Contraction(
            Comment,
            m,
            Lanes,
            k,
            A is null ? null : new ScalarMap(A, row.A, sum.A) { IsLanes = IsLanes },
            WithRows(B, sum.B),
            WithRows(C, row.C),
            Initial,
            Epilogue,
            Reads.Select(read => read.Lanes.RowStride == 0 ? read : read with { Lanes = WithRows(read.Lanes, row.C) }).ToEquatableArray(),
            m.IsRows || (m.Constant == 1 && rowLoops.Count == 0 && sumLoops.Count == 0 && Groups is null && !IsLanes)
                ? TileChooser.Choose(m, Lanes, k, Epilogue)
                : NestTiles.Choose(m.Constant, Lanes, k, isShort: Length(sums) is <= LongestTerms, hasTerms, text))
        {
            Groups = Groups,
            RowLoops = rowLoops.Select(axis => axis.ToLoop()).ToEquatableArray(),
            SumLoops = sumLoops.Select(axis => axis.ToLoop()).ToEquatableArray(),
            Terms = hasTerms ? NestAxis.Places(sums).Select(place => new SumTerm(place.A, place.B)).ToEquatableArray() : default,
            RowOffsets = hasOffsets ? NestAxis.Places(offsets).Select(place => place.A).ToEquatableArray() : default,
        };
    }

    /// <summary>The axes whose rows are spelled out: all if they are few, or the two innermost if rows of the last are too few to hide the latency of the multiply-add.</summary>
    private List<NestAxis> Offsets(List<NestAxis> rows)
    {
        bool isShort = Lanes.Vectors == 1 && rows.Count > 2 && rows[rows.Count - 1].Count is { IsRows: false, Constant: < FewestRows };
        foreach (int skipped in isShort ? new[] { 0, rows.Count - 2 } : [0])
        {
            List<NestAxis> inner = rows.Skip(skipped).ToList();
            if (inner.Count > 1 && inner.All(axis => axis.B == 0) && Length(inner) is <= MostRowOffsets && AreDense(inner))
            {
                return inner;
            }
        }

        return [];
    }

    /// <summary>How many elements axes of known length have; <see langword="null"/> if that depends on the samples.</summary>
    private static int? Length(List<NestAxis> axes) =>
        axes.Any(axis => axis.Count.IsRows) ? null : axes.Aggregate(1, (length, axis) => length * axis.Count.Constant);

    /// <summary>Whether the rows of the result follow each other without a gap.</summary>
    private static bool AreDense(List<NestAxis> rows) =>
        rows.Zip(rows.Skip(1), (outer, inner) => outer.C == inner.Count.Constant * inner.C).All(dense => dense);

    /// <summary>The same lanes with another step from row to row, in a last panel of one vector in proportion.</summary>
    private static LaneMap WithRows(LaneMap lanes, int stride) =>
        lanes with { RowStride = stride, HalfPanelRowStride = (int)((long)stride * lanes.HalfPanelRowStride / lanes.RowStride) };
}
