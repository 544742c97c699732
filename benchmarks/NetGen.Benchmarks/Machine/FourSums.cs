using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Machine;

/// <summary>Four independent sums of a read loop. As a local variable it lies in registers: the JIT takes structs of up to four fields apart.</summary>
internal struct FourSums
{
    private Vector256<float> _first;
    private Vector256<float> _second;
    private Vector256<float> _third;
    private Vector256<float> _fourth;

    /// <summary>The elements of four vectors.</summary>
    public const int Elements = 4 * 8;

    /// <summary>Everything folded, as one number.</summary>
    public readonly float Total => Vector256.Sum(_first + _second + (_third + _fourth));

    /// <summary>Folds in four vectors that lie one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fold<TFold>(ref float at)
        where TFold : struct, IFold
    {
        _first = TFold.Fold(_first, Vector256.LoadUnsafe(ref at));
        _second = TFold.Fold(_second, Vector256.LoadUnsafe(ref at, 8));
        _third = TFold.Fold(_third, Vector256.LoadUnsafe(ref at, 16));
        _fourth = TFold.Fold(_fourth, Vector256.LoadUnsafe(ref at, 24));
    }

    /// <summary>Folds in a vector from each of four streams.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fold<TFold>(ref float first, ref float second, ref float third, ref float fourth)
        where TFold : struct, IFold
    {
        _first = TFold.Fold(_first, Vector256.LoadUnsafe(ref first));
        _second = TFold.Fold(_second, Vector256.LoadUnsafe(ref second));
        _third = TFold.Fold(_third, Vector256.LoadUnsafe(ref third));
        _fourth = TFold.Fold(_fourth, Vector256.LoadUnsafe(ref fourth));
    }

    /// <summary>Folds in what is left at the end: whole vectors, then the last eight elements, some of them for a second time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FoldRest<TFold>(ref float at, ref float end)
        where TFold : struct, IFold
    {
        ref float last = ref Unsafe.Subtract(ref end, 8);
        while (Unsafe.IsAddressLessThan(ref at, ref last))
        {
            _first = TFold.Fold(_first, Vector256.LoadUnsafe(ref at));
            at = ref Unsafe.Add(ref at, 8);
        }

        if (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            _first = TFold.Fold(_first, Vector256.LoadUnsafe(ref last));
        }
    }
}
