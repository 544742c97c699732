using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // e^29 is 4·10¹²: products of two of them and a few more factors are still far from overflowing.
    private const float ReciprocalLowest = -29f;

    // The bits of −1: what a shifted n lacks to become −2ⁿ.
    private const int MinusOneBits = unchecked((int)0xBF800000);

    /// <summary>1 + e^−x of each lane: one over the logistic function, for formulas that have one division where several functions would have one each.</summary>
    /// <remarks>
    /// <para>Largest error over all floats from −29 up: 1.69 ULP (without fused multiply-add at most 2).</para>
    /// <para>NaN gives NaN, ±0 give exactly 2, all above 17.33 give exactly 1. What is below −29 gives what −29 does, 3.9·10¹²: one over it differs by no more than 2.6·10⁻¹³ from the function.</para>
    /// <para>e^−x as in <see cref="Exp(Vector256{float})"/>.</para>
    /// </remarks>
    /// <param name="x">Any floats.</param>
    /// <returns>Values from 1 on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SigmoidReciprocal(Vector256<float> x)
    {
        x = Vector256.MinNative(Vector256.Create(SigmoidHighest), Vector256.MaxNative(Vector256.Create(ReciprocalLowest), x));
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

        // 1 + 2ⁿ·(1 − complement), with the power negative from the start.
        var minusPower = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector256.Create(MinusOneBits)).AsSingle();
        var one = Vector256.Create(1f);
        return Vector256.MultiplyAddEstimate(minusPower, complement, one - minusPower);
    }

    /// <inheritdoc cref="SigmoidReciprocal(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SigmoidReciprocal(Vector128<float> x)
    {
        x = Vector128.MinNative(Vector128.Create(SigmoidHighest), Vector128.MaxNative(Vector128.Create(ReciprocalLowest), x));
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

        // 1 + 2ⁿ·(1 − complement), with the power negative from the start.
        var minusPower = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector128.Create(MinusOneBits)).AsSingle();
        var one = Vector128.Create(1f);
        return Vector128.MultiplyAddEstimate(minusPower, complement, one - minusPower);
    }

    /// <inheritdoc cref="SigmoidReciprocal(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SigmoidReciprocal(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.Create(SigmoidHighest), Vector512.MaxNative(Vector512.Create(ReciprocalLowest), x));
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

        // 1 + 2ⁿ·(1 − complement), with the power negative from the start.
        var minusPower = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector512.Create(MinusOneBits)).AsSingle();
        var one = Vector512.Create(1f);
        return Vector512.MultiplyAddEstimate(minusPower, complement, one - minusPower);
    }

    /// <summary>The scalar twin of <see cref="SigmoidReciprocal(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">Any float.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SigmoidReciprocal(float x) => SigmoidReciprocal(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
