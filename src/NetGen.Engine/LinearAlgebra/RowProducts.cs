using System;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NetGen.Engine.LinearAlgebra;

/// <summary>
/// Products of a row-major matrix with a vector, four rows at a time. One row at a time, as TensorPrimitives does it, either waits
/// for its own last addition (dot product) or stores what it loads again at once (multiply and add); four share the loads and the
/// waiting.
/// </summary>
/// <typeparam name="T">The type of all numbers.</typeparam>
internal static class RowProducts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many rows share a pass. Blocks of fewer gain nothing.</summary>
    public const int RowsAtOnce = 4;

    /// <summary>The dot products of a vector with each row: <c>results[r] = Σᵢ matrix[r, i]·vector[i]</c>.</summary>
    /// <param name="matrix">As many rows as there are results, each as long as the vector.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="results">Receives the products.</param>
    public static void Dot(ReadOnlySpan<T> matrix, ReadOnlySpan<T> vector, Span<T> results)
    {
        int row = 0;
        for (; row <= results.Length - RowsAtOnce; row += RowsAtOnce)
        {
            DotFour(matrix.Slice(row * vector.Length, RowsAtOnce * vector.Length), vector, results.Slice(row, RowsAtOnce));
        }

        for (; row < results.Length; row++)
        {
            results[row] = TensorPrimitives.Dot(matrix.Slice(row * vector.Length, vector.Length), vector);
        }
    }

    /// <summary>Adds a weighted sum of the rows: <c>sum[i] += Σᵣ weights[r·stride]·matrix[r, i]</c>.</summary>
    /// <param name="matrix">The rows, each as long as the sum.</param>
    /// <param name="weights">A weight for each row, at multiples of the stride.</param>
    /// <param name="stride">From one weight to the next, at least 1.</param>
    /// <param name="sum">What is added to.</param>
    public static void AddWeighted(ReadOnlySpan<T> matrix, ReadOnlySpan<T> weights, int stride, Span<T> sum)
    {
        int rows = matrix.Length / sum.Length;
        int row = 0;
        for (; row <= rows - RowsAtOnce; row += RowsAtOnce)
        {
            AddFour(matrix.Slice(row * sum.Length, RowsAtOnce * sum.Length), weights[(row * stride)..], stride, sum);
        }

        for (; row < rows; row++)
        {
            TensorPrimitives.MultiplyAdd(matrix.Slice(row * sum.Length, sum.Length), weights[row * stride], sum, sum);
        }
    }

    private static void DotFour(ReadOnlySpan<T> rows, ReadOnlySpan<T> vector, Span<T> results)
    {
        nuint length = (nuint)vector.Length;
        ref T x = ref MemoryMarshal.GetReference(vector);
        ref T matrix = ref MemoryMarshal.GetReference(rows);
        T sum0 = T.Zero, sum1 = T.Zero, sum2 = T.Zero, sum3 = T.Zero;
        nuint i = 0;
        if (Vector<T>.IsSupported && vector.Length >= Vector<T>.Count)
        {
            nuint step = (nuint)Vector<T>.Count;
            Vector<T> lanes0 = default, lanes1 = default, lanes2 = default, lanes3 = default;
            for (; i + step <= length; i += step)
            {
                Vector<T> factor = Vector.LoadUnsafe(ref x, i);
                lanes0 = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i), factor, lanes0);
                lanes1 = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i + length), factor, lanes1);
                lanes2 = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i + (2 * length)), factor, lanes2);
                lanes3 = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i + (3 * length)), factor, lanes3);
            }

            sum0 = Vector.Sum(lanes0);
            sum1 = Vector.Sum(lanes1);
            sum2 = Vector.Sum(lanes2);
            sum3 = Vector.Sum(lanes3);
        }

        for (int rest = (int)i; rest < vector.Length; rest++)
        {
            T factor = vector[rest];
            sum0 += rows[rest] * factor;
            sum1 += rows[rest + vector.Length] * factor;
            sum2 += rows[rest + (2 * vector.Length)] * factor;
            sum3 += rows[rest + (3 * vector.Length)] * factor;
        }

        results[0] = sum0;
        results[1] = sum1;
        results[2] = sum2;
        results[3] = sum3;
    }

    private static void AddFour(ReadOnlySpan<T> rows, ReadOnlySpan<T> weights, int stride, Span<T> sum)
    {
        T weight0 = weights[0];
        T weight1 = weights[stride];
        T weight2 = weights[2 * stride];
        T weight3 = weights[3 * stride];
        nuint length = (nuint)sum.Length;
        ref T target = ref MemoryMarshal.GetReference(sum);
        ref T matrix = ref MemoryMarshal.GetReference(rows);
        nuint i = 0;
        if (Vector<T>.IsSupported && sum.Length >= Vector<T>.Count)
        {
            nuint step = (nuint)Vector<T>.Count;
            Vector<T> lanes0 = new(weight0), lanes1 = new(weight1), lanes2 = new(weight2), lanes3 = new(weight3);
            for (; i + step <= length; i += step)
            {
                Vector<T> result = Vector.LoadUnsafe(ref target, i);
                result = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i), lanes0, result);
                result = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i + length), lanes1, result);
                result = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i + (2 * length)), lanes2, result);
                result = MultiplyAdd(Vector.LoadUnsafe(ref matrix, i + (3 * length)), lanes3, result);
                result.StoreUnsafe(ref target, i);
            }
        }

        for (int rest = (int)i; rest < sum.Length; rest++)
        {
            sum[rest] += (weight0 * rows[rest])
                + (weight1 * rows[rest + sum.Length])
                + (weight2 * rows[rest + (2 * sum.Length)])
                + (weight3 * rows[rest + (3 * sum.Length)]);
        }
    }

    // Vector<T> has the fused operation for its two floating-point types, not for any T; the JIT keeps only the branch that is taken.
    private static Vector<T> MultiplyAdd(Vector<T> left, Vector<T> right, Vector<T> addend)
    {
        if (typeof(T) == typeof(float))
        {
            return Vector.MultiplyAddEstimate(left.As<T, float>(), right.As<T, float>(), addend.As<T, float>()).As<float, T>();
        }

        if (typeof(T) == typeof(double))
        {
            return Vector.MultiplyAddEstimate(left.As<T, double>(), right.As<T, double>(), addend.As<T, double>()).As<double, T>();
        }

        return (left * right) + addend;
    }
}
