using System;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

public class PowersTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    [InlineData(0.99999994)]
    public void AgreesWithThePowerFunction(double value)
    {
        foreach (long exponent in new[] { 0L, 1, 2, 3, 7, 64, 1000, 12_345, 1_000_000, long.MaxValue })
        {
            double expected = Math.Pow(value, exponent);
            Assert.Equal(expected, Powers.Of(value, exponent), 1e-10 * Math.Max(expected, 1e-300));
        }
    }

    [Fact]
    public void SmallPowersAreExact() => Assert.Equal((1.0, 0.9, 0.9 * 0.9, 0.25), (Powers.Of(0.9, 0), Powers.Of(0.9, 1), Powers.Of(0.9, 2), Powers.Of(0.5, 2)));
}
