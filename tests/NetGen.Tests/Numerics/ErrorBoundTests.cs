using System;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>
/// The stated error bounds. A sample of four million floats by default; with NETGEN_EXHAUSTIVE=1 every float, which takes minutes.
/// </summary>
public sealed class ErrorBoundTests(ITestOutputHelper output)
{
    // A prime, so that the low bits of the mantissa take all their values.
    private const int SampleStride = 1009;

    private static bool Exhaustive => Environment.GetEnvironmentVariable("NETGEN_EXHAUSTIVE") == "1";

    [Theory]
    [InlineData("Exp")]
    [InlineData("ExpNonPositive")]
    [InlineData("Log")]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("Erf")]
    [InlineData("Expm1NonPositive")]
    [InlineData("Softplus")]
    [InlineData("SigmoidReciprocal")]
    [InlineData("TanhPart")]
    public void No_float_is_further_off_than_documented(string name)
    {
        var function = ElementaryFunction.Named(name);

        var worst = ErrorSweep.Over(function, Exhaustive ? 1 : SampleStride);

        output.WriteLine($"{name}: {worst}");
        Assert.True(worst.Violations == 0, $"{name}: {worst}");
        Assert.True(worst.LargestUlp <= function.Bound, $"{name}: {worst}");
        Assert.True(worst.LargestDenormalUlp <= function.DenormalBound, $"{name}: {worst}");
    }

    [Fact]
    public void Ulp_is_the_spacing_of_floats()
    {
        Assert.Equal(BitConverter.UInt32BitsToSingle(0x3F800001) - 1.0, ErrorSweep.Ulp(1));
        Assert.Equal(Math.Pow(2, -24), ErrorSweep.Ulp(-0.99999));
        Assert.Equal(Math.Pow(2, -22), ErrorSweep.Ulp(3.9));
        Assert.Equal(float.Epsilon, ErrorSweep.Ulp(1.2e-38));
        Assert.Equal(float.Epsilon, ErrorSweep.Ulp(0));
    }
}
