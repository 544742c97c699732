namespace NetGen.Numerics;

/// <summary>
/// What the functions built on the exponential share. All reduce their argument to x = n·ln 2 + r with a whole n and
/// |r| ≤ ½·ln 2, evaluate a polynomial in r, and build 2ⁿ from its bits.
/// </summary>
internal static class ExpConstants
{
    public const float Log2E = 1.44269504f;

    /// <summary>ln 2 rounded to a float.</summary>
    public const float Ln2 = 0.693147181f;

    /// <summary>The leading 15 bits of ln 2, so that n·Ln2High is exact even without a fused multiply-add.</summary>
    public const float Ln2High = 0.693145752f;

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    public const float Ln2Low = 1.42860677e-6f;

    /// <summary>
    /// 1.5·2²³. Floats of this size are the whole numbers, so adding it rounds to the nearest one and leaves that number
    /// in the low bits of the sum, as <c>0x4B400000 + n</c>.
    /// </summary>
    public const float Rounder = 12582912f;

    /// <summary>Where a float's exponent begins: bits of the sum shifted by this are those of 2ⁿ without its bias.</summary>
    public const int ExponentShift = 23;

    /// <summary>The bits of 1, the bias that a shifted n lacks.</summary>
    public const int OneBits = 0x3F800000;

    // e^r − 1 ≈ r + r²·(C2 + C3·r + C4·r² + C5·r³ + C6·r⁴) for |r| ≤ ½·ln 2, relative error of e^r − 1 below 1.4e-8.
    // A minimax fit in which each coefficient was rounded to a float before the next was fitted.
    public const float C2 = 0.49999997f;
    public const float C3 = 0.166665465f;
    public const float C4 = 0.0416674353f;
    public const float C5 = 0.00836626161f;
    public const float C6 = 0.00138706574f;
}
