using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Finds out whether numbers are finite before a step is applied.</summary>
public static class FiniteCheck
{
    /// <summary>Whether no number is NaN or infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool All(ReadOnlySpan<float> values)
    {
        // x·0 is 0 for every finite x and NaN otherwise; NaN then stays in the sum. Four sums, so that none waits for itself.
        Vector256<float> zeros0 = Vector256<float>.Zero;
        Vector256<float> zeros1 = Vector256<float>.Zero;
        Vector256<float> zeros2 = Vector256<float>.Zero;
        Vector256<float> zeros3 = Vector256<float>.Zero;
        ref float first = ref MemoryMarshal.GetReference(values);
        const int Lanes = 8;
        int vectors = values.Length / Lanes * Lanes;
        int i = 0;
        for (; i <= vectors - (4 * Lanes); i += 4 * Lanes)
        {
            ref float turn = ref Unsafe.Add(ref first, i);
            zeros0 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref turn), Vector256<float>.Zero, zeros0);
            zeros1 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref turn, Lanes), Vector256<float>.Zero, zeros1);
            zeros2 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref turn, 2 * Lanes), Vector256<float>.Zero, zeros2);
            zeros3 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref turn, 3 * Lanes), Vector256<float>.Zero, zeros3);
        }

        for (; i < vectors; i += Lanes)
        {
            zeros0 = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref first, (nuint)i), Vector256<float>.Zero, zeros0);
        }

        bool finite = Vector256.EqualsAll((zeros0 + zeros1) + (zeros2 + zeros3), Vector256<float>.Zero);
        for (; i < values.Length; i++)
        {
            finite &= float.IsFinite(values[i]);
        }

        return finite;
    }
}
