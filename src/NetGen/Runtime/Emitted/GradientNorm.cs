using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// The Euclidean norm over all gradients, as clipping by it wants it: after penalties and clipping by value. Squares are summed in double, which no
/// finite float overflows, in blocks of fixed length, so that the sum does not depend on the number of threads.
/// </summary>
public static class GradientNorm
{
    /// <summary>The floats in a block: as many as pay for handing one over to a thread.</summary>
    public const int BlockLength = 4096;

    private const int Turn = 16;

    // What PyTorch adds to the norm before it divides by it.
    private const double Smallest = 1e-6;

    /// <summary>The sums of squares of some of the blocks; NaN for a block in which a gradient is not finite.</summary>
    /// <param name="gradients">The gradients; their number is a multiple of 16.</param>
    /// <param name="parameters">As many parameters.</param>
    /// <param name="l1">What is added to a gradient by the sign of its parameter.</param>
    /// <param name="l2">What is added to a gradient for each unit of its parameter.</param>
    /// <param name="clipValue">What gradients are clipped to afterwards, above 0; infinite for no limit.</param>
    /// <param name="sums">Receives a sum for each block.</param>
    /// <param name="part">Which part of the blocks, from 0.</param>
    /// <param name="parts">The number of parts.</param>
    public static void SumSquares(
        ReadOnlySpan<float> gradients, ReadOnlySpan<float> parameters, float l1, float l2, float clipValue, Span<double> sums, int part, int parts)
    {
        int end = Parts.Start(sums.Length, 1, part + 1, parts);
        for (int block = Parts.Start(sums.Length, 1, part, parts); block < end; block++)
        {
            int first = block * BlockLength;
            int length = Math.Min(BlockLength, gradients.Length - first);
            sums[block] = SumSquares(gradients.Slice(first, length), parameters.Slice(first, length), l1, l2, clipValue);
        }
    }

    /// <summary>The norm from the sums of all blocks; not finite if a gradient is not.</summary>
    public static double Of(ReadOnlySpan<double> sums)
    {
        double total = 0;
        foreach (double sum in sums)
        {
            total += sum;
        }

        return Math.Sqrt(total);
    }

    /// <summary>What to multiply gradients of a norm by so that it is not above a limit.</summary>
    /// <param name="norm">Finite, at least 0.</param>
    /// <param name="limit">Above 0.</param>
    public static double Scale(double norm, double limit) => Math.Min(1, limit / (norm + Smallest));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumSquares(ReadOnlySpan<float> gradients, ReadOnlySpan<float> parameters, float l1, float l2, float clipValue)
    {
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float parameter = ref MemoryMarshal.GetReference(parameters);
        bool isPenalised = l1 != 0 || l2 != 0;
        Vector256<float> slope = Vector256.Create(l1);
        Vector256<float> decay = Vector256.Create(l2);
        Vector256<float> most = Vector256.Create(clipValue);

        // Four sums, so that none waits for itself. x·0 is 0 for every finite x and NaN otherwise, which a clipped value would hide.
        Vector256<double> sum0 = Vector256<double>.Zero;
        Vector256<double> sum1 = Vector256<double>.Zero;
        Vector256<double> sum2 = Vector256<double>.Zero;
        Vector256<double> sum3 = Vector256<double>.Zero;
        Vector256<float> zeros = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)gradients.Length; i += Turn)
        {
            Vector256<float> a = Vector256.LoadUnsafe(ref gradient, i);
            Vector256<float> b = Vector256.LoadUnsafe(ref gradient, i + (Turn / 2));
            zeros = Vector256.MultiplyAddEstimate(a, Vector256<float>.Zero, zeros);
            zeros = Vector256.MultiplyAddEstimate(b, Vector256<float>.Zero, zeros);
            if (isPenalised)
            {
                Vector256<float> p = Vector256.LoadUnsafe(ref parameter, i);
                Vector256<float> q = Vector256.LoadUnsafe(ref parameter, i + (Turn / 2));
                a = Vector256.MultiplyAddEstimate(p, decay, a) + (slope & Vector256.GreaterThan(p, Vector256<float>.Zero)) - (slope & Vector256.LessThan(p, Vector256<float>.Zero));
                b = Vector256.MultiplyAddEstimate(q, decay, b) + (slope & Vector256.GreaterThan(q, Vector256<float>.Zero)) - (slope & Vector256.LessThan(q, Vector256<float>.Zero));
            }

            a = Vector256.MaxNative(-most, Vector256.MinNative(most, a));
            b = Vector256.MaxNative(-most, Vector256.MinNative(most, b));
            (Vector256<double> a0, Vector256<double> a1) = Vector256.Widen(a);
            (Vector256<double> b0, Vector256<double> b1) = Vector256.Widen(b);
            sum0 = Vector256.MultiplyAddEstimate(a0, a0, sum0);
            sum1 = Vector256.MultiplyAddEstimate(a1, a1, sum1);
            sum2 = Vector256.MultiplyAddEstimate(b0, b0, sum2);
            sum3 = Vector256.MultiplyAddEstimate(b1, b1, sum3);
        }

        Vector256<double> sum = (sum0 + sum1) + (sum2 + sum3);
        return Vector256.EqualsAll(zeros, Vector256<float>.Zero) ? (sum[0] + sum[1]) + (sum[2] + sum[3]) : double.NaN;
    }
}
