using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>e to the power of lanes that are not above 0: what softmax and its loss take of differences to the largest.</summary>
    /// <remarks>
    /// <para>
    /// Largest error over all floats with a normal result: 4.6 ULP, where it is near 1e-38; less the larger it is. Without fused multiply-add, where n·ln 2 is rounded, up to 64 ULP
    /// for the smallest results, which is 2e-8 of the largest result, 1.
    /// </para>
    /// <para>NaN gives NaN, −∞ gives 0, ±0 give exactly 1. Results below 2^−126.5 (x below −87.683) are flushed to 0. Above 0 the result is not defined.</para>
    /// <para>As <see cref="Exp(Vector256{float})"/>, with ln 2 in one part and no upper limit: five cycles less from argument to result.</para>
    /// </remarks>
    /// <param name="x">Floats not above 0.</param>
    /// <returns>The powers, from 0 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpNonPositive(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(ExpLowest), x);
        var rounded = Vector256.MultiplyAddEstimate(x, Vector256.Create(ExpConstants.Log2E), Vector256.Create(ExpConstants.Rounder));
        var n = rounded - Vector256.Create(ExpConstants.Rounder);
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-ExpConstants.Ln2), x);

        var square = r * r;
        var high = Vector256.MultiplyAddEstimate(r, Vector256.Create(ExpConstants.C5), Vector256.Create(ExpConstants.C4));
        high = Vector256.MultiplyAddEstimate(square, Vector256.Create(ExpConstants.C6), high);
        var low = Vector256.MultiplyAddEstimate(r, Vector256.Create(ExpConstants.C3), Vector256.Create(ExpConstants.C2));
        var expm1 = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector256.Create(ExpConstants.OneBits)).AsSingle();
        return Vector256.MultiplyAddEstimate(power, expm1, power);
    }

    /// <inheritdoc cref="ExpNonPositive(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ExpNonPositive(Vector128<float> x)
    {
        x = Vector128.MaxNative(Vector128.Create(ExpLowest), x);
        var rounded = Vector128.MultiplyAddEstimate(x, Vector128.Create(ExpConstants.Log2E), Vector128.Create(ExpConstants.Rounder));
        var n = rounded - Vector128.Create(ExpConstants.Rounder);
        var r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-ExpConstants.Ln2), x);

        var square = r * r;
        var high = Vector128.MultiplyAddEstimate(r, Vector128.Create(ExpConstants.C5), Vector128.Create(ExpConstants.C4));
        high = Vector128.MultiplyAddEstimate(square, Vector128.Create(ExpConstants.C6), high);
        var low = Vector128.MultiplyAddEstimate(r, Vector128.Create(ExpConstants.C3), Vector128.Create(ExpConstants.C2));
        var expm1 = Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector128.Create(ExpConstants.OneBits)).AsSingle();
        return Vector128.MultiplyAddEstimate(power, expm1, power);
    }

    /// <inheritdoc cref="ExpNonPositive(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpNonPositive(Vector512<float> x)
    {
        x = Vector512.MaxNative(Vector512.Create(ExpLowest), x);
        var rounded = Vector512.MultiplyAddEstimate(x, Vector512.Create(ExpConstants.Log2E), Vector512.Create(ExpConstants.Rounder));
        var n = rounded - Vector512.Create(ExpConstants.Rounder);
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-ExpConstants.Ln2), x);

        var square = r * r;
        var high = Vector512.MultiplyAddEstimate(r, Vector512.Create(ExpConstants.C5), Vector512.Create(ExpConstants.C4));
        high = Vector512.MultiplyAddEstimate(square, Vector512.Create(ExpConstants.C6), high);
        var low = Vector512.MultiplyAddEstimate(r, Vector512.Create(ExpConstants.C3), Vector512.Create(ExpConstants.C2));
        var expm1 = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector512.Create(ExpConstants.OneBits)).AsSingle();
        return Vector512.MultiplyAddEstimate(power, expm1, power);
    }

    /// <summary>The scalar twin of <see cref="ExpNonPositive(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">A float not above 0.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpNonPositive(float x) => ExpNonPositive(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
