using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    // √2 − 1: from here on ln(1 + e) is ln 2 + ln((1 + e) / 2), with a smaller argument.
    private const float SoftplusSplit = 0.414213562f;

    /// <summary>The softplus ln(1 + e^x) of each lane.</summary>
    /// <remarks>
    /// <para>Largest error over all floats with a normal result: 2.19 ULP (without fused multiply-add at most 3).</para>
    /// <para>NaN gives NaN, −∞ gives 0, +∞ gives +∞, all above 16.64 give themselves; nothing overflows. Results below 2^−126.5 (x below −87.683) are flushed to 0.</para>
    /// <para>max(0, x) + ln(1 + e^−|x|), with the polynomial of <see cref="Log(Vector256{float})"/> at e itself where e is small: for very negative x the result is e^x, which 1 + e would lose.</para>
    /// </remarks>
    /// <param name="x">Any floats.</param>
    /// <returns>Values at least 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        // NaN takes one way to the sum only, that of the maximum: of two, the machine's instructions choose between.
        var e = Exp(Vector256.MinNative(-Vector256.Abs(x), Vector256<float>.Zero));
        var halved = Vector256.GreaterThan(e, Vector256.Create(SoftplusSplit));
        var f = Vector256.ConditionalSelect(halved, Vector256.MultiplyAddEstimate(e, Vector256.Create(0.5f), Vector256.Create(-0.5f)), e);

        var square = f * f;
        var highest = Vector256.MultiplyAddEstimate(f, Vector256.Create(L10), Vector256.Create(L9));
        highest = Vector256.MultiplyAddEstimate(square, highest, Vector256.MultiplyAddEstimate(f, Vector256.Create(L8), Vector256.Create(L7)));
        var low = Vector256.MultiplyAddEstimate(f, Vector256.Create(L4), Vector256.Create(L3));
        low = Vector256.MultiplyAddEstimate(square, Vector256.MultiplyAddEstimate(f, Vector256.Create(L6), Vector256.Create(L5)), low);
        var cubic = Vector256.MultiplyAddEstimate(square * square, highest, low);

        // Smallest terms first.
        var log = Vector256.MultiplyAddEstimate(Vector256.MultiplyAddEstimate(f, cubic, Vector256.Create(-0.5f)), square, f);
        log += halved & Vector256.Create(ExpConstants.Ln2);
        return Vector256.MaxNative(Vector256<float>.Zero, x) + log;
    }

    /// <inheritdoc cref="Softplus(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        // NaN takes one way to the sum only, that of the maximum: of two, the machine's instructions choose between.
        var e = Exp(Vector128.MinNative(-Vector128.Abs(x), Vector128<float>.Zero));
        var halved = Vector128.GreaterThan(e, Vector128.Create(SoftplusSplit));
        var f = Vector128.ConditionalSelect(halved, Vector128.MultiplyAddEstimate(e, Vector128.Create(0.5f), Vector128.Create(-0.5f)), e);

        var square = f * f;
        var highest = Vector128.MultiplyAddEstimate(f, Vector128.Create(L10), Vector128.Create(L9));
        highest = Vector128.MultiplyAddEstimate(square, highest, Vector128.MultiplyAddEstimate(f, Vector128.Create(L8), Vector128.Create(L7)));
        var low = Vector128.MultiplyAddEstimate(f, Vector128.Create(L4), Vector128.Create(L3));
        low = Vector128.MultiplyAddEstimate(square, Vector128.MultiplyAddEstimate(f, Vector128.Create(L6), Vector128.Create(L5)), low);
        var cubic = Vector128.MultiplyAddEstimate(square * square, highest, low);

        // Smallest terms first.
        var log = Vector128.MultiplyAddEstimate(Vector128.MultiplyAddEstimate(f, cubic, Vector128.Create(-0.5f)), square, f);
        log += halved & Vector128.Create(ExpConstants.Ln2);
        return Vector128.MaxNative(Vector128<float>.Zero, x) + log;
    }

    /// <inheritdoc cref="Softplus(Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        // NaN takes one way to the sum only, that of the maximum: of two, the machine's instructions choose between.
        var e = Exp(Vector512.MinNative(-Vector512.Abs(x), Vector512<float>.Zero));
        var halved = Vector512.GreaterThan(e, Vector512.Create(SoftplusSplit));
        var f = Vector512.ConditionalSelect(halved, Vector512.MultiplyAddEstimate(e, Vector512.Create(0.5f), Vector512.Create(-0.5f)), e);

        var square = f * f;
        var highest = Vector512.MultiplyAddEstimate(f, Vector512.Create(L10), Vector512.Create(L9));
        highest = Vector512.MultiplyAddEstimate(square, highest, Vector512.MultiplyAddEstimate(f, Vector512.Create(L8), Vector512.Create(L7)));
        var low = Vector512.MultiplyAddEstimate(f, Vector512.Create(L4), Vector512.Create(L3));
        low = Vector512.MultiplyAddEstimate(square, Vector512.MultiplyAddEstimate(f, Vector512.Create(L6), Vector512.Create(L5)), low);
        var cubic = Vector512.MultiplyAddEstimate(square * square, highest, low);

        // Smallest terms first.
        var log = Vector512.MultiplyAddEstimate(Vector512.MultiplyAddEstimate(f, cubic, Vector512.Create(-0.5f)), square, f);
        log += halved & Vector512.Create(ExpConstants.Ln2);
        return Vector512.MaxNative(Vector512<float>.Zero, x) + log;
    }

    /// <summary>The scalar twin of <see cref="Softplus(Vector256{float})"/>: the same bits as one of its lanes, on every machine.</summary>
    /// <param name="x">Any float.</param>
    /// <returns>What a lane holding <paramref name="x"/> gets.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Softplus(float x) => Softplus(Vector128.CreateScalarUnsafe(x)).ToScalar();
}
