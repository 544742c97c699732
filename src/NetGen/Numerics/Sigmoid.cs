using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // From here on e^−x vanishes beside 1, and below the other no float is small enough for the result.
    private const float SigmoidHighest = 40f;
    private const float SigmoidLowest = -110f;

    // Numerator and denominator of 1 / (1 + e^−x) carry a factor 2^−64, or e^−x would overflow where the result is denormal.
    private const float SigmoidScale = 5.42101086e-20f;

    // The bits of −2^−64: what a shifted n lacks to become −2^(n − 64).
    private const int SigmoidPowerBits = unchecked((int)0x9F800000);

    /// <summary>The logistic function 1 / (1 + e^−x) of each lane.</summary>
    /// <remarks>
    /// <para>Largest error over all floats with a normal result: 2.45 ULP (without fused multiply-add at most 3); denormal results are right to one unit of their own.</para>
    /// <para>
    /// NaN gives NaN, −∞ and all below −103.98 give 0, ±0 give exactly ½, +∞ and all above 17.33 give exactly 1. Denormal
    /// results, those of x from −103.98 to −87.34, take about four times as long.
    /// </para>
    /// <para>e^−x as in <see cref="Exp(Vector256{float})"/>, with numerator and denominator scaled so that nothing overflows.</para>
    /// </remarks>
    /// <param name="x">Any floats.</param>
    /// <returns>Values from 0 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        x = Vector256.MinNative(Vector256.Create(SigmoidHighest), Vector256.MaxNative(Vector256.Create(SigmoidLowest), x));
        var rounded = Vector256.MultiplyAddEstimate(x, Vector256.Create(-ExpConstants.Log2E), Vector256.Create(ExpConstants.Rounder));
        var n = rounded - Vector256.Create(ExpConstants.Rounder);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(ExpConstants.Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(ExpConstants.Ln2Low), r);

        // −x = n·ln 2 − r: the polynomial is that of 1 − e^−r, the shared one with alternating signs.
        var square = r * r;
        var high = Vector256.MultiplyAddEstimate(r, Vector256.Create(ExpConstants.C5), Vector256.Create(-ExpConstants.C4));
        high = Vector256.MultiplyAddEstimate(square, Vector256.Create(-ExpConstants.C6), high);
        var low = Vector256.MultiplyAddEstimate(r, Vector256.Create(ExpConstants.C3), Vector256.Create(-ExpConstants.C2));
        var complement = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(high, square, low), square, r);

        // scale + 2^(n − 64)·(1 − complement), with the power negative from the start.
        var minusPower = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector256.Create(SigmoidPowerBits)).AsSingle();
        var scale = Vector256.Create(SigmoidScale);
        return scale / Vector256.MultiplyAddEstimate(minusPower, complement, scale - minusPower);
    }

    /// <inheritdoc cref="Sigmoid(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        x = Vector128.MinNative(Vector128.Create(SigmoidHighest), Vector128.MaxNative(Vector128.Create(SigmoidLowest), x));
        var rounded = Vector128.MultiplyAddEstimate(x, Vector128.Create(-ExpConstants.Log2E), Vector128.Create(ExpConstants.Rounder));
        var n = rounded - Vector128.Create(ExpConstants.Rounder);
        var r = Vector128.MultiplyAddEstimate(n, Vector128.Create(ExpConstants.Ln2High), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(ExpConstants.Ln2Low), r);

        // −x = n·ln 2 − r: the polynomial is that of 1 − e^−r, the shared one with alternating signs.
        var square = r * r;
        var high = Vector128.MultiplyAddEstimate(r, Vector128.Create(ExpConstants.C5), Vector128.Create(-ExpConstants.C4));
        high = Vector128.MultiplyAddEstimate(square, Vector128.Create(-ExpConstants.C6), high);
        var low = Vector128.MultiplyAddEstimate(r, Vector128.Create(ExpConstants.C3), Vector128.Create(-ExpConstants.C2));
        var complement = Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(high, square, low), square, r);

        // scale + 2^(n − 64)·(1 − complement), with the power negative from the start.
        var minusPower = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector128.Create(SigmoidPowerBits)).AsSingle();
        var scale = Vector128.Create(SigmoidScale);
        return scale / Vector128.MultiplyAddEstimate(minusPower, complement, scale - minusPower);
    }

    /// <inheritdoc cref="Sigmoid(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.Create(SigmoidHighest), Vector512.MaxNative(Vector512.Create(SigmoidLowest), x));
        var rounded = Vector512.MultiplyAddEstimate(x, Vector512.Create(-ExpConstants.Log2E), Vector512.Create(ExpConstants.Rounder));
        var n = rounded - Vector512.Create(ExpConstants.Rounder);
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(ExpConstants.Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(ExpConstants.Ln2Low), r);

        // −x = n·ln 2 − r: the polynomial is that of 1 − e^−r, the shared one with alternating signs.
        var square = r * r;
        var high = Vector512.MultiplyAddEstimate(r, Vector512.Create(ExpConstants.C5), Vector512.Create(-ExpConstants.C4));
        high = Vector512.MultiplyAddEstimate(square, Vector512.Create(-ExpConstants.C6), high);
        var low = Vector512.MultiplyAddEstimate(r, Vector512.Create(ExpConstants.C3), Vector512.Create(-ExpConstants.C2));
        var complement = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(high, square, low), square, r);

        // scale + 2^(n − 64)·(1 − complement), with the power negative from the start.
        var minusPower = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector512.Create(SigmoidPowerBits)).AsSingle();
        var scale = Vector512.Create(SigmoidScale);
        return scale / Vector512.MultiplyAddEstimate(minusPower, complement, scale - minusPower);
    }

    /// <summary>The scalar twin of <see cref="Sigmoid(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">Any float.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => Sigmoid(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
