using System;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

public sealed class SpecialValueTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float LargestDenormal = 1.17549421e-38f;

    // Not InlineData, for which 0 and −0 are duplicates.
    public static TheoryData<string, float, float> Edges { get; } = new()
    {
        { "Exp", 0f, 1f },
        { "Exp", -0f, 1f },
        { "Exp", float.Epsilon, 1f },
        { "Exp", Infinity, Infinity },
        { "Exp", float.MaxValue, Infinity },
        { "Exp", 88.72284f, Infinity },
        { "Exp", -87.7f, 0f },
        { "Exp", -104f, 0f },
        { "Exp", float.MinValue, 0f },
        { "Exp", -Infinity, 0f },
        { "ExpNonPositive", 0f, 1f },
        { "ExpNonPositive", -0f, 1f },
        { "ExpNonPositive", -87.7f, 0f },
        { "ExpNonPositive", float.MinValue, 0f },
        { "ExpNonPositive", -Infinity, 0f },
        { "Log", 1f, 0f },
        { "Log", 0f, -Infinity },
        { "Log", -0f, -Infinity },
        { "Log", Infinity, Infinity },
        { "Log", -float.Epsilon, float.NaN },
        { "Log", -1f, float.NaN },
        { "Log", float.MinValue, float.NaN },
        { "Log", -Infinity, float.NaN },
        { "Log", float.Epsilon, -103.278929f },
        { "Log", LargestDenormal, -87.3365479f },
        { "Log", float.MaxValue, 88.7228394f },
        { "Tanh", 0f, 0f },
        { "Tanh", -0f, -0f },
        { "Tanh", float.Epsilon, float.Epsilon },
        { "Tanh", -float.Epsilon, -float.Epsilon },
        { "Tanh", LargestDenormal, LargestDenormal },
        { "Tanh", 1e-20f, 1e-20f },
        { "Tanh", -1e-5f, -1e-5f },
        { "Tanh", 10f, 1f },
        { "Tanh", -10f, -1f },
        { "Tanh", float.MaxValue, 1f },
        { "Tanh", float.MinValue, -1f },
        { "Tanh", Infinity, 1f },
        { "Tanh", -Infinity, -1f },
        { "Sigmoid", 0f, 0.5f },
        { "Sigmoid", -0f, 0.5f },
        { "Sigmoid", float.Epsilon, 0.5f },
        { "Sigmoid", 40f, 1f },
        { "Sigmoid", float.MaxValue, 1f },
        { "Sigmoid", Infinity, 1f },
        { "Sigmoid", -110f, 0f },
        { "Sigmoid", float.MinValue, 0f },
        { "Sigmoid", -Infinity, 0f },
        { "Erf", 0f, 0f },
        { "Erf", -0f, -0f },
        { "Erf", 4f, 1f },
        { "Erf", -4f, -1f },
        { "Erf", float.MaxValue, 1f },
        { "Erf", float.MinValue, -1f },
        { "Erf", Infinity, 1f },
        { "Erf", -Infinity, -1f },
        { "Expm1NonPositive", 0f, 0f },
        { "Expm1NonPositive", -float.Epsilon, -float.Epsilon },
        { "Expm1NonPositive", -1e-20f, -1e-20f },
        { "Expm1NonPositive", -25f, -1f },
        { "Expm1NonPositive", float.MinValue, -1f },
        { "Expm1NonPositive", -Infinity, -1f },
        { "SigmoidReciprocal", 0f, 2f },
        { "SigmoidReciprocal", -0f, 2f },
        { "SigmoidReciprocal", 40f, 1f },
        { "SigmoidReciprocal", Infinity, 1f },
        { "TanhPart", 0f, 0f },
        { "TanhPart", -0f, -0f },
        { "TanhPart", float.Epsilon, float.Epsilon },
        { "TanhPart", 1e-20f, 1e-20f },
        { "Softplus", 0f, 0.693147181f },
        { "Softplus", -0f, 0.693147181f },
        { "Softplus", 20f, 20f },
        { "Softplus", float.MaxValue, float.MaxValue },
        { "Softplus", Infinity, Infinity },
        { "Softplus", -87.7f, 0f },
        { "Softplus", float.MinValue, 0f },
        { "Softplus", -Infinity, 0f },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void Exact_at_the_edges(string name, float x, float expected)
    {
        var function = ElementaryFunction.Named(name);

        AssertSame(expected, function.Scalar(x));
        AssertSame(expected, function.Vector128(Vector128.Create(x)).GetElement(3));
        AssertSame(expected, function.Vector256(Vector256.Create(x)).GetElement(7));
        AssertSame(expected, function.Vector512(Vector512.Create(x)).GetElement(15));
    }

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
    public void Every_kind_of_NaN_goes_through_and_stays_in_its_lane(string name)
    {
        var function = ElementaryFunction.Named(name);
        uint[] patterns = [0x7FC00000, 0xFFC00000, 0x7FC00001, 0xFFC00101, 0x7FFFFFFF, 0xFFFFFFFF, 0x7F800001, 0xFF800001];
        foreach (uint pattern in patterns)
        {
            float nan = BitConverter.UInt32BitsToSingle(pattern);
            for (int lane = 0; lane < 16; lane++)
            {
                var result = function.Vector512(Vector512.Create(0.25f).WithElement(lane, nan));
                AssertOnlyNaN(result, lane);
                var half = function.Vector256(Vector256.Create(0.25f).WithElement(lane % 8, nan));
                AssertOnlyNaN(Vector512.Create(half, Vector256.Create(0.25f)), lane % 8);
            }

            Assert.True(float.IsNaN(function.Scalar(nan)), $"{name} of {pattern:X8}");
        }
    }

    [Theory]
    [InlineData(-87.3f)]
    [InlineData(-80f)]
    [InlineData(-60f)]
    [InlineData(-30f)]
    public void Sigmoid_keeps_its_relative_precision_where_it_is_small(float x)
    {
        double exact = Math.Exp(x) / (1 + Math.Exp(x));

        Assert.InRange((VectorMath.Sigmoid(x) - exact) / ErrorSweep.Ulp(exact), -3, 3);
    }

    [Theory]
    [InlineData("Tanh", 9.02f, 1f)]
    [InlineData("Tanh", -9.02f, -1f)]
    [InlineData("Sigmoid", 17.33f, 1f)]
    [InlineData("Sigmoid", -103.98f, 0f)]
    [InlineData("Erf", 3.93f, 1f)]
    [InlineData("Erf", -3.93f, -1f)]
    [InlineData("Expm1NonPositive", -17.33f, -1f)]
    [InlineData("Softplus", -87.684f, 0f)]
    [InlineData("Exp", 88.7229f, Infinity)]
    [InlineData("Exp", -87.684f, 0f)]
    public void Saturated_from_here_on(string name, float from, float expected)
    {
        var function = ElementaryFunction.Named(name);
        int last = BitConverter.SingleToInt32Bits(from < 0 ? -128f : 128f);
        for (int bits = BitConverter.SingleToInt32Bits(from); bits <= last; bits += 17)
        {
            AssertSame(expected, function.Scalar(BitConverter.Int32BitsToSingle(bits)));
        }
    }

    private static void AssertSame(float expected, float actual)
    {
        bool same = float.IsNaN(expected)
            ? float.IsNaN(actual)
            : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual);
        Assert.True(same, $"Expected {expected:G9}, got {actual:G9}.");
    }

    private static void AssertOnlyNaN(Vector512<float> result, int nanLane)
    {
        for (int lane = 0; lane < 16; lane++)
        {
            Assert.Equal(lane == nanLane, float.IsNaN(result.GetElement(lane)));
        }
    }
}
