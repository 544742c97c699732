using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Machine;

/// <summary>The fastest this core multiplies and adds with vectors of eight floats: what every other figure is a part of.</summary>
internal static class FmaPeak
{
    /// <summary>The floating-point operations of one pass: twelve chains of eight lanes, each a multiplication and an addition.</summary>
    public const int FlopPerPass = 12 * 8 * 2;

    private static float _sink;

    /// <summary>Runs a number of passes.</summary>
    /// <remarks>Twelve chains: two units with a latency of four or five need ten in flight, and the registers hold sixteen.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int passes)
    {
        // Towards 1e-9 / (1 − 0.999): never denormal, never infinite.
        Vector256<float> factor = Vector256.Create(0.999f);
        Vector256<float> addend = Vector256.Create(1e-9f);
        Vector256<float> a0 = factor, a1 = factor, a2 = factor, a3 = factor, a4 = factor, a5 = factor;
        Vector256<float> a6 = factor, a7 = factor, a8 = factor, a9 = factor, a10 = factor, a11 = factor;
        for (int pass = 0; pass < passes; pass++)
        {
            a0 = Vector256.MultiplyAddEstimate(a0, factor, addend);
            a1 = Vector256.MultiplyAddEstimate(a1, factor, addend);
            a2 = Vector256.MultiplyAddEstimate(a2, factor, addend);
            a3 = Vector256.MultiplyAddEstimate(a3, factor, addend);
            a4 = Vector256.MultiplyAddEstimate(a4, factor, addend);
            a5 = Vector256.MultiplyAddEstimate(a5, factor, addend);
            a6 = Vector256.MultiplyAddEstimate(a6, factor, addend);
            a7 = Vector256.MultiplyAddEstimate(a7, factor, addend);
            a8 = Vector256.MultiplyAddEstimate(a8, factor, addend);
            a9 = Vector256.MultiplyAddEstimate(a9, factor, addend);
            a10 = Vector256.MultiplyAddEstimate(a10, factor, addend);
            a11 = Vector256.MultiplyAddEstimate(a11, factor, addend);
        }

        _sink = Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }
}
