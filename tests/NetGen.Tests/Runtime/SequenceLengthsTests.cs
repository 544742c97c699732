using System;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Runtime;

/// <summary>Lengths of sequences as emitted code reads them.</summary>
public class SequenceLengthsTests
{
    private static ReadOnlySpan<int> Time => [28];

    [Fact]
    public void TheFullLengthIsSharedByAll()
    {
        SequenceLengths lengths = SequenceLengths.Full(Time);
        Assert.Equal((0u, 28, 28, 28), ((uint)lengths.Stride, lengths.Longest, lengths.Origin, lengths.From(1_000)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        int longest = SequenceLengths.Full(Time).Longest;
        Assert.Equal((28, before), (longest, GC.GetAllocatedBytesForCurrentThread()));
    }

    [Fact]
    public void LengthsAreReadWhereTheyLie()
    {
        int[] given = [3, 1, 7, 7];
        SequenceLengths lengths = SequenceLengths.Of(given, rows: 4, time: 7, "lengths");
        Assert.Equal((1u, 7, 3, 1), ((uint)lengths.Stride, lengths.Longest, lengths.Origin, lengths.From(1)));
        given[1] = 2;
        Assert.Equal(2, lengths.From(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(int.MinValue)]
    [InlineData(8)]
    [InlineData(int.MaxValue)]
    public void LengthsOutOfRangeAreNamedByTheirRow(int length)
    {
        using HostileCulture culture = new();
        ArgumentException error = Assert.Throws<ArgumentException>("lengths", () => SequenceLengths.Of([1, 7, length], rows: 3, time: 7, "lengths").Longest);
        Assert.Contains(FormattableString.Invariant($"Expected lengths from 1 to 7 steps, got {length} in row 2."), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void ThereIsALengthForEachRow(int rows) =>
        Assert.Throws<ArgumentException>("lengths", () => SequenceLengths.Of([1, 2, 3], rows, time: 7, "lengths").Longest);

    [Fact]
    public void WhatIsPredictedAfterTheEndIsCleared()
    {
        float[] outputs = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        Sequences.ClearAfter(outputs, [3, 1], steps: 3, stepSize: 2);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0], outputs);
        Sequences.ClearAfter(default, default, steps: 3, stepSize: 2);
    }
}
