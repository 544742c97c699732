using System;
using System.Runtime.CompilerServices;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

public class AlignedArenaTests
{
    private const int Page = 4096;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(100_000)]
    public void ABlockStartsOnACacheLineAndHasItsLengthInZeros(int length)
    {
        for (int stream = 0; stream < 6; stream++)
        {
            AlignedArena arena = new(length, stream);
            Assert.Equal(length, arena.Length);
            Assert.Equal(length, arena.Span.Length);
            Assert.Equal(0, Place(arena) % 64);
            Assert.True(arena.Span.IndexOfAnyExcept(0f) < 0);
            arena.Span.Fill(1);
            Assert.True(length == 0 || Unsafe.AreSame(ref arena.Origin, ref arena.Span[0]));
        }
    }

    [Fact]
    public void LongBlocksOfDifferentStreamsStartAQuarterOfAPageApart()
    {
        for (int stream = 0; stream < 6; stream++)
        {
            Assert.Equal(stream % 4 * (Page / 4), Place(new AlignedArena(5000, stream)) % Page);
        }
    }

    [Fact]
    public void NegativeNumbersAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedArena(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedArena(10, -1));
    }

    // Blocks are pinned, so that the address stays.
    private static long Place(AlignedArena arena) => Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref arena.Origin);
}
