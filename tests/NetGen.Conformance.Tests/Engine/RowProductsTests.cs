using System;
using System.Linq;
using System.Numerics;
using NetGen.Engine.LinearAlgebra;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Products by rows against sums written out, for rows around multiples of four and lengths around multiples of a vector.</summary>
public sealed class RowProductsTests
{
    private const int LargestCount = 9;
    private const int LargestLength = 35;

    [Fact]
    public void DotIsTheSumOfProducts()
    {
        AssertDot<float>(1e-5);
        AssertDot<double>(1e-14);
    }

    [Fact]
    public void AddWeightedAddsTheWeightedRows()
    {
        AssertAddWeighted<float>(1e-5);
        AssertAddWeighted<double>(1e-14);
    }

    private static void AssertDot<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int rows = 1; rows <= LargestCount; rows++)
        {
            for (int length = 1; length <= LargestLength; length++)
            {
                T[] matrix = Draw<T>(rows * length, seed: 1);
                T[] vector = Draw<T>(length, seed: 2);
                T[] results = new T[rows];
                RowProducts<T>.Dot(matrix, vector, results);
                for (int row = 0; row < rows; row++)
                {
                    double expected = Enumerable.Range(0, length).Sum(i => Wide(matrix[(row * length) + i]) * Wide(vector[i]));
                    Assert.Equal(expected, Wide(results[row]), length * tolerance);
                }
            }
        }
    }

    private static void AssertAddWeighted<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int rows = 1; rows <= LargestCount; rows++)
        {
            for (int length = 1; length <= LargestLength; length++)
            {
                int stride = 1 + (length % 3);
                T[] matrix = Draw<T>(rows * length, seed: 1);
                T[] weights = Draw<T>(((rows - 1) * stride) + 1, seed: 2);
                T[] before = Draw<T>(length, seed: 3);
                T[] sum = [.. before];
                RowProducts<T>.AddWeighted(matrix, weights, stride, sum);
                for (int i = 0; i < length; i++)
                {
                    double expected = Wide(before[i])
                        + Enumerable.Range(0, rows).Sum(row => Wide(weights[row * stride]) * Wide(matrix[(row * length) + i]));
                    Assert.Equal(expected, Wide(sum[i]), rows * tolerance);
                }
            }
        }
    }

    private static T[] Draw<T>(int count, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        T[] values = new T[count];
        foreach (ref T value in values.AsSpan())
        {
            value = T.CreateChecked((2 * random.NextDouble()) - 1);
        }

        return values;
    }

    private static double Wide<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => double.CreateChecked(value);
}
