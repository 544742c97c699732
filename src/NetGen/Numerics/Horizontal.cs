using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Folds the lanes of a vector into one number, always by halves: upper onto lower until one lane is left. The order is part of the
/// contract, so that results are the same bits on every machine.
/// </summary>
public static class Horizontal
{
    // Which pairs of lanes a shuffle takes from its two operands: the lower of both, or the upper.
    private const byte LowPairs = 0x44;
    private const byte HighPairs = 0xEE;

    /// <summary>The sum of all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> value)
    {
        value += Vector128.Shuffle(value, Vector128.Create(2, 3, 2, 3));
        value += Vector128.Shuffle(value, Vector128.Create(1, 1, 1, 1));
        return value.ToScalar();
    }

    /// <inheritdoc cref="Sum(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> value) => Sum(value.GetLower() + value.GetUpper());

    /// <inheritdoc cref="Sum(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> value) => Sum(value.GetLower() + value.GetUpper());

    /// <summary>The largest of all lanes; which one, if any is NaN, is not defined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector128<float> value)
    {
        value = Vector128.MaxNative(value, Vector128.Shuffle(value, Vector128.Create(2, 3, 2, 3)));
        value = Vector128.MaxNative(value, Vector128.Shuffle(value, Vector128.Create(1, 1, 1, 1)));
        return value.ToScalar();
    }

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector256<float> value) => Max(Vector128.MaxNative(value.GetLower(), value.GetUpper()));

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Vector512<float> value) => Max(Vector256.MaxNative(value.GetLower(), value.GetUpper()));

    /// <summary>The sums of the lanes of four vectors, side by side, each as <see cref="Sum(Vector128{float})"/> gives it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        if (Sse.IsSupported)
        {
            Vector128<float> ab = Sse.UnpackLow(a, b) + Sse.UnpackHigh(a, b);
            Vector128<float> cd = Sse.UnpackLow(c, d) + Sse.UnpackHigh(c, d);
            return Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab);
        }

        return Vector128.Create(Sum(a), Sum(b), Sum(c), Sum(d));
    }

    /// <summary>The sums of the lanes of four vectors, side by side: of each half first, then of the two halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (Avx.IsSupported)
        {
            Vector256<float> ab = Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b);
            Vector256<float> cd = Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d);
            Vector256<float> sums = Avx.Shuffle(ab, cd, LowPairs) + Avx.Shuffle(ab, cd, HighPairs);
            return sums.GetLower() + sums.GetUpper();
        }

        return Sums(a.GetLower(), b.GetLower(), c.GetLower(), d.GetLower()) + Sums(a.GetUpper(), b.GetUpper(), c.GetUpper(), d.GetUpper());
    }

    /// <summary>The sums of the lanes of four vectors, side by side: the upper half onto the lower one first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) => Sums(
        a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());
}
