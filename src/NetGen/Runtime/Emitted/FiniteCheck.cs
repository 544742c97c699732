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
        // x·0 is 0 for every finite x and NaN otherwise; NaN then stays in the sum.
        Vector256<float> zeros = Vector256<float>.Zero;
        ref float first = ref MemoryMarshal.GetReference(values);
        int vectors = values.Length / Vector256<float>.Count * Vector256<float>.Count;
        for (int i = 0; i < vectors; i += Vector256<float>.Count)
        {
            zeros += Vector256.LoadUnsafe(ref first, (nuint)i) * Vector256<float>.Zero;
        }

        bool finite = Vector256.EqualsAll(zeros, Vector256<float>.Zero);
        for (int i = vectors; i < values.Length; i++)
        {
            finite &= float.IsFinite(values[i]);
        }

        return finite;
    }
}
