using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // e^x vanishes beside 1 from here on.
    private const float Expm1Lowest = -25f;

    /// <summary>e to the power of lanes that are not above 0, less 1: exact to the last digits near 0, where the power itself rounds to 1.</summary>
    /// <remarks>
    /// <para>Largest error over all floats with a normal result: 1.50 ULP (without fused multiply-add at most 2); denormals are right to one unit of their own.</para>
    /// <para>NaN gives NaN, ±0 give 0, tiny x gives x, −∞ and all below −17.33 give exactly −1. Above 0 the result is not defined.</para>
    /// <para>2ⁿ·(e^r − 1) + (2ⁿ − 1), as <see cref="ExpNonPositive(Vector256{float})"/>: near 0, n is 0 and the second term vanishes.</para>
    /// </remarks>
    /// <param name="x">Floats not above 0.</param>
    /// <returns>Values from −1 to 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1NonPositive(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(Expm1Lowest), x);
        var rounded = Vector256.MultiplyAddEstimate(x, Vector256.Create(ExpConstants.Log2E), Vector256.Create(ExpConstants.Rounder));

        var r = Vector256.MultiplyAddEstimate(rounded - Vector256.Create(ExpConstants.Rounder), Vector256.Create(-ExpConstants.Ln2), x);

        var square = r * r;
        var high = Vector256.MultiplyAddEstimate(r, Vector256.Create(ExpConstants.C5), Vector256.Create(ExpConstants.C4));
        high = Vector256.MultiplyAddEstimate(square, Vector256.Create(ExpConstants.C6), high);
        var low = Vector256.MultiplyAddEstimate(r, Vector256.Create(ExpConstants.C3), Vector256.Create(ExpConstants.C2));
        var expm1 = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector256.Create(ExpConstants.OneBits)).AsSingle();
        return Vector256.MultiplyAddEstimate(power, expm1, power - Vector256.Create(1f));
    }

    /// <inheritdoc cref="Expm1NonPositive(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1NonPositive(Vector128<float> x)
    {
        x = Vector128.MaxNative(Vector128.Create(Expm1Lowest), x);
        var rounded = Vector128.MultiplyAddEstimate(x, Vector128.Create(ExpConstants.Log2E), Vector128.Create(ExpConstants.Rounder));

        var r = Vector128.MultiplyAddEstimate(rounded - Vector128.Create(ExpConstants.Rounder), Vector128.Create(-ExpConstants.Ln2), x);

        var square = r * r;
        var high = Vector128.MultiplyAddEstimate(r, Vector128.Create(ExpConstants.C5), Vector128.Create(ExpConstants.C4));
        high = Vector128.MultiplyAddEstimate(square, Vector128.Create(ExpConstants.C6), high);
        var low = Vector128.MultiplyAddEstimate(r, Vector128.Create(ExpConstants.C3), Vector128.Create(ExpConstants.C2));
        var expm1 = Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector128.Create(ExpConstants.OneBits)).AsSingle();
        return Vector128.MultiplyAddEstimate(power, expm1, power - Vector128.Create(1f));
    }

    /// <inheritdoc cref="Expm1NonPositive(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1NonPositive(Vector512<float> x)
    {
        x = Vector512.MaxNative(Vector512.Create(Expm1Lowest), x);
        var rounded = Vector512.MultiplyAddEstimate(x, Vector512.Create(ExpConstants.Log2E), Vector512.Create(ExpConstants.Rounder));

        var r = Vector512.MultiplyAddEstimate(rounded - Vector512.Create(ExpConstants.Rounder), Vector512.Create(-ExpConstants.Ln2), x);

        var square = r * r;
        var high = Vector512.MultiplyAddEstimate(r, Vector512.Create(ExpConstants.C5), Vector512.Create(ExpConstants.C4));
        high = Vector512.MultiplyAddEstimate(square, Vector512.Create(ExpConstants.C6), high);
        var low = Vector512.MultiplyAddEstimate(r, Vector512.Create(ExpConstants.C3), Vector512.Create(ExpConstants.C2));
        var expm1 = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(high, square, low), square, r);

        var power = ((rounded.AsInt32() << ExpConstants.ExponentShift) + Vector512.Create(ExpConstants.OneBits)).AsSingle();
        return Vector512.MultiplyAddEstimate(power, expm1, power - Vector512.Create(1f));
    }

    /// <summary>The scalar twin of <see cref="Expm1NonPositive(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">A float not above 0.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Expm1NonPositive(float x) => Expm1NonPositive(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
