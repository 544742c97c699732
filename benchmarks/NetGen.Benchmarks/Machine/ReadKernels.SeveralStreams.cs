using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Machine;

/// <content>From the starts of the halves or quarters of the buffer at once.</content>
internal static partial class ReadKernels<TFold>
{
    private const int Lanes = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoStreamsBy8(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default, second = default;
        const int Step = FourSums.Elements;
        int part = buffer.Length / (2 * Step) * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            ref float at2 = ref Unsafe.Add(ref at, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at);
                second.Fold<TFold>(ref at2);
                at = ref Unsafe.Add(ref at, Step);
                at2 = ref Unsafe.Add(ref at2, Step);
            }

            first.FoldRest<TFold>(ref at2, ref end);
        }

        _sink = first.Total + second.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoStreamsBy16(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default, second = default, third = default, fourth = default;
        const int Step = 2 * FourSums.Elements;
        int part = buffer.Length / (2 * Step) * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            ref float at2 = ref Unsafe.Add(ref at, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at);
                second.Fold<TFold>(ref at2);
                third.Fold<TFold>(ref Unsafe.Add(ref at, FourSums.Elements));
                fourth.Fold<TFold>(ref Unsafe.Add(ref at2, FourSums.Elements));
                at = ref Unsafe.Add(ref at, Step);
                at2 = ref Unsafe.Add(ref at2, Step);
            }

            first.FoldRest<TFold>(ref at2, ref end);
        }

        _sink = first.Total + second.Total + third.Total + fourth.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourStreamsBy4(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default;
        const int Step = Lanes;
        int part = buffer.Length / (4 * Step) * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            ref float at2 = ref Unsafe.Add(ref at, part);
            ref float at3 = ref Unsafe.Add(ref at2, part);
            ref float at4 = ref Unsafe.Add(ref at3, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at, ref at2, ref at3, ref at4);
                at = ref Unsafe.Add(ref at, Step);
                at2 = ref Unsafe.Add(ref at2, Step);
                at3 = ref Unsafe.Add(ref at3, Step);
                at4 = ref Unsafe.Add(ref at4, Step);
            }

            first.FoldRest<TFold>(ref at4, ref end);
        }

        _sink = first.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourStreamsBy8(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default, second = default;
        const int Step = 2 * Lanes;
        int part = buffer.Length / (4 * Step) * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            ref float at2 = ref Unsafe.Add(ref at, part);
            ref float at3 = ref Unsafe.Add(ref at2, part);
            ref float at4 = ref Unsafe.Add(ref at3, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at, ref at2, ref at3, ref at4);
                second.Fold<TFold>(ref Unsafe.Add(ref at, Lanes), ref Unsafe.Add(ref at2, Lanes), ref Unsafe.Add(ref at3, Lanes), ref Unsafe.Add(ref at4, Lanes));
                at = ref Unsafe.Add(ref at, Step);
                at2 = ref Unsafe.Add(ref at2, Step);
                at3 = ref Unsafe.Add(ref at3, Step);
                at4 = ref Unsafe.Add(ref at4, Step);
            }

            first.FoldRest<TFold>(ref at4, ref end);
        }

        _sink = first.Total + second.Total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourStreamsBy16(ReadOnlySpan<float> buffer, int passes)
    {
        FourSums first = default, second = default, third = default, fourth = default;
        const int Step = 4 * Lanes;
        int part = buffer.Length / (4 * Step) * Step;
        ref float end = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), buffer.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            ref float at = ref MemoryMarshal.GetReference(buffer);
            ref float stop = ref Unsafe.Add(ref at, part);
            ref float at2 = ref Unsafe.Add(ref at, part);
            ref float at3 = ref Unsafe.Add(ref at2, part);
            ref float at4 = ref Unsafe.Add(ref at3, part);
            while (Unsafe.IsAddressLessThan(ref at, ref stop))
            {
                first.Fold<TFold>(ref at, ref at2, ref at3, ref at4);
                second.Fold<TFold>(ref Unsafe.Add(ref at, Lanes), ref Unsafe.Add(ref at2, Lanes), ref Unsafe.Add(ref at3, Lanes), ref Unsafe.Add(ref at4, Lanes));
                third.Fold<TFold>(ref Unsafe.Add(ref at, 2 * Lanes), ref Unsafe.Add(ref at2, 2 * Lanes), ref Unsafe.Add(ref at3, 2 * Lanes), ref Unsafe.Add(ref at4, 2 * Lanes));
                fourth.Fold<TFold>(ref Unsafe.Add(ref at, 3 * Lanes), ref Unsafe.Add(ref at2, 3 * Lanes), ref Unsafe.Add(ref at3, 3 * Lanes), ref Unsafe.Add(ref at4, 3 * Lanes));
                at = ref Unsafe.Add(ref at, Step);
                at2 = ref Unsafe.Add(ref at2, Step);
                at3 = ref Unsafe.Add(ref at3, Step);
                at4 = ref Unsafe.Add(ref at4, Step);
            }

            first.FoldRest<TFold>(ref at4, ref end);
        }

        _sink = first.Total + second.Total + third.Total + fourth.Total;
    }
}
