using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // e^r − 1 ≈ r + r²·(E2 + E3·r + E4·r² + E5·r³ + E6·r⁴) for −½·ln 2 ≤ r ≤ ln 2, relative error of e^r below 4.3e-8:
    // one half-interval more than ExpConstants has, because n stops at 127, the last exponent of a finite float.
    private const float E2 = 0.500002086f;
    private const float E3 = 0.166670039f;
    private const float E4 = 0.0416225754f;
    private const float E5 = 0.00832586642f;
    private const float E6 = 0.00162195263f;

    // Low enough for n = −127, whose power of two comes out as zero; high enough to keep the polynomial finite.
    private const float ExpLowest = -88f;

    private const float ExpLargestRounded = ExpConstants.Rounder + 127;

    /// <summary>e to the power of each lane.</summary>
    /// <remarks>
    /// <para>Largest error over all floats with a normal result: 1.55 ULP (without fused multiply-add at most 2).</para>
    /// <para>
    /// NaN gives NaN, −∞ gives 0, ±0 give exactly 1, +∞ and all above 88.7228 give +∞. Results below
    /// 2^−126.5 (x below −87.683) are flushed to 0: gradual underflow would cost a third more time, and what reads
    /// the result is slow on denormals.
    /// </para>
    /// <para>2ⁿ·e^r with a polynomial of degree 6 for e^r − 1 (Cody and Waite, Software Manual for the Elementary Functions, 1980).</para>
    /// </remarks>
    /// <param name="x">Any floats.</param>
    /// <returns>The powers, at least 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(ExpLowest), x);
        var rounded = Vector256.MinNative(
            Vector256.Create(ExpLargestRounded),
            Vector256.MultiplyAddEstimate(x, Vector256.Create(ExpConstants.Log2E), Vector256.Create(ExpConstants.Rounder)));
        var n = rounded - Vector256.Create(ExpConstants.Rounder);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-ExpConstants.Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-ExpConstants.Ln2Low), r);

        var square = r * r;
        var high = Vector256.MultiplyAddEstimate(r, Vector256.Create(E5), Vector256.Create(E4));
        high = Vector256.MultiplyAddEstimate(square, Vector256.Create(E6), high);
        var low = Vector256.MultiplyAddEstimate(r, Vector256.Create(E3), Vector256.Create(E2));
        var expm1 = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector256.Create(ExpConstants.OneBits)).AsSingle();
        return Vector256.MultiplyAddEstimate(power, expm1, power);
    }

    /// <inheritdoc cref="Exp(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        x = Vector128.MaxNative(Vector128.Create(ExpLowest), x);
        var rounded = Vector128.MinNative(
            Vector128.Create(ExpLargestRounded),
            Vector128.MultiplyAddEstimate(x, Vector128.Create(ExpConstants.Log2E), Vector128.Create(ExpConstants.Rounder)));
        var n = rounded - Vector128.Create(ExpConstants.Rounder);
        var r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-ExpConstants.Ln2High), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-ExpConstants.Ln2Low), r);

        var square = r * r;
        var high = Vector128.MultiplyAddEstimate(r, Vector128.Create(E5), Vector128.Create(E4));
        high = Vector128.MultiplyAddEstimate(square, Vector128.Create(E6), high);
        var low = Vector128.MultiplyAddEstimate(r, Vector128.Create(E3), Vector128.Create(E2));
        var expm1 = Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector128.Create(ExpConstants.OneBits)).AsSingle();
        return Vector128.MultiplyAddEstimate(power, expm1, power);
    }

    /// <inheritdoc cref="Exp(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        x = Vector512.MaxNative(Vector512.Create(ExpLowest), x);
        var rounded = Vector512.MinNative(
            Vector512.Create(ExpLargestRounded),
            Vector512.MultiplyAddEstimate(x, Vector512.Create(ExpConstants.Log2E), Vector512.Create(ExpConstants.Rounder)));
        var n = rounded - Vector512.Create(ExpConstants.Rounder);
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-ExpConstants.Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-ExpConstants.Ln2Low), r);

        var square = r * r;
        var high = Vector512.MultiplyAddEstimate(r, Vector512.Create(E5), Vector512.Create(E4));
        high = Vector512.MultiplyAddEstimate(square, Vector512.Create(E6), high);
        var low = Vector512.MultiplyAddEstimate(r, Vector512.Create(E3), Vector512.Create(E2));
        var expm1 = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector512.Create(ExpConstants.OneBits)).AsSingle();
        return Vector512.MultiplyAddEstimate(power, expm1, power);
    }

    /// <summary>The scalar twin of <see cref="Exp(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">Any float.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x) => Exp(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
