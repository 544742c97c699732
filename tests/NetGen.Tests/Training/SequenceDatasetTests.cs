using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Samples that are sequences: a label for each step, lengths of their own.</summary>
public class SequenceDatasetTests
{
    private const int Count = 12;
    private const int Steps = 3;

    [Fact]
    public void ASampleMayHaveALabelForEachStep()
    {
        Dataset data = new([1, 2], 1, [0, 1, 0, 1, 1, 1], 2);
        Assert.Equal((2, 3, true), (data.Count, data.LabelsPerSample, data.HasLabels));
        Assert.Equal([0, 1, 0], data.LabelsOf(0).ToArray());
        Assert.Equal([1, 1, 1], data.LabelsOf(1).ToArray());
        Assert.Equal([2, 4], data.CountByClass());
        Assert.Contains("3 labels a sample", Assert.Throws<InvalidOperationException>(() => data.Label(0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => data.LabelsOf(2).Length);
        Assert.Equal([1], new Dataset([1, 2], 1, [0, 1], 2).LabelsOf(1).ToArray());
        Assert.Equal((1, 0), (new Dataset([1, 2], 1, [0, 1], 2).LabelsPerSample, new Dataset([1, 2], 1, [0f, 1f], 1).LabelsPerSample));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(0)]
    public void LabelsAreSharedOutEvenly(int labels)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("labels", () => new Dataset([1, 2], 1, new int[labels], 2));
        Assert.Contains($"2 inputs but {labels} labels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALabelOutOfRangeIsNamedByItsStep()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("labels", () => new Dataset([1, 2], 1, [0, 1, 0, 1, 2, 1], 2));
        Assert.Contains("Row 1, label 1 (both from 0): expected a label from 0 to 1; found 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PartsAndOrdersKeepLabelsAndLengths()
    {
        Dataset data = Sequences();
        AssertKept(data);
        AssertKept(data.Subset([5, 5, 0]));
        AssertKept(data.Shuffle(1));
        AssertKept(data.Split(0.5, 2).Training);
        AssertKept(data.Split(0.5, 2).Remainder);
        AssertKept(data.KFold(3, 4).First().Validation);
        AssertKept(data.WithInputs(data.Inputs, 1));
        AssertKept(data.WithWeights(new float[Count]));
        Assert.True(data.WithWeights(new float[Count]).Subset([0]).HasWeights);
        Assert.Equal(Steps, data.Subset([]).LabelsPerSample);
    }

    [Fact]
    public void OneLabelASampleMayHaveLengthsToo()
    {
        Dataset data = new Dataset([0, 1, 2, 3], 1, [0, 1, 0, 1], 2).WithLengths([1, 2, 3, 400]);
        Assert.Equal([2, 2], data.CountByClass());
        Assert.Equal([1, 2], data.StratifiedSplit(0.5, 1).Training.Lengths.ToArray().Concat(data.StratifiedSplit(0.5, 1).Remainder.Lengths.ToArray()).Order().Take(2));
    }

    [Fact]
    public void TheSetItselfStaysAsItIs()
    {
        Dataset data = new([1, 2], 1, [0, 1], 2);
        int[] lengths = [3, 4];
        Dataset sequences = data.WithLengths(lengths);
        lengths[0] = 5;
        Assert.Equal((false, true), (data.HasLengths, sequences.HasLengths));
        Assert.Equal([3, 4], sequences.Lengths.ToArray());
        Assert.Throws<InvalidOperationException>(() => data.Lengths.Length);
    }

    [Theory]
    [InlineData(0, "a length from 1 to 3, the number of its labels; found 0")]
    [InlineData(-1, "found -1")]
    [InlineData(4, "found 4")]
    public void LengthsAreThoseOfTheLabelsAtTheMost(int length, string found)
    {
        int[] lengths = [.. Enumerable.Repeat(1, Count)];
        lengths[4] = length;
        ArgumentException error = Assert.Throws<ArgumentException>("lengths", () => Sequences().WithLengths(lengths));
        Assert.Contains("Row 4", error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThereIsALengthForEachSample()
    {
        Assert.Throws<ArgumentException>("lengths", () => Sequences().WithLengths(new int[Count + 1]));
        Assert.Throws<ArgumentException>("lengths", () => new Dataset([1], 1, [0], 2).WithLengths([0]));
    }

    [Fact]
    public void StepsAfterTheEndAreOfNoClass() =>
        Assert.Equal([1, 2], new Dataset([1, 2], 1, [0, 1, 0, 1, 1, 1], 2).WithLengths([2, 1]).CountByClass());

    [Fact]
    public void WhatIsOfSeveralClassesCannotBeStratified()
    {
        Assert.Throws<InvalidOperationException>(() => Sequences().StratifiedSplit(0.5, 0));
        Assert.Throws<InvalidOperationException>(() => { _ = Sequences().StratifiedKFold(2, 0); });
    }

    // Of a sample with the number n, the labels are n in binary, the length 1 + n mod 3.
    private static Dataset Sequences() => new Dataset(
        [.. Enumerable.Range(0, Count).Select(row => (float)row)],
        1,
        [.. Enumerable.Range(0, Count).SelectMany(row => new[] { row & 1, (row >> 1) & 1, (row >> 2) & 1 })],
        2).WithLengths([.. Enumerable.Range(0, Count).Select(row => 1 + (row % Steps))]);

    private static void AssertKept(Dataset data)
    {
        for (int row = 0; row < data.Count; row++)
        {
            int number = (int)data.Input(row)[0];
            Assert.Equal([number & 1, (number >> 1) & 1, (number >> 2) & 1], data.LabelsOf(row).ToArray());
            Assert.Equal(1 + (number % Steps), data.Lengths[row]);
        }
    }
}
