using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// Max-norm: scales the weights into a unit down where their Euclidean norm is above a limit (Srivastava et al. 2014, section 5.1). Weights lie in
/// panels: units side by side, a row for each input.
/// </summary>
public static class WeightLimit
{
    private const int Lanes = 4;
    private const int Line = 16;

    /// <summary>Limits the norms of all units of a tensor. Padding is zero and stays so.</summary>
    /// <param name="weights">The panels, one after the other.</param>
    /// <param name="rows">The inputs of each unit.</param>
    /// <param name="panelLanes">The units of a panel, padding included: a multiple of 4. The last panel may have half as many.</param>
    /// <param name="limit">The largest norm, above 0.</param>
    public static void Apply(Span<float> weights, int rows, int panelLanes, float limit)
    {
        int panelLength = rows * panelLanes;
        for (int first = 0; first < weights.Length; first += panelLength)
        {
            int width = Math.Min(panelLanes, (weights.Length - first) / rows);
            ref float panel = ref MemoryMarshal.GetReference(weights.Slice(first, rows * width));
            int lane = 0;
            for (; lane <= width - Line; lane += Line)
            {
                LimitLine(ref Unsafe.Add(ref panel, lane), rows, width, limit);
            }

            for (; lane < width; lane += Lanes)
            {
                LimitLanes(ref Unsafe.Add(ref panel, lane), rows, width, limit);
            }
        }
    }

    // Sixteen units, which share cache lines. Squares are summed in double: no finite weight overflows them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LimitLine(ref float weights, int rows, int stride, float limit)
    {
        Vector256<double> sum0 = Vector256<double>.Zero;
        Vector256<double> sum1 = Vector256<double>.Zero;
        Vector256<double> sum2 = Vector256<double>.Zero;
        Vector256<double> sum3 = Vector256<double>.Zero;
        nuint end = (nuint)rows * (nuint)stride;
        for (nuint i = 0; i < end; i += (nuint)stride)
        {
            (Vector256<double> a, Vector256<double> b) = Vector256.Widen(Vector256.LoadUnsafe(ref weights, i));
            (Vector256<double> c, Vector256<double> d) = Vector256.Widen(Vector256.LoadUnsafe(ref weights, i + (Line / 2)));
            sum0 = Vector256.MultiplyAddEstimate(a, a, sum0);
            sum1 = Vector256.MultiplyAddEstimate(b, b, sum1);
            sum2 = Vector256.MultiplyAddEstimate(c, c, sum2);
            sum3 = Vector256.MultiplyAddEstimate(d, d, sum3);
        }

        Vector256<double> most = Vector256.Create((double)limit * limit);
        Vector256<double> beyond =
            Vector256.GreaterThan(sum0, most) | Vector256.GreaterThan(sum1, most) | Vector256.GreaterThan(sum2, most) | Vector256.GreaterThan(sum3, most);
        if (beyond == Vector256<double>.Zero)
        {
            return;
        }

        Vector256<float> lower = Vector256.Narrow(Scale(sum0, limit), Scale(sum1, limit));
        Vector256<float> upper = Vector256.Narrow(Scale(sum2, limit), Scale(sum3, limit));
        for (nuint i = 0; i < end; i += (nuint)stride)
        {
            (Vector256.LoadUnsafe(ref weights, i) * lower).StoreUnsafe(ref weights, i);
            (Vector256.LoadUnsafe(ref weights, i + (Line / 2)) * upper).StoreUnsafe(ref weights, i + (Line / 2));
        }
    }

    // Four units.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LimitLanes(ref float weights, int rows, int stride, float limit)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        nuint end = (nuint)rows * (nuint)stride;
        for (nuint i = 0; i < end; i += (nuint)stride)
        {
            Vector128<float> row = Vector128.LoadUnsafe(ref weights, i);
            Vector256<double> wide = Vector256.Create(Vector128.WidenLower(row), Vector128.WidenUpper(row));
            sum = Vector256.MultiplyAddEstimate(wide, wide, sum);
        }

        Vector256<double> scale = Scale(sum, limit);
        Vector128<float> factor = Vector128.Narrow(scale.GetLower(), scale.GetUpper());
        for (nuint i = 0; i < end; i += (nuint)stride)
        {
            (Vector128.LoadUnsafe(ref weights, i) * factor).StoreUnsafe(ref weights, i);
        }
    }

    // 1 where the norm is within the limit: multiplying by it changes no bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scale(Vector256<double> squares, float limit)
    {
        Vector256<double> most = Vector256.Create((double)limit);
        Vector256<double> norm = Vector256.Sqrt(squares);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(norm, most), most / norm, Vector256<double>.One);
    }
}
