using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>
/// Turns rows of samples, one a vector's lane, into vectors of one column each: lane <c>l</c> of a column is that column of row <c>l</c>. As many
/// rows are read as the vector has lanes, and nothing beyond their columns.
/// </summary>
public static class SampleRows
{
    // Which pairs of lanes a shuffle takes from its two operands: the lower of both, or the upper.
    private const byte LowPairs = 0x44;
    private const byte HighPairs = 0xEE;

    /// <summary>One column of 4 rows.</summary>
    /// <param name="first">The column in the first row.</param>
    /// <param name="stride">Floats from a row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Column128(ref float first, int stride) => Vector128.Create(
        first, Unsafe.Add(ref first, stride), Unsafe.Add(ref first, 2 * stride), Unsafe.Add(ref first, 3 * stride));

    /// <summary>One column of 8 rows.</summary>
    /// <inheritdoc cref="Column128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Column256(ref float first, int stride) =>
        Vector256.Create(Column128(ref first, stride), Column128(ref Unsafe.Add(ref first, 4 * stride), stride));

    /// <summary>One column of 16 rows.</summary>
    /// <inheritdoc cref="Column128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Column512(ref float first, int stride) =>
        Vector512.Create(Column256(ref first, stride), Column256(ref Unsafe.Add(ref first, 8 * stride), stride));

    /// <summary>Four columns of 4 rows.</summary>
    /// <param name="first">The first of the columns in the first row.</param>
    /// <param name="stride">Floats from a row to the next, at least 4.</param>
    /// <param name="column0">The first column.</param>
    /// <param name="column1">The second.</param>
    /// <param name="column2">The third.</param>
    /// <param name="column3">The fourth.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(
        ref float first,
        int stride,
        out Vector128<float> column0,
        out Vector128<float> column1,
        out Vector128<float> column2,
        out Vector128<float> column3)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref first);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref first, stride));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 2 * stride));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 3 * stride));
        if (Sse.IsSupported)
        {
            Vector128<float> low01 = Sse.UnpackLow(row0, row1);
            Vector128<float> high01 = Sse.UnpackHigh(row0, row1);
            Vector128<float> low23 = Sse.UnpackLow(row2, row3);
            Vector128<float> high23 = Sse.UnpackHigh(row2, row3);
            column0 = Sse.Shuffle(low01, low23, LowPairs);
            column1 = Sse.Shuffle(low01, low23, HighPairs);
            column2 = Sse.Shuffle(high01, high23, LowPairs);
            column3 = Sse.Shuffle(high01, high23, HighPairs);
            return;
        }

        column0 = Vector128.Create(row0[0], row1[0], row2[0], row3[0]);
        column1 = Vector128.Create(row0[1], row1[1], row2[1], row3[1]);
        column2 = Vector128.Create(row0[2], row1[2], row2[2], row3[2]);
        column3 = Vector128.Create(row0[3], row1[3], row2[3], row3[3]);
    }

    /// <summary>Four columns of 8 rows.</summary>
    /// <inheritdoc cref="Columns(ref float, int, out Vector128{float}, out Vector128{float}, out Vector128{float}, out Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(
        ref float first,
        int stride,
        out Vector256<float> column0,
        out Vector256<float> column1,
        out Vector256<float> column2,
        out Vector256<float> column3)
    {
        if (Avx.IsSupported)
        {
            // Rows four apart share a vector, so that what stays within 128 bits ends in the right lanes.
            Vector256<float> row0 = Vector256.Create(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 4 * stride)));
            Vector256<float> row1 = Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref first, stride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 5 * stride)));
            Vector256<float> row2 = Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 2 * stride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 6 * stride)));
            Vector256<float> row3 = Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 3 * stride)), Vector128.LoadUnsafe(ref Unsafe.Add(ref first, 7 * stride)));
            Vector256<float> low01 = Avx.UnpackLow(row0, row1);
            Vector256<float> high01 = Avx.UnpackHigh(row0, row1);
            Vector256<float> low23 = Avx.UnpackLow(row2, row3);
            Vector256<float> high23 = Avx.UnpackHigh(row2, row3);
            column0 = Avx.Shuffle(low01, low23, LowPairs);
            column1 = Avx.Shuffle(low01, low23, HighPairs);
            column2 = Avx.Shuffle(high01, high23, LowPairs);
            column3 = Avx.Shuffle(high01, high23, HighPairs);
            return;
        }

        Columns(ref first, stride, out Vector128<float> lower0, out Vector128<float> lower1, out Vector128<float> lower2, out Vector128<float> lower3);
        Columns(
            ref Unsafe.Add(ref first, 4 * stride), stride, out Vector128<float> upper0, out Vector128<float> upper1, out Vector128<float> upper2, out Vector128<float> upper3);
        column0 = Vector256.Create(lower0, upper0);
        column1 = Vector256.Create(lower1, upper1);
        column2 = Vector256.Create(lower2, upper2);
        column3 = Vector256.Create(lower3, upper3);
    }

    /// <summary>Four columns of 16 rows.</summary>
    /// <inheritdoc cref="Columns(ref float, int, out Vector128{float}, out Vector128{float}, out Vector128{float}, out Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(
        ref float first,
        int stride,
        out Vector512<float> column0,
        out Vector512<float> column1,
        out Vector512<float> column2,
        out Vector512<float> column3)
    {
        Columns(ref first, stride, out Vector256<float> lower0, out Vector256<float> lower1, out Vector256<float> lower2, out Vector256<float> lower3);
        Columns(
            ref Unsafe.Add(ref first, 8 * stride), stride, out Vector256<float> upper0, out Vector256<float> upper1, out Vector256<float> upper2, out Vector256<float> upper3);
        column0 = Vector512.Create(lower0, upper0);
        column1 = Vector512.Create(lower1, upper1);
        column2 = Vector512.Create(lower2, upper2);
        column3 = Vector512.Create(lower3, upper3);
    }

    /// <summary>Copies the rows that are left and repeats the last one, so that a whole group can be read.</summary>
    /// <param name="source">The first number of the first row left.</param>
    /// <param name="length">Numbers in a row.</param>
    /// <param name="left">How many rows are left, at least 1.</param>
    /// <param name="rows">How many rows there are to be.</param>
    /// <param name="target">Where they go.</param>
    /// <returns>The target.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Repeat<T>(ref T source, int length, int left, int rows, ref T target)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
        {
            int from = row < left ? row : left - 1;
            for (int i = 0; i < length; i++)
            {
                Unsafe.Add(ref target, (row * length) + i) = Unsafe.Add(ref source, (from * length) + i);
            }
        }

        return ref target;
    }
}
