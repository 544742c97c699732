using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>
/// Folds the lanes of a vector into one number, which every lane of the result holds. Always by halves, each lane with the one half a
/// vector, half of that, … away: the order is part of the contract, so that results are the same bits on every machine.
/// </summary>
public static class Horizontal
{
    /// <summary>The sum of all lanes, in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sum(Vector128<float> value)
    {
        value += Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1));
        return value + Vector128.Shuffle(value, Vector128.Create(1, 0, 3, 2));
    }

    /// <inheritdoc cref="Sum(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sum(Vector256<float> value)
    {
        value += SwapHalves(value);
        value += Vector256.Shuffle(value, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5));
        return value + Vector256.Shuffle(value, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));
    }

    /// <inheritdoc cref="Sum(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> value)
    {
        Vector256<float> half = Sum(value.GetLower() + value.GetUpper());
        return Vector512.Create(half, half);
    }

    /// <summary>The largest of all lanes, in all lanes; which one, if any is NaN, is not defined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> value)
    {
        value = Vector128.MaxNative(value, Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(value, Vector128.Shuffle(value, Vector128.Create(1, 0, 3, 2)));
    }

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> value)
    {
        value = Vector256.MaxNative(value, SwapHalves(value));
        value = Vector256.MaxNative(value, Vector256.Shuffle(value, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)));
        return Vector256.MaxNative(value, Vector256.Shuffle(value, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)));
    }

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> value)
    {
        Vector256<float> half = Max(Vector256.MaxNative(value.GetLower(), value.GetUpper()));
        return Vector512.Create(half, half);
    }

    // One instruction of three cycles; the general shuffle takes its indices from memory and six.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SwapHalves(Vector256<float> value) => Avx.IsSupported
        ? Avx.Permute2x128(value, value, 1)
        : Vector256.Create(value.GetUpper(), value.GetLower());
}
