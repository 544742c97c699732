using System;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Testing;

public class ToleranceTests
{
    [Fact]
    public void ScalesWithTheLargest()
    {
        Tolerance.AssertClose([1f, 100.5f], [1.0, 100.0], relative: 0.01, floor: 0, "x");
        ToleranceException exception = Assert.Throws<ToleranceException>(() =>
            Tolerance.AssertClose([1f, 102f], [1.0, 100.0], relative: 0.01, floor: 0, "weights"));
        Assert.Contains("weights: element 1 of 2 is 102, expected 100", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FloorIsTheSmallestScale()
    {
        Tolerance.AssertClose([1e-7f], [0.0], relative: 1e-6, floor: 1, "x");
        Assert.Throws<ToleranceException>(() => Tolerance.AssertClose([1e-7f], [0.0], relative: 1e-6, floor: 0, "x"));
    }

    [Theory]
    [InlineData(float.NaN, 0.0)]
    [InlineData(0f, double.NaN)]
    [InlineData(float.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(float.PositiveInfinity, 1.0)]
    public void NotANumberIsNeverClose(float actual, double expected) =>
        Assert.Throws<ToleranceException>(() => Tolerance.AssertClose([actual, 1f], [expected, 1.0], relative: 1, floor: 1, "x"));

    [Fact]
    public void SameSpecialValuesAreEqual() =>
        Tolerance.AssertClose([float.NaN, 1f], [double.NaN, 1.0], relative: 0, floor: 0, "x");
}
