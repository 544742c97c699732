using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // ln(1 + f) ≈ f − ½·f² + f³·(L3 + L4·f + … + L10·f⁷) for √½ − 1 ≤ f ≤ √2 − 1, relative error below 5.9e-9.
    // A minimax fit in which each coefficient was rounded to a float before the next was fitted.
    private const float L3 = 0.333333313f;
    private const float L4 = -0.250008196f;
    private const float L5 = 0.200012371f;
    private const float L6 = -0.166233972f;
    private const float L7 = 0.142017066f;
    private const float L8 = -0.131599292f;
    private const float L9 = 0.127613604f;
    private const float L10 = -0.0763430372f;

    // The bits of √½, the smallest mantissa: those of x less these hold the exponent in their upper nine bits.
    private const int SqrtHalfBits = 0x3F3504F3;

    private const float SmallestNormal = 1.17549435e-38f;

    // What lifts every denormal into the normal range, and the exponent it adds.
    private const float DenormalLift = 8388608f;
    private const float DenormalExponent = 23f;

    /// <summary>The natural logarithm of each lane.</summary>
    /// <remarks>
    /// <para>Largest error over all floats, denormals included: 0.90 ULP (without fused multiply-add at most 1).</para>
    /// <para>NaN and everything below 0 give NaN, ±0 give −∞, 1 gives exactly +0, +∞ gives +∞.</para>
    /// <para>e·ln 2 + ln(1 + f) for x = 2^e·(1 + f) with √½ ≤ 1 + f &lt; √2, and a polynomial of degree 10 (the reduction of Cody and Waite, 1980).</para>
    /// </remarks>
    /// <param name="x">Any floats; meant for those above 0.</param>
    /// <returns>The logarithms.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        var denormal = Vector256.LessThan(x, Vector256.Create(SmallestNormal));
        var bits = Vector256.ConditionalSelect(denormal, x * Vector256.Create(DenormalLift), x).AsInt32();
        var exponent = (bits - Vector256.Create(SqrtHalfBits)) >> ExpConstants.ExponentShift;
        var f = (bits - (exponent << ExpConstants.ExponentShift)).AsSingle() - Vector256.Create(1f);
        var e = Vector256.ConvertToSingle(exponent) - (denormal & Vector256.Create(DenormalExponent));

        var square = f * f;
        var highest = Vector256.MultiplyAddEstimate(f, Vector256.Create(L10), Vector256.Create(L9));
        highest = Vector256.MultiplyAddEstimate(square, highest, Vector256.MultiplyAddEstimate(f, Vector256.Create(L8), Vector256.Create(L7)));
        var low = Vector256.MultiplyAddEstimate(f, Vector256.Create(L4), Vector256.Create(L3));
        low = Vector256.MultiplyAddEstimate(square, Vector256.MultiplyAddEstimate(f, Vector256.Create(L6), Vector256.Create(L5)), low);
        var cubic = Vector256.MultiplyAddEstimate(square * square, highest, low);

        // Smallest terms first: e·Ln2Low and −½·f² + f³·cubic, then f, then e·Ln2High, which is exact.
        var tail = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(f, cubic, Vector256.Create(-0.5f)), square, e * Vector256.Create(ExpConstants.Ln2Low));
        var log = Vector256.MultiplyAddEstimate(e, Vector256.Create(ExpConstants.Ln2High), f + tail);

        var invalid = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), Vector256.Create(float.NaN));
        log = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), log, invalid);

        // NaN is not below infinity either: both give themselves.
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), log, x);
    }

    /// <inheritdoc cref="Log(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x)
    {
        var denormal = Vector128.LessThan(x, Vector128.Create(SmallestNormal));
        var bits = Vector128.ConditionalSelect(denormal, x * Vector128.Create(DenormalLift), x).AsInt32();
        var exponent = (bits - Vector128.Create(SqrtHalfBits)) >> ExpConstants.ExponentShift;
        var f = (bits - (exponent << ExpConstants.ExponentShift)).AsSingle() - Vector128.Create(1f);
        var e = Vector128.ConvertToSingle(exponent) - (denormal & Vector128.Create(DenormalExponent));

        var square = f * f;
        var highest = Vector128.MultiplyAddEstimate(f, Vector128.Create(L10), Vector128.Create(L9));
        highest = Vector128.MultiplyAddEstimate(square, highest, Vector128.MultiplyAddEstimate(f, Vector128.Create(L8), Vector128.Create(L7)));
        var low = Vector128.MultiplyAddEstimate(f, Vector128.Create(L4), Vector128.Create(L3));
        low = Vector128.MultiplyAddEstimate(square, Vector128.MultiplyAddEstimate(f, Vector128.Create(L6), Vector128.Create(L5)), low);
        var cubic = Vector128.MultiplyAddEstimate(square * square, highest, low);

        // Smallest terms first: e·Ln2Low and −½·f² + f³·cubic, then f, then e·Ln2High, which is exact.
        var tail = Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(f, cubic, Vector128.Create(-0.5f)), square, e * Vector128.Create(ExpConstants.Ln2Low));
        var log = Vector128.MultiplyAddEstimate(e, Vector128.Create(ExpConstants.Ln2High), f + tail);

        var invalid = Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), Vector128.Create(float.NaN));
        log = Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128<float>.Zero), log, invalid);

        // NaN is not below infinity either: both give themselves.
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), log, x);
    }

    /// <inheritdoc cref="Log(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        var denormal = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        var bits = Vector512.ConditionalSelect(denormal, x * Vector512.Create(DenormalLift), x).AsInt32();
        var exponent = (bits - Vector512.Create(SqrtHalfBits)) >> ExpConstants.ExponentShift;
        var f = (bits - (exponent << ExpConstants.ExponentShift)).AsSingle() - Vector512.Create(1f);
        var e = Vector512.ConvertToSingle(exponent) - (denormal & Vector512.Create(DenormalExponent));

        var square = f * f;
        var highest = Vector512.MultiplyAddEstimate(f, Vector512.Create(L10), Vector512.Create(L9));
        highest = Vector512.MultiplyAddEstimate(square, highest, Vector512.MultiplyAddEstimate(f, Vector512.Create(L8), Vector512.Create(L7)));
        var low = Vector512.MultiplyAddEstimate(f, Vector512.Create(L4), Vector512.Create(L3));
        low = Vector512.MultiplyAddEstimate(square, Vector512.MultiplyAddEstimate(f, Vector512.Create(L6), Vector512.Create(L5)), low);
        var cubic = Vector512.MultiplyAddEstimate(square * square, highest, low);

        // Smallest terms first: e·Ln2Low and −½·f² + f³·cubic, then f, then e·Ln2High, which is exact.
        var tail = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(f, cubic, Vector512.Create(-0.5f)), square, e * Vector512.Create(ExpConstants.Ln2Low));
        var log = Vector512.MultiplyAddEstimate(e, Vector512.Create(ExpConstants.Ln2High), f + tail);

        var invalid = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NaN));
        log = Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), log, invalid);

        // NaN is not below infinity either: both give themselves.
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), log, x);
    }

    /// <summary>The scalar twin of <see cref="Log(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">Any float.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Log(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
