using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Machine;

/// <content>From the start to the end, with four, eight, twelve or sixteen sums.</content>
internal static partial class ReadKernels<TFold>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneStreamBy4(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default;
        const int Step = FourSums.Elements;
        int part = buffer.Length / Step * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at);
                at = ref Unsafe.Add(ref at, Step);
            }

            first.FoldRest<TFold>(ref at, ref end);
        }

        _sink = first.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneStreamBy8(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default, second = default;
        const int Step = 2 * FourSums.Elements;
        int part = buffer.Length / Step * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at);
                second.Fold<TFold>(ref Unsafe.Add(ref at, FourSums.Elements));
                at = ref Unsafe.Add(ref at, Step);
            }

            first.FoldRest<TFold>(ref at, ref end);
        }

        _sink = first.Total + second.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneStreamBy12(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default, second = default, third = default;
        const int Step = 3 * FourSums.Elements;
        int part = buffer.Length / Step * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at);
                second.Fold<TFold>(ref Unsafe.Add(ref at, FourSums.Elements));
                third.Fold<TFold>(ref Unsafe.Add(ref at, 2 * FourSums.Elements));
                at = ref Unsafe.Add(ref at, Step);
            }

            first.FoldRest<TFold>(ref at, ref end);
        }

        _sink = first.Total + second.Total + third.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneStreamBy16(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default, second = default, third = default, fourth = default;
        const int Step = 4 * FourSums.Elements;
        int part = buffer.Length / Step * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at);
                second.Fold<TFold>(ref Unsafe.Add(ref at, FourSums.Elements));
                third.Fold<TFold>(ref Unsafe.Add(ref at, 2 * FourSums.Elements));
                fourth.Fold<TFold>(ref Unsafe.Add(ref at, 3 * FourSums.Elements));
                at = ref Unsafe.Add(ref at, Step);
            }

            first.FoldRest<TFold>(ref at, ref end);
        }

        _sink = first.Total + second.Total + third.Total + fourth.Total;
    }
}
