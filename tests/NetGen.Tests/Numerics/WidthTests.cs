using System;
using System.Runtime.Intrinsics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>A value gets the same bits at every width, in every lane and as a scalar.</summary>
public sealed class WidthTests
{
    // Odd, so that a walk by it meets all patterns; 131,000 of them, sixteen at a time.
    private const uint Stride = 32771;

    [Theory]
    [InlineData("Exp")]
    [InlineData("Log")]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("Erf")]
    [InlineData("Expm1NonPositive")]
    [InlineData("Softplus")]
    [InlineData("SigmoidReciprocal")]
    [InlineData("TanhPart")]
    public void Same_bits_at_every_width(string name)
    {
        var function = ElementaryFunction.Named(name);
        for (ulong start = 0; start + (16UL * Stride) < 1UL << 32; start += 16UL * Stride)
        {
            uint first = (uint)start;
            var patterns = Vector512.Create(first) + (Vector512<uint>.Indices * Stride);
            var x = patterns.AsSingle();

            var wide = function.Vector512(x);
            var halves = Vector512.Create(function.Vector256(x.GetLower()), function.Vector256(x.GetUpper()));
            var quarters = Vector512.Create(
                Vector256.Create(function.Vector128(x.GetLower().GetLower()), function.Vector128(x.GetLower().GetUpper())),
                Vector256.Create(function.Vector128(x.GetUpper().GetLower()), function.Vector128(x.GetUpper().GetUpper())));
            for (int lane = 0; lane < 16; lane++)
            {
                float expected = function.Scalar(x.GetElement(lane));
                AssertSame(expected, wide.GetElement(lane), patterns.GetElement(lane));
                AssertSame(expected, halves.GetElement(lane), patterns.GetElement(lane));
                AssertSame(expected, quarters.GetElement(lane), patterns.GetElement(lane));
            }
        }
    }

    private static void AssertSame(float expected, float actual, uint pattern)
    {
        bool same = BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        Assert.True(same, $"At {pattern:X8}: scalar {expected:G9}, lane {actual:G9}.");
    }
}
