using System;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class TileChooserTests
{
    private const int VectorRegisters = 16;
    private const int Budget = 400;

    [Fact]
    public void TilesCoverAKnownNumberOfRowsExactly()
    {
        for (int rows = 2; rows <= 100; rows++)
        {
            Tiling tiling = TileChooser.Choose(Extent.Of(rows), new LaneAxis(24, 8), Extent.Rows, Contraction.Sum);
            AssertCovers(rows, tiling.Panel);
            AssertCovers(rows, tiling.HalfPanel);
        }
    }

    [Fact]
    public void TilesCoverAnyNumberOfRows()
    {
        Tiling tiling = TileChooser.Choose(Extent.Rows, new LaneAxis(24, 8), Extent.Of(100), Contraction.Sum);
        for (int rows = 1; rows <= 100; rows++)
        {
            AssertCovers(rows, tiling.Panel);
            AssertCovers(rows, tiling.HalfPanel);
        }
    }

    [Fact]
    public void SumsAndFactorsFitTheRegisters() => ForAll((tiling, _, _, _) =>
    {
        Assert.All(tiling.Panel, tile => Assert.True((tile.Height * tile.SumSplit * 2) + 2 + 1 <= VectorRegisters));
        Assert.All(tiling.HalfPanel, tile => Assert.True((tile.Height * tile.SumSplit) + 1 + 1 <= VectorRegisters));
    });

    [Fact]
    public void TheLastRowOfALongSumHasEightChains()
    {
        foreach (Extent sum in new[] { Extent.Rows, Extent.Of(16), Extent.Of(1000) })
        {
            Tiling tiling = TileChooser.Choose(Extent.Rows, new LaneAxis(24, 8), sum, Contraction.Sum);
            Assert.Equal(new RowTile(1, 4), tiling.Panel.Last());
            Assert.Equal(new RowTile(1, 8), tiling.HalfPanel.Last());
        }
    }

    [Fact]
    public void GroupsCoverARowExactlyAndStartPanels()
    {
        for (int vectors = 1; vectors <= 100; vectors++)
        {
            Tiling tiling = TileChooser.Choose(Extent.Of(1), new LaneAxis(vectors * 8, 8), Extent.Of(100), Contraction.Sum);
            int next = 0;
            foreach (VectorGroup group in tiling.Groups)
            {
                Assert.Equal(next, group.First);
                Assert.True(group.First % LaneAxis.PanelVectors == 0);
                Assert.True(group.Count == 1 || (group.First == 0 && group.Vectors % LaneAxis.PanelVectors == 0));
                next = group.End;
            }

            Assert.Equal(vectors, next);
        }
    }

    [Fact]
    public void OneRowHasChainsEnoughAndFitsTheRegisters()
    {
        for (int vectors = 1; vectors <= 100; vectors++)
        {
            foreach (Extent sum in new[] { Extent.Rows, Extent.Of(16), Extent.Of(1000) })
            {
                Tiling tiling = TileChooser.Choose(Extent.Of(1), new LaneAxis(vectors * 8, 8), sum, Contraction.Sum);

                // Two loads a cycle, one of them the element's: seven vectors take as long as a multiply-add.
                Assert.All(tiling.Groups, group => Assert.InRange(group.Vectors * group.SumSplit, Math.Min(6, 2 * group.Vectors), VectorRegisters - 2));
                Assert.All(tiling.Groups, group => Assert.True(group.Vectors >= 7 || group.SumSplit >= 2));
            }
        }
    }

    [Fact]
    public void OnlyAFormulaWithAFunctionRunsOverStoredSums()
    {
        LaneAxis lanes = new(24, 8);
        Assert.True(TileChooser.Choose(Extent.Of(1), lanes, Extent.Of(9), Expression.Tanh(Contraction.Sum)).StoresSums);
        Assert.False(TileChooser.Choose(Extent.Of(1), new LaneAxis(16, 8), Extent.Of(9), Expression.Tanh(Contraction.Sum)).StoresSums);
        Assert.False(TileChooser.Choose(Extent.Of(1), lanes, Extent.Of(9), Expression.Max(0, Contraction.Sum)).StoresSums);
    }

    [Fact]
    public void AShortSumIsNotCutIntoMoreChainsThanItHasProducts() => ForAll((tiling, _, _, sum) =>
    {
        if (!sum.IsRows)
        {
            Assert.All(tiling.Panel.Concat(tiling.HalfPanel).Concat(tiling.Groups.Select(group => group.Tile)), tile => Assert.InRange(tile.SumSplit, 1, sum.Constant));
        }
    });

    [Fact]
    public void OnlyWhatIsKnownIsSpelledOut() => ForAll((tiling, _, _, sum) => Assert.False(tiling.UnrollSum && sum.IsRows));

    [Fact]
    public void BlocksOfRowsHoldWholeTilesOnly() => ForAll((tiling, rows, _, _) =>
    {
        if (tiling.RowBlock is { } block)
        {
            Assert.Equal(0, block % tiling.Panel[0].Height);
            Assert.Equal(0, block % tiling.HalfPanel[0].Height);
            Assert.True(rows.IsRows || block < rows.Constant);
        }
    });

    [Fact]
    public void RowsOfABlockFitHalfASecondLevelCache()
    {
        foreach (int sum in new[] { 200, 341, 784, 2000 })
        {
            int block = TileChooser.Choose(Extent.Rows, new LaneAxis(512, 8), Extent.Of(sum), Contraction.Sum).RowBlock!.Value;
            Assert.InRange(block * sum * sizeof(float), 128 * 1024, 256 * 1024);
        }

        Assert.Null(TileChooser.Choose(Extent.Rows, new LaneAxis(512, 8), Extent.Of(64), Contraction.Sum).RowBlock);
        Assert.Equal(24, TileChooser.Choose(Extent.Rows, new LaneAxis(512, 8), Extent.Of(100_000), Contraction.Sum).RowBlock);
    }

    [Fact]
    public void ALoopLeavesFewProductsOfASumToBeSpelledOut() => ForAll((tiling, rows, _, sum) =>
    {
        if (!sum.IsRows && !tiling.UnrollSum && (rows.IsRows || rows.Constant > 1))
        {
            Assert.All(tiling.Panel.Concat(tiling.HalfPanel), tile => Assert.True(
                sum.Constant % tile.SumSteps < Math.Max(2, tile.SumSteps / 2 * 2), $"{tile} of {sum.Constant}"));
            Assert.All(tiling.Panel.Concat(tiling.HalfPanel), tile => Assert.True(tile.SumSteps <= sum.Constant));
        }
    });

    [Fact]
    public void NothingSpelledOutExceedsTheBudget() => ForAll((tiling, rows, lanes, sum) =>
    {
        Place place = new("p", "p");
        LaneMap map = LaneMap.Panels(place, lanes, 1);
        Contraction kernel = new("", rows, lanes, sum, new ScalarMap(place, 1, 1), map, map, null, Contraction.Sum, default, tiling);
        Assert.InRange(kernel.UnrolledOperations, 1, Budget);
    });

    [Fact]
    public void ASmallProductOfOneSampleIsSpelledOutAndALargeOneIsLooped()
    {
        Assert.True(Choose(16, 16).UnrollSum);
        Assert.True(Choose(16, 32).UnrollSum);
        Assert.False(Choose(16, 33).UnrollSum);
        Assert.False(Choose(128, 128).UnrollSum);

        static Tiling Choose(int outputs, int inputs) =>
            TileChooser.Choose(Extent.Of(1), new LaneAxis(outputs, 8), Extent.Of(inputs), Contraction.Sum);
    }

    // As the printer runs them: each tile as often as it fits into the rows left.
    private static void AssertCovers(int rows, EquatableArray<RowTile> tiles)
    {
        int row = 0;
        foreach (RowTile tile in tiles)
        {
            Assert.True(tile.Height >= 1);
            row += (rows - row) / tile.Height * tile.Height;
        }

        Assert.Equal(rows, row);
    }

    private static void ForAll(Action<Tiling, Extent, LaneAxis, Extent> check)
    {
        int[] sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 31, 33, 64, 100, 128, 200, 600];
        foreach (int width in new[] { 4, 8, 16 })
        {
            foreach (LaneAxis lanes in sizes.Select(size => new LaneAxis(size, width)))
            {
                foreach (Extent rows in sizes.Select(Extent.Of).Append(Extent.Rows))
                {
                    foreach (Extent sum in sizes.Select(Extent.Of).Append(Extent.Rows))
                    {
                        check(TileChooser.Choose(rows, lanes, sum, Contraction.Sum), rows, lanes, sum);
                    }
                }
            }
        }
    }
}
