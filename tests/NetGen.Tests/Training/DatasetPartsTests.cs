using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class DatasetPartsTests
{
    [Fact]
    public void SubsetTakesRowsInTheOrderGivenEvenTwice()
    {
        Dataset labels = Labelled(2, 2).Subset([3, 0, 3]);
        Assert.Equal([3f, 0f, 3f], labels.Inputs.ToArray());
        Assert.Equal([1, 0, 1], labels.Labels.ToArray());

        Dataset targets = new Dataset([1, 2, 3, 4], 2, [5f, 6f, 7f, 8f], 2).Subset([1, 0]);
        Assert.Equal([3f, 4f, 1f, 2f], targets.Inputs.ToArray());
        Assert.Equal([7f, 8f, 5f, 6f], targets.Targets.ToArray());
        Assert.Equal(0, targets.Subset([]).Count);
    }

    // The orders were computed with another implementation of the generator: what a seed means is a promise.
    [Fact]
    public void OrdersOfASeedAreFixedForever()
    {
        Dataset data = Labelled(10);
        Assert.Equal([2, 6, 3, 5, 8, 0, 7, 1, 4, 9], Rows(data.Shuffle(5)));
        (Dataset training, Dataset remainder) = data.Split(0.7, 5);
        Assert.Equal([7, 6, 0, 9, 3, 4, 5], Rows(training));
        Assert.Equal([8, 1, 2], Rows(remainder));
    }

    [Theory]
    [InlineData(10, 0.8, 8)]
    [InlineData(10, 0.25, 3)]
    [InlineData(333, 0.8, 266)]
    [InlineData(1, 0.4, 0)]
    [InlineData(1, 0.5, 1)]
    public void SplitDividesAllSamples(int count, double fraction, int expected)
    {
        (Dataset training, Dataset remainder) = Labelled(count).Split(fraction, 1);
        Assert.Equal(expected, training.Count);
        Assert.Equal(Enumerable.Range(0, count), Rows(training).Concat(Rows(remainder)).Order());
    }

    [Theory]
    [InlineData(0.8, new[] { 146, 68, 119 }, new[] { 117, 54, 95 })]
    [InlineData(0.5, new[] { 1, 1, 1, 1 }, new[] { 1, 1, 0, 0 })]
    [InlineData(0.5, new[] { 3, 3 }, new[] { 2, 1 })]
    [InlineData(0.1, new[] { 96, 4 }, new[] { 10, 0 })]
    [InlineData(0.9, new[] { 1, 99 }, new[] { 1, 89 })]
    [InlineData(0.29, new[] { 100, 0, 100 }, new[] { 29, 0, 29 })]
    public void StratifiedSplitGivesEachClassItsShare(double fraction, int[] counts, int[] expected)
    {
        Dataset data = Labelled(counts);
        (Dataset training, Dataset remainder) = data.StratifiedSplit(fraction, 8);
        Assert.Equal(expected, training.CountByClass());
        Assert.Equal(Enumerable.Range(0, data.Count), Rows(training).Concat(Rows(remainder)).Order());
        Assert.All(Rows(training), row => Assert.Equal(data.Label(row), training.Label(Rows(training).ToList().IndexOf(row))));
    }

    [Fact]
    public void StratifiedSplitIsRandomInBothParts()
    {
        Dataset data = Labelled(50, 50);
        (Dataset training, Dataset remainder) = data.StratifiedSplit(0.5, 1);
        Assert.NotEqual(Rows(training).Order(), Rows(training));
        Assert.NotEqual(Rows(remainder).Order(), Rows(remainder));
        Assert.NotEqual(Rows(training).Order(), Rows(data.StratifiedSplit(0.5, 2).Training).Order());
        Assert.Equal(Rows(training), Rows(data.StratifiedSplit(0.5, 1).Training));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void FractionsThatDivideNothingAreRefused(double fraction)
    {
        using HostileCulture culture = new();
        Assert.Throws<ArgumentOutOfRangeException>("fraction", () => Labelled(4).Split(fraction, 0));
        ArgumentException error = Assert.Throws<ArgumentOutOfRangeException>("fraction", () => Labelled(4).StratifiedSplit(fraction, 0));
        Assert.Contains(FormattableString.Invariant($"found {fraction}."), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(11, 3)]
    [InlineData(7, 7)]
    public void EachSampleValidatesOnce(int count, int folds)
    {
        (Dataset Training, Dataset Validation)[] pairs = [.. Labelled(count).KFold(folds, 4)];
        Assert.Equal(folds, pairs.Length);
        Assert.Equal(Enumerable.Range(0, count), pairs.SelectMany(pair => Rows(pair.Validation)).Order());
        Assert.All(pairs, pair =>
        {
            Assert.InRange(pair.Validation.Count, count / folds, (count + folds - 1) / folds);
            Assert.Equal(Enumerable.Range(0, count), Rows(pair.Training).Concat(Rows(pair.Validation)).Order());
        });
    }

    [Fact]
    public void StratifiedFoldsHoldEachClassEvenly()
    {
        int[] counts = [13, 7, 22];
        (Dataset Training, Dataset Validation)[] pairs = [.. Labelled(counts).StratifiedKFold(4, 4)];
        Assert.Equal(Enumerable.Range(0, 42), pairs.SelectMany(pair => Rows(pair.Validation)).Order());
        Assert.All(pairs, pair =>
        {
            Assert.InRange(pair.Validation.Count, 10, 11);
            Assert.Equal(42, pair.Training.Count + pair.Validation.Count);
            Assert.All(pair.Validation.CountByClass().Zip(counts), both => Assert.InRange(both.First, both.Second / 4, (both.Second + 3) / 4));
        });
        Assert.NotEqual(Rows(pairs[0].Validation), Rows(Labelled(counts).StratifiedKFold(4, 5).First().Validation));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void FoldsAreCheckedBeforeTheyAreAskedFor(int folds)
    {
        Assert.Throws<ArgumentOutOfRangeException>("foldCount", () => { _ = Labelled(4).KFold(folds, 0); });
        Assert.Throws<ArgumentOutOfRangeException>("foldCount", () => { _ = Labelled(4).StratifiedKFold(folds, 0); });
    }

    [Fact]
    public void OnlyLabelsCanBeStratified()
    {
        Dataset data = new([1, 2, 3], 1, [1f, 2f, 3f], 1);
        Assert.Throws<InvalidOperationException>(() => data.StratifiedSplit(0.5, 0));
        Assert.Throws<InvalidOperationException>(() => { _ = data.StratifiedKFold(2, 0); });
    }

    /// <summary>Samples whose only input is the number of their row; as many of each class as said, class after class.</summary>
    private static Dataset Labelled(params int[] counts)
    {
        int[] labels = [.. counts.SelectMany((count, index) => Enumerable.Repeat(index, count))];
        return new Dataset([.. Enumerable.Range(0, labels.Length).Select(row => (float)row)], 1, labels, Math.Max(2, counts.Length));
    }

    private static IEnumerable<int> Rows(Dataset data) => data.Inputs.ToArray().Select(input => (int)input);
}
