using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// Loads and stores of a vector's first lanes that touch no memory beyond them: where rows of a caller's span end inside a
/// vector. The count is a constant at every call, so that what is left of a method is the two or three instructions for it.
/// </summary>
public static class PartialVector
{
    /// <summary>Loads the first lanes; the others are zero.</summary>
    /// <param name="source">The first float.</param>
    /// <param name="count">How many lanes, from 1 to 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly float source, int count)
    {
        ref float start = ref Unsafe.AsRef(in source);
        if (count == 4)
        {
            return Vector128.LoadUnsafe(ref start);
        }

        if (count == 1)
        {
            return Vector128.CreateScalar(start);
        }

        Vector128<float> pair = Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref start))).AsSingle();
        return count == 2 ? pair : pair.WithElement(2, Unsafe.Add(ref start, 2));
    }

    /// <inheritdoc cref="Load128"/>
    /// <param name="source">The first float.</param>
    /// <param name="count">How many lanes, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly float source, int count)
    {
        if (count <= 4)
        {
            return Load128(in source, count).ToVector256();
        }

        ref float start = ref Unsafe.AsRef(in source);
        return Vector256.Create(Vector128.LoadUnsafe(ref start), Load128(ref Unsafe.Add(ref start, 4), count - 4));
    }

    /// <inheritdoc cref="Load128"/>
    /// <param name="source">The first float.</param>
    /// <param name="count">How many lanes, from 1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly float source, int count)
    {
        if (count <= 8)
        {
            return Load256(in source, count).ToVector512();
        }

        ref float start = ref Unsafe.AsRef(in source);
        return Vector512.Create(Vector256.LoadUnsafe(ref start), Load256(ref Unsafe.Add(ref start, 8), count - 8));
    }

    /// <summary>Stores the first lanes.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="target">Where the first lane goes.</param>
    /// <param name="count">How many lanes, from 1 to 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float target, int count)
    {
        if (count == 4)
        {
            value.StoreUnsafe(ref target);
            return;
        }

        if (count == 1)
        {
            target = value.ToScalar();
            return;
        }

        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref target), value.AsDouble().ToScalar());
        if (count == 3)
        {
            Unsafe.Add(ref target, 2) = value.GetElement(2);
        }
    }

    /// <inheritdoc cref="Store(Vector128{float}, ref float, int)"/>
    /// <param name="value">The vector.</param>
    /// <param name="target">Where the first lane goes.</param>
    /// <param name="count">How many lanes, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float target, int count)
    {
        if (count <= 4)
        {
            Store(value.GetLower(), ref target, count);
            return;
        }

        value.GetLower().StoreUnsafe(ref target);
        Store(value.GetUpper(), ref Unsafe.Add(ref target, 4), count - 4);
    }

    /// <inheritdoc cref="Store(Vector128{float}, ref float, int)"/>
    /// <param name="value">The vector.</param>
    /// <param name="target">Where the first lane goes.</param>
    /// <param name="count">How many lanes, from 1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float target, int count)
    {
        if (count <= 8)
        {
            Store(value.GetLower(), ref target, count);
            return;
        }

        value.GetLower().StoreUnsafe(ref target);
        Store(value.GetUpper(), ref Unsafe.Add(ref target, 8), count - 8);
    }
}
