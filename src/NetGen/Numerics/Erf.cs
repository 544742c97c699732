using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // erf x ≈ x + x·(P0 + P1·x² + … + P5·x¹⁰) for |x| ≤ ErfSplit, relative error below 1.8e-8.
    private const float ErfP0 = 0.128379151f;
    private const float ErfP1 = -0.376124889f;
    private const float ErfP2 = 0.112817310f;
    private const float ErfP3 = -0.0267629661f;
    private const float ErfP4 = 0.00498735206f;
    private const float ErfP5 = -0.000595957797f;

    // ln(1 − erf x) ≈ −x + x·(Q0 + Q1·x + … + Q5·x⁵) for ErfSplit < x ≤ ErfLimit, error of erf x below 3.1e-9.
    // Both are minimax fits in which each coefficient was rounded to a float before the next was fitted.
    private const float ErfQ0 = -0.128515854f;
    private const float ErfQ1 = -0.635713279f;
    private const float ErfQ2 = -0.105268456f;
    private const float ErfQ3 = 0.0228941869f;
    private const float ErfQ4 = -0.00321626570f;
    private const float ErfQ5 = 0.000214142841f;

    private const float ErfSplit = 0.92f;

    // Beyond ±3.8325 the float nearest to erf x is ±1.
    private const float ErfLimit = 4f;

    /// <summary>The error function 2/√π·∫₀ˣ e^−t² dt of each lane.</summary>
    /// <remarks>
    /// <para>Largest error over all floats with a normal result: 1.06 ULP (without fused multiply-add at most 2); denormals are right to one unit of their own.</para>
    /// <para>NaN gives NaN, ±0 give ±0, ±∞ and all beyond ±3.93 give exactly ±1; no result is beyond ±1. The function is odd to the bit.</para>
    /// <para>A polynomial near 0, 1 − e^q(|x|) with the sign of x elsewhere: no cancellation, since the power is below ¼ there.</para>
    /// </remarks>
    /// <param name="x">Any floats.</param>
    /// <returns>Values from −1 to 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        var magnitude = Vector256.MinNative(Vector256.Create(ErfLimit), Vector256.Abs(x));
        var square = x * x;
        var near = Vector256.MultiplyAddEstimate(square, Vector256.Create(ErfP5), Vector256.Create(ErfP4));
        near = Vector256.MultiplyAddEstimate(square, near, Vector256.Create(ErfP3));
        near = Vector256.MultiplyAddEstimate(square, near, Vector256.Create(ErfP2));
        near = Vector256.MultiplyAddEstimate(square, near, Vector256.Create(ErfP1));
        near = Vector256.MultiplyAddEstimate(square, near, Vector256.Create(ErfP0));
        near = Vector256.MultiplyAddEstimate(x, near, x);

        var far = Vector256.MultiplyAddEstimate(magnitude, Vector256.Create(ErfQ5), Vector256.Create(ErfQ4));
        far = Vector256.MultiplyAddEstimate(magnitude, far, Vector256.Create(ErfQ3));
        far = Vector256.MultiplyAddEstimate(magnitude, far, Vector256.Create(ErfQ2));
        far = Vector256.MultiplyAddEstimate(magnitude, far, Vector256.Create(ErfQ1));
        far = Vector256.MultiplyAddEstimate(magnitude, far, Vector256.Create(ErfQ0));
        far = Vector256.Create(1f) - ExpNonPositive(Vector256.MultiplyAddEstimate(magnitude, far, -magnitude));

        // Far is not negative: its sign bit is that of x. NaN is not above the split, and near passes it on.
        far |= x & Vector256.Create(-0f);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Vector256.Create(ErfSplit)), far, near);
    }

    /// <inheritdoc cref="Erf(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x)
    {
        var magnitude = Vector128.MinNative(Vector128.Create(ErfLimit), Vector128.Abs(x));
        var square = x * x;
        var near = Vector128.MultiplyAddEstimate(square, Vector128.Create(ErfP5), Vector128.Create(ErfP4));
        near = Vector128.MultiplyAddEstimate(square, near, Vector128.Create(ErfP3));
        near = Vector128.MultiplyAddEstimate(square, near, Vector128.Create(ErfP2));
        near = Vector128.MultiplyAddEstimate(square, near, Vector128.Create(ErfP1));
        near = Vector128.MultiplyAddEstimate(square, near, Vector128.Create(ErfP0));
        near = Vector128.MultiplyAddEstimate(x, near, x);

        var far = Vector128.MultiplyAddEstimate(magnitude, Vector128.Create(ErfQ5), Vector128.Create(ErfQ4));
        far = Vector128.MultiplyAddEstimate(magnitude, far, Vector128.Create(ErfQ3));
        far = Vector128.MultiplyAddEstimate(magnitude, far, Vector128.Create(ErfQ2));
        far = Vector128.MultiplyAddEstimate(magnitude, far, Vector128.Create(ErfQ1));
        far = Vector128.MultiplyAddEstimate(magnitude, far, Vector128.Create(ErfQ0));
        far = Vector128.Create(1f) - ExpNonPositive(Vector128.MultiplyAddEstimate(magnitude, far, -magnitude));

        // Far is not negative: its sign bit is that of x. NaN is not above the split, and near passes it on.
        far |= x & Vector128.Create(-0f);
        return Vector128.ConditionalSelect(Vector128.GreaterThan(magnitude, Vector128.Create(ErfSplit)), far, near);
    }

    /// <inheritdoc cref="Erf(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        var magnitude = Vector512.MinNative(Vector512.Create(ErfLimit), Vector512.Abs(x));
        var square = x * x;
        var near = Vector512.MultiplyAddEstimate(square, Vector512.Create(ErfP5), Vector512.Create(ErfP4));
        near = Vector512.MultiplyAddEstimate(square, near, Vector512.Create(ErfP3));
        near = Vector512.MultiplyAddEstimate(square, near, Vector512.Create(ErfP2));
        near = Vector512.MultiplyAddEstimate(square, near, Vector512.Create(ErfP1));
        near = Vector512.MultiplyAddEstimate(square, near, Vector512.Create(ErfP0));
        near = Vector512.MultiplyAddEstimate(x, near, x);

        var far = Vector512.MultiplyAddEstimate(magnitude, Vector512.Create(ErfQ5), Vector512.Create(ErfQ4));
        far = Vector512.MultiplyAddEstimate(magnitude, far, Vector512.Create(ErfQ3));
        far = Vector512.MultiplyAddEstimate(magnitude, far, Vector512.Create(ErfQ2));
        far = Vector512.MultiplyAddEstimate(magnitude, far, Vector512.Create(ErfQ1));
        far = Vector512.MultiplyAddEstimate(magnitude, far, Vector512.Create(ErfQ0));
        far = Vector512.Create(1f) - ExpNonPositive(Vector512.MultiplyAddEstimate(magnitude, far, -magnitude));

        // Far is not negative: its sign bit is that of x. NaN is not above the split, and near passes it on.
        far |= x & Vector512.Create(-0f);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(magnitude, Vector512.Create(ErfSplit)), far, near);
    }

    /// <summary>The scalar twin of <see cref="Erf(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">Any float.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Erf(float x) => Erf(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
