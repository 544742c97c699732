using System.Runtime.Intrinsics;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Random;

public class PhiloxTests
{
    // The published vectors for philox4x32 with 10 rounds: counter and key, lowest word first, in the order of the digits of π
    // in the third. Source: Random123, file kat_vectors.
    [Theory]
    [InlineData(0x00000000_00000000, 0x00000000_00000000, 0x00000000_00000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffff_ffffffff, 0xffffffff_ffffffff, 0xffffffff_ffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x299f31d0_a4093822, 0x03707344_13198a2e, 0x85a308d3_243f6a88, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void BlockIsAsPublished(ulong seed, ulong stream, ulong index, uint word0, uint word1, uint word2, uint word3) =>
        Assert.Equal(Vector128.Create(word0, word1, word2, word3), Philox.Block(seed, stream, index));

    [Theory]
    [InlineData(0u, 0f)]
    [InlineData(0xFFu, 0f)]
    [InlineData(0x100u, 1f / (1 << 24))]
    [InlineData(0x80000000u, 0.5f)]
    [InlineData(0xFFFFFFFFu, 1f - (1f / (1 << 24)))]
    public void UnitSingleTakesTheUpper24Bits(uint word, float expected) => Assert.Equal(expected, Philox.ToUnitSingle(word));
}
