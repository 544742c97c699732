using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Random;

public class RandomStreamTests
{
    [Fact]
    public void WordsAreThoseOfTheBlocksInOrder()
    {
        RandomStream stream = new(seed: 7, stream: 3);
        for (ulong block = 0; block < 3; block++)
        {
            for (int word = 0; word < 4; word++)
            {
                Assert.Equal(Philox.Block(7, 3, block)[word], stream.NextUInt32());
            }
        }
    }

    [Fact]
    public void SeedsStreamsAndPurposesAreIndependent()
    {
        RandomStream[] streams =
        [
            new(1), new(2), new(1UL << 32), new(1, 1), new(1, 1UL << 32),
            new(1, RandomPurpose.Initialization, 0), new(1, RandomPurpose.EpochOrder, 0), new(1, RandomPurpose.EpochOrder, 1),
        ];
        Assert.Equal(streams.Length, streams.Select(stream => stream.NextUInt32()).Distinct().Count());
    }

    [Fact]
    public void StreamsOfTheLibraryAreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("stream", () => new RandomStream(0, 1UL << 56));

    [Fact]
    public void SinglesFillTheUnitIntervalEvenly()
    {
        const int Count = 100_000;
        const int Bins = 16;
        RandomStream stream = new(2026);
        int[] bins = new int[Bins];
        for (int index = 0; index < Count; index++)
        {
            float value = stream.NextSingle();
            Assert.InRange(value, 0f, 1f - (1f / (1 << 24)));
            bins[(int)(value * Bins)]++;
        }

        // χ² with 15 degrees of freedom is above 37.7 once in a thousand seeds.
        Assert.InRange(ChiSquared(bins, (double)Count / Bins), 2, 37.7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void SmallIntegersAreEquallyLikely(int maximum)
    {
        const int Count = 60_000;
        RandomStream stream = new(5);
        int[] counts = new int[maximum];
        for (int index = 0; index < Count; index++)
        {
            counts[stream.NextInt32(maximum)]++;
        }

        // 27.9: one in a thousand for 9 degrees of freedom, rarer for fewer.
        Assert.InRange(ChiSquared(counts, (double)Count / maximum), 0, 27.9);
    }

    [Fact]
    public void LargeIntegersAreWithoutBias()
    {
        // Eight words fall on three results: without rejection, every third result would come from two words, the others from three.
        const int Maximum = 3 << 29;
        const int Count = 90_000;
        RandomStream stream = new(11);
        int[] remainders = new int[3];
        for (int index = 0; index < Count; index++)
        {
            int value = stream.NextInt32(Maximum);
            Assert.InRange(value, 0, Maximum - 1);
            remainders[value % 3]++;
        }

        // 13.8: one in a thousand for 2 degrees of freedom; without rejection it is about 2,800.
        Assert.InRange(ChiSquared(remainders, Count / 3.0), 0, 13.8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AnEmptyRangeIsRefused(int maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>("exclusiveMaximum", () => new RandomStream(0).NextInt32(maximum));

    [Fact]
    public void EveryOrderIsEquallyLikely()
    {
        const int Count = 24_000;
        RandomStream stream = new(3);
        Dictionary<string, int> counts = [];
        for (int index = 0; index < Count; index++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            stream.Shuffle<char>(items);
            string order = new(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // χ² with 23 degrees of freedom is above 49.7 once in a thousand seeds.
        Assert.Equal(24, counts.Count);
        Assert.InRange(ChiSquared([.. counts.Values], Count / 24.0), 0, 49.7);
    }

    private static double ChiSquared(int[] counts, double expected) =>
        counts.Sum(count => (count - expected) * (count - expected) / expected);
}
