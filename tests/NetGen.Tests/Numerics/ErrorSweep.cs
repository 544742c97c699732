using System;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;

namespace NetGen.Tests.Numerics;

/// <summary>The worst that a walk over the bit patterns of floats has met.</summary>
/// <param name="LargestUlp">The largest error of a normal result.</param>
/// <param name="LargestUlpAt">Where it was.</param>
/// <param name="LargestDenormalUlp">The largest error of a denormal result, in units of 2⁻¹⁴⁹.</param>
/// <param name="LargestDenormalUlpAt">Where it was.</param>
/// <param name="Violations">How many results were a NaN, an infinity or out of range where they must not be, or were not where they must.</param>
/// <param name="ViolationAt">Where the last of these was.</param>
public sealed record ErrorSweep(
    double LargestUlp, float LargestUlpAt, double LargestDenormalUlp, float LargestDenormalUlpAt, long Violations, float ViolationAt)
{
    private const double SmallestNormal = 1.1754943508222875e-38;
    private const long BlockPatterns = 1L << 22;
    private const int Lanes = 8;

    private static readonly ErrorSweep None = new(0, 0, 0, 0, 0, 0);

    /// <summary>Walks over every <paramref name="stride"/>-th of the 2³² bit patterns, on all cores.</summary>
    public static ErrorSweep Over(ElementaryFunction function, int stride)
    {
        int blocks = (int)((1L << 32) / BlockPatterns);
        var found = new ErrorSweep[blocks];
        Parallel.For(0, blocks, block => found[block] = OverBlock(function, block * BlockPatterns, stride));
        var worst = None;
        foreach (var one in found)
        {
            worst = worst.And(one);
        }

        return worst;
    }

    /// <summary>The spacing of floats at a value, that of the denormals below the normal range.</summary>
    public static double Ulp(double value)
    {
        double magnitude = Math.Max(Math.Abs(value), SmallestNormal);
        long powerOfTwo = BitConverter.DoubleToInt64Bits(magnitude) & 0x7FF0_0000_0000_0000;
        return BitConverter.Int64BitsToDouble(powerOfTwo) / (1 << 23);
    }

    private static ErrorSweep OverBlock(ElementaryFunction function, long start, int stride)
    {
        var worst = None;
        Span<float> arguments = stackalloc float[Lanes];
        Span<float> results = stackalloc float[Lanes];
        long end = start + BlockPatterns;
        for (long pattern = (start + stride - 1) / stride * stride; pattern < end;)
        {
            for (int lane = 0; lane < Lanes; lane++, pattern += stride)
            {
                arguments[lane] = BitConverter.UInt32BitsToSingle((uint)Math.Min(pattern, end - 1));
            }

            function.Vector256(Vector256.Create<float>(arguments)).CopyTo(results);
            for (int lane = 0; lane < Lanes; lane++)
            {
                worst = worst.With(function, arguments[lane], results[lane]);
            }
        }

        return worst;
    }

    private ErrorSweep With(ElementaryFunction function, float x, float y)
    {
        double exact = function.Reference(x);
        float rounded = (float)exact;
        if (!float.IsFinite(rounded))
        {
            return y.Equals(rounded) ? this : Violated(x);
        }

        if (!(y >= function.Lowest && y <= function.Highest) || float.IsInfinity(y))
        {
            return Violated(x);
        }

        double error = Math.Abs(y - exact) / Ulp(exact);
        if (Math.Abs(exact) >= SmallestNormal)
        {
            return error > LargestUlp ? this with { LargestUlp = error, LargestUlpAt = x } : this;
        }

        bool flushed = y == 0 && Math.Abs(exact) < function.FlushedBelow;
        return error > LargestDenormalUlp && !flushed ? this with { LargestDenormalUlp = error, LargestDenormalUlpAt = x } : this;
    }

    private ErrorSweep Violated(float x) => this with { Violations = Violations + 1, ViolationAt = x };

    private ErrorSweep And(ErrorSweep other) => new(
        Math.Max(LargestUlp, other.LargestUlp),
        other.LargestUlp > LargestUlp ? other.LargestUlpAt : LargestUlpAt,
        Math.Max(LargestDenormalUlp, other.LargestDenormalUlp),
        other.LargestDenormalUlp > LargestDenormalUlp ? other.LargestDenormalUlpAt : LargestDenormalUlpAt,
        Violations + other.Violations,
        other.Violations > 0 ? other.ViolationAt : ViolationAt);
}
