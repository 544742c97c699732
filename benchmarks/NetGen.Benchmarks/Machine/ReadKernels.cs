using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Machine;

/// <summary>Reads a buffer once from its start to its end. Which unrolling is fastest differs by machine and by cache level.</summary>
internal static class ReadKernels
{
    private const int Lanes = 8;

    private static float _sink;

    /// <summary>Four vectors at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void By4(ReadOnlySpan<float> buffer)
    {
        ref float origin = ref MemoryMarshal.GetReference(buffer);
        Vector256<float> a0 = default, a1 = default, a2 = default, a3 = default;
        nuint end = (nuint)buffer.Length;
        nuint index = 0;
        for (; index + (4 * Lanes) <= end; index += 4 * Lanes)
        {
            a0 += Vector256.LoadUnsafe(ref origin, index);
            a1 += Vector256.LoadUnsafe(ref origin, index + (1 * Lanes));
            a2 += Vector256.LoadUnsafe(ref origin, index + (2 * Lanes));
            a3 += Vector256.LoadUnsafe(ref origin, index + (3 * Lanes));
        }

        for (; index + Lanes <= end; index += Lanes)
        {
            a0 += Vector256.LoadUnsafe(ref origin, index);
        }

        _sink = Vector256.Sum(a0 + a1 + a2 + a3);
    }

    /// <summary>Eight vectors at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void By8(ReadOnlySpan<float> buffer)
    {
        ref float origin = ref MemoryMarshal.GetReference(buffer);
        Vector256<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector256<float> a4 = default, a5 = default, a6 = default, a7 = default;
        nuint end = (nuint)buffer.Length;
        nuint index = 0;
        for (; index + (8 * Lanes) <= end; index += 8 * Lanes)
        {
            a0 += Vector256.LoadUnsafe(ref origin, index);
            a1 += Vector256.LoadUnsafe(ref origin, index + (1 * Lanes));
            a2 += Vector256.LoadUnsafe(ref origin, index + (2 * Lanes));
            a3 += Vector256.LoadUnsafe(ref origin, index + (3 * Lanes));
            a4 += Vector256.LoadUnsafe(ref origin, index + (4 * Lanes));
            a5 += Vector256.LoadUnsafe(ref origin, index + (5 * Lanes));
            a6 += Vector256.LoadUnsafe(ref origin, index + (6 * Lanes));
            a7 += Vector256.LoadUnsafe(ref origin, index + (7 * Lanes));
        }

        for (; index + Lanes <= end; index += Lanes)
        {
            a0 += Vector256.LoadUnsafe(ref origin, index);
        }

        _sink = Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7);
    }

    /// <summary>Four streams at once, from the quarters of the buffer, two vectors of each at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourStreams(ReadOnlySpan<float> buffer)
    {
        ref float origin = ref MemoryMarshal.GetReference(buffer);
        Vector256<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector256<float> a4 = default, a5 = default, a6 = default, a7 = default;
        nuint quarter = (nuint)buffer.Length / (4 * 2 * Lanes) * (2 * Lanes);
        for (nuint index = 0; index < quarter; index += 2 * Lanes)
        {
            a0 += Vector256.LoadUnsafe(ref origin, index);
            a1 += Vector256.LoadUnsafe(ref origin, index + Lanes);
            a2 += Vector256.LoadUnsafe(ref origin, index + quarter);
            a3 += Vector256.LoadUnsafe(ref origin, index + quarter + Lanes);
            a4 += Vector256.LoadUnsafe(ref origin, index + (2 * quarter));
            a5 += Vector256.LoadUnsafe(ref origin, index + (2 * quarter) + Lanes);
            a6 += Vector256.LoadUnsafe(ref origin, index + (3 * quarter));
            a7 += Vector256.LoadUnsafe(ref origin, index + (3 * quarter) + Lanes);
        }

        nuint end = (nuint)buffer.Length;
        for (nuint index = 4 * quarter; index + Lanes <= end; index += Lanes)
        {
            a0 += Vector256.LoadUnsafe(ref origin, index);
        }

        _sink = Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7);
    }
}
