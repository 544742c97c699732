using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Random matrices with orthogonal rows or columns, the same bits on every machine: nothing but + − × ÷ √ on doubles.</summary>
internal static class OrthogonalMatrix
{
    /// <summary>Fills a matrix so that its rows, or columns if it has fewer of them, are orthogonal and of the length of the gain.</summary>
    /// <param name="random">Where its numbers come from.</param>
    /// <param name="gain">The length.</param>
    /// <param name="rows">The number of rows; the other extents together are the columns.</param>
    /// <param name="values">The matrix, row after row.</param>
    /// <remarks>
    /// Normal vectors made orthogonal by Gram–Schmidt in its modified form, done twice, which leaves errors of the last bit (Giraud, Langou and
    /// Rozložník, "On the loss of orthogonality in the Gram–Schmidt orthogonalization process", 2005). Lengths are positive, so that every such
    /// matrix is equally likely (Mezzadri, "How to generate random matrices from the classical compact groups", 2007).
    /// </remarks>
    public static void Fill(RandomStream random, double gain, int rows, Span<float> values)
    {
        int columns = values.Length / rows;
        bool byRows = rows <= columns;
        int count = byRows ? rows : columns;
        int length = byRows ? columns : rows;
        double[] vectors = new double[values.Length];
        for (int index = 0; index < vectors.Length; index++)
        {
            vectors[index] = NormalNumber.Next(random);
        }

        for (int vector = 0; vector < count; vector++)
        {
            Span<double> current = vectors.AsSpan(vector * length, length);
            for (int round = 0; round < 2; round++)
            {
                for (int before = 0; before < vector; before++)
                {
                    ReadOnlySpan<double> unit = vectors.AsSpan(before * length, length);
                    Subtract(current, unit, Dot(current, unit));
                }
            }

            double scale = 1 / Math.Sqrt(Dot(current, current));
            foreach (ref double element in current)
            {
                element *= scale;
            }
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[(row * columns) + column] = (float)(gain * vectors[byRows ? (row * length) + column : (column * length) + row]);
            }
        }
    }

    // Four sums in an order that every machine keeps: products and sums are rounded one by one.
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ReadOnlySpan<Vector256<double>> lefts = MemoryMarshal.Cast<double, Vector256<double>>(left);
        ReadOnlySpan<Vector256<double>> rights = MemoryMarshal.Cast<double, Vector256<double>>(right);
        Vector256<double> sums = Vector256<double>.Zero;
        for (int index = 0; index < lefts.Length; index++)
        {
            sums += lefts[index] * rights[index];
        }

        double sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (int index = lefts.Length * Vector256<double>.Count; index < left.Length; index++)
        {
            sum += left[index] * right[index];
        }

        return sum;
    }

    private static void Subtract(Span<double> target, ReadOnlySpan<double> vector, double factor)
    {
        Span<Vector256<double>> targets = MemoryMarshal.Cast<double, Vector256<double>>(target);
        ReadOnlySpan<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(vector);
        Vector256<double> factors = Vector256.Create(factor);
        for (int index = 0; index < targets.Length; index++)
        {
            targets[index] -= vectors[index] * factors;
        }

        for (int index = targets.Length * Vector256<double>.Count; index < target.Length; index++)
        {
            target[index] -= vector[index] * factor;
        }
    }
}
