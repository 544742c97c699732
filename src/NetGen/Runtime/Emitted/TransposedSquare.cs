using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>
/// Moves squares of elements and transposes them on the way, in registers. No portable operation interleaves two vectors, so this is
/// written for processors with AVX; others take the elements one by one.
/// </summary>
public static class TransposedSquare
{
    /// <summary>Moves 4 × 4 elements: row <c>i</c> of the source becomes column <c>i</c> of the target.</summary>
    /// <param name="source">The first element of the first row.</param>
    /// <param name="sourceStride">Floats from a row of the source to the next.</param>
    /// <param name="target">Where the first element goes.</param>
    /// <param name="targetStride">Floats from a row of the target to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy128(ref readonly float source, nuint sourceStride, ref float target, nuint targetStride)
    {
        ref float rows = ref Unsafe.AsRef(in source);
        if (!Sse.IsSupported)
        {
            CopyElements(ref rows, sourceStride, ref target, targetStride, 4);
            return;
        }

        Vector128<float> row0 = Vector128.LoadUnsafe(ref rows);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref rows, sourceStride);
        Vector128<float> row2 = Vector128.LoadUnsafe(ref rows, 2 * sourceStride);
        Vector128<float> row3 = Vector128.LoadUnsafe(ref rows, 3 * sourceStride);
        Vector128<float> low01 = Sse.UnpackLow(row0, row1);
        Vector128<float> high01 = Sse.UnpackHigh(row0, row1);
        Vector128<float> low23 = Sse.UnpackLow(row2, row3);
        Vector128<float> high23 = Sse.UnpackHigh(row2, row3);
        Sse.MoveLowToHigh(low01, low23).StoreUnsafe(ref target);
        Sse.MoveHighToLow(low23, low01).StoreUnsafe(ref target, targetStride);
        Sse.MoveLowToHigh(high01, high23).StoreUnsafe(ref target, 2 * targetStride);
        Sse.MoveHighToLow(high23, high01).StoreUnsafe(ref target, 3 * targetStride);
    }

    /// <summary>Moves 8 × 8 elements: row <c>i</c> of the source becomes column <c>i</c> of the target.</summary>
    /// <inheritdoc cref="Copy128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy256(ref readonly float source, nuint sourceStride, ref float target, nuint targetStride)
    {
        ref float rows = ref Unsafe.AsRef(in source);
        if (!Avx.IsSupported)
        {
            CopyElements(ref rows, sourceStride, ref target, targetStride, 8);
            return;
        }

        CopyHalf(ref rows, sourceStride, ref target, targetStride);
        CopyHalf(ref Unsafe.Add(ref rows, 4), sourceStride, ref Unsafe.Add(ref target, 4 * targetStride), targetStride);
    }

    /// <summary>Moves 16 × 16 elements: row <c>i</c> of the source becomes column <c>i</c> of the target.</summary>
    /// <inheritdoc cref="Copy128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy512(ref readonly float source, nuint sourceStride, ref float target, nuint targetStride)
    {
        ref float rows = ref Unsafe.AsRef(in source);
        for (nuint row = 0; row < 16; row += 8)
        {
            for (nuint column = 0; column < 16; column += 8)
            {
                Copy256(
                    ref Unsafe.Add(ref rows, (row * sourceStride) + column),
                    sourceStride,
                    ref Unsafe.Add(ref target, (column * targetStride) + row),
                    targetStride);
            }
        }
    }

    /// <summary>Four columns of eight rows. Rows are loaded in halves, so that no element has to cross the middle of a vector afterwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyHalf(ref float source, nuint sourceStride, ref float target, nuint targetStride)
    {
        Vector256<float> rows04 = Rows(ref source, 0, 4 * sourceStride);
        Vector256<float> rows15 = Rows(ref source, sourceStride, 5 * sourceStride);
        Vector256<float> rows26 = Rows(ref source, 2 * sourceStride, 6 * sourceStride);
        Vector256<float> rows37 = Rows(ref source, 3 * sourceStride, 7 * sourceStride);
        Vector256<float> low01 = Avx.UnpackLow(rows04, rows15);
        Vector256<float> high01 = Avx.UnpackHigh(rows04, rows15);
        Vector256<float> low23 = Avx.UnpackLow(rows26, rows37);
        Vector256<float> high23 = Avx.UnpackHigh(rows26, rows37);
        Avx.Shuffle(low01, low23, 0b01_00_01_00).StoreUnsafe(ref target);
        Avx.Shuffle(low01, low23, 0b11_10_11_10).StoreUnsafe(ref target, targetStride);
        Avx.Shuffle(high01, high23, 0b01_00_01_00).StoreUnsafe(ref target, 2 * targetStride);
        Avx.Shuffle(high01, high23, 0b11_10_11_10).StoreUnsafe(ref target, 3 * targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Rows(ref float source, nuint low, nuint high) =>
        Vector256.Create(Vector128.LoadUnsafe(ref source, low), Vector128.LoadUnsafe(ref source, high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyElements(ref float source, nuint sourceStride, ref float target, nuint targetStride, nuint edge)
    {
        for (nuint row = 0; row < edge; row++)
        {
            for (nuint column = 0; column < edge; column++)
            {
                Unsafe.Add(ref target, (column * targetStride) + row) = Unsafe.Add(ref source, (row * sourceStride) + column);
            }
        }
    }
}
