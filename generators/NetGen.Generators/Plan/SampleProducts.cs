using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// <c>C[m, n] = Σ over samples A[m]·B[n]</c> with samples in lanes on the right and <c>n</c> in lanes on the left: gradients of weights and,
/// as a last row that multiplies by one, of biases. Sums stay in registers over all samples and are folded over the lanes at the end.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Features">Where the factors are.</param>
/// <param name="FirstRow">The feature of the first <c>A</c>; the others follow.</param>
/// <param name="RowCount">How many there are.</param>
/// <param name="FirstColumn">The feature of the first <c>B</c>; the others follow.</param>
/// <param name="N">The columns. Padding becomes zero.</param>
/// <param name="C">Where the products go; <see langword="null"/> if there are no rows.</param>
/// <param name="Ones">Where the sums of <c>B</c> alone go; <see langword="null"/> if nowhere.</param>
internal sealed record SampleProducts(
    string Comment,
    FeatureBlock Features,
    int FirstRow,
    int RowCount,
    int FirstColumn,
    LaneAxis N,
    LaneMap? C,
    LaneMap? Ones)
    : Kernel(Comment)
{
    /// <summary>How many sums are folded over lanes at once: a vector of 128 bits comes of it at every width.</summary>
    public const int FoldedAtOnce = 4;

    /// <summary>Twelve sums, a factor each of rows and columns and something to spare fit sixteen registers.</summary>
    private const int MostSums = 12;

    /// <summary>Statements that fold four sums.</summary>
    private const int FoldOperations = 2;

    public override int UnrolledOperations =>
        Tiles.Sum(tile => (tile.Height + (tile.HasOnes ? 1 : 0)) * (tile.Columns + (FoldOperations * N.VectorLanes / FoldedAtOnce)));

    public override EquatableArray<string> ScalarOperands => default;

    public override bool UsesRows => true;

    /// <summary>The tiles that cover all sums.</summary>
    public IEnumerable<SampleTile> Tiles
    {
        get
        {
            // Whole vectors of columns, so that what reads the result by vectors need not wait for its parts.
            for (int column = 0; column < N.Length; column += N.VectorLanes)
            {
                int columns = Math.Min(N.VectorLanes, N.Length - column);
                int height = Math.Max(1, MostSums / columns);
                int full = RowCount / height;
                int left = RowCount % height;
                if (full > 0)
                {
                    yield return new SampleTile(0, height, full, column, columns, HasOnes: false);
                }

                if (left > 0 || Ones is not null)
                {
                    yield return new SampleTile(full * height, left, 1, column, columns, Ones is not null);
                }
            }
        }
    }

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        Features = Features with { Place = map(Features.Place) },
        C = C is null ? null : C with { Place = map(C.Place) },
        Ones = Ones is null ? null : Ones with { Place = map(Ones.Place) },
    };

    /// <summary>Floats from the start of a result to a column in its first row.</summary>
    public int ColumnOffset(LaneMap lanes, int column) => (column / N.PanelLanes * lanes.PanelStride) + (column % N.PanelLanes);

    /// <summary>Floats from a row to the next in the panel of a column.</summary>
    public int RowStride(LaneMap lanes, int column) =>
        column / N.PanelLanes == N.FullPanels ? lanes.HalfPanelRowStride : lanes.RowStride;
}

/// <summary>Sums that are computed at once.</summary>
/// <param name="Row">The first row.</param>
/// <param name="Height">How many rows.</param>
/// <param name="Times">How many tiles like this follow each other downwards.</param>
/// <param name="Column">The first column.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="HasOnes">Whether the sums of the columns alone belong to it.</param>
internal sealed record SampleTile(int Row, int Height, int Times, int Column, int Columns, bool HasOnes);
