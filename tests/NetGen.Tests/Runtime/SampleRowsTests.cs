using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

/// <summary>Rows of samples become vectors of columns, and the rows that are left a whole group.</summary>
public sealed class SampleRowsTests
{
    private const int Fence = 3;

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(11)]
    public void Four_columns_are_turned(int stride)
    {
        float[] rows = Rows(16, stride);
        for (int column = 0; column + 4 <= stride; column++)
        {
            ref float first = ref rows[Fence + column];
            SampleRows.Columns(ref first, stride, out Vector128<float> a0, out Vector128<float> a1, out Vector128<float> a2, out Vector128<float> a3);
            AssertColumns(rows, stride, column, 4, [.. new[] { a0, a1, a2, a3 }.Select(Lanes)]);
            SampleRows.Columns(ref first, stride, out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2, out Vector256<float> b3);
            AssertColumns(rows, stride, column, 8, [.. new[] { b0, b1, b2, b3 }.Select(Lanes)]);
            SampleRows.Columns(ref first, stride, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
            AssertColumns(rows, stride, column, 16, [.. new[] { c0, c1, c2, c3 }.Select(Lanes)]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_column_is_turned(int stride)
    {
        float[] rows = Rows(16, stride);
        for (int column = 0; column < stride; column++)
        {
            ref float first = ref rows[Fence + column];
            AssertColumns(rows, stride, column, 4, [Lanes(SampleRows.Column128(ref first, stride))]);
            AssertColumns(rows, stride, column, 8, [Lanes(SampleRows.Column256(ref first, stride))]);
            AssertColumns(rows, stride, column, 16, [Lanes(SampleRows.Column512(ref first, stride))]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void What_is_left_is_filled_up_with_the_last_row(int left)
    {
        int[] source = [10, 11, 20, 21, 30, 31, 40, 41, 50, 51, 60, 61, 70, 71];
        int[] target = new int[(8 * 2) + 1];
        ref int result = ref SampleRows.Repeat(ref source[0], 2, left, 8, ref target[0]);
        result++;
        target[0]--;
        Assert.Equal(Enumerable.Range(0, 8).SelectMany(row => source.Skip(2 * Math.Min(row, left - 1)).Take(2)).Append(0), target);
    }

    // NaN where nothing may be read.
    private static float[] Rows(int count, int stride) =>
    [
        .. Enumerable.Repeat(float.NaN, Fence),
        .. Enumerable.Range(0, count * stride).Select(i => (float)i),
        .. Enumerable.Repeat(float.NaN, Fence),
    ];

    private static void AssertColumns(float[] rows, int stride, int first, int count, float[][] columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            Assert.Equal(Enumerable.Range(0, count).Select(row => rows[Fence + (row * stride) + first + i]), columns[i]);
        }
    }

    private static float[] Lanes(Vector128<float> vector) => [.. Enumerable.Range(0, 4).Select(i => vector[i])];

    private static float[] Lanes(Vector256<float> vector) => [.. Enumerable.Range(0, 8).Select(i => vector[i])];

    private static float[] Lanes(Vector512<float> vector) => [.. Enumerable.Range(0, 16).Select(i => vector[i])];
}
