using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>The sum of the first lanes, in order, in all lanes.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="count">How many lanes, from 1 to 4: a constant, so that only what it needs is left of the method.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sum(Vector128<float> value, int count)
    {
        if (count == 4)
        {
            return Sum(value);
        }

        Vector128<float> folded = Vector128.Shuffle(value, Vector128.Create(0, 0, 0, 0));
        if (count > 1)
        {
            folded = folded + Vector128.Shuffle(value, Vector128.Create(1, 1, 1, 1));
        }

        return count > 2 ? folded + Vector128.Shuffle(value, Vector128.Create(2, 2, 2, 2)) : folded;
    }

    /// <inheritdoc cref="Sum(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sum(Vector256<float> value)
    {
        value += Halves.Swap(value);
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

    /// <summary>The largest of the first lanes, in all lanes; which one, if any is NaN, is not defined.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="count">How many lanes, from 1 to 4: a constant, so that only what it needs is left of the method.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> value, int count)
    {
        if (count == 4)
        {
            return Max(value);
        }

        Vector128<float> folded = Vector128.Shuffle(value, Vector128.Create(0, 0, 0, 0));
        if (count > 1)
        {
            folded = Vector128.MaxNative(folded, Vector128.Shuffle(value, Vector128.Create(1, 1, 1, 1)));
        }

        return count > 2 ? Vector128.MaxNative(folded, Vector128.Shuffle(value, Vector128.Create(2, 2, 2, 2))) : folded;
    }

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> value)
    {
        value = Vector256.MaxNative(value, Halves.Swap(value));
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
}
