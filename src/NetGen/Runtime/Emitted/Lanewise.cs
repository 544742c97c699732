using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Functions of two vectors, lane by lane, that are more than one instruction.</summary>
public static class Lanewise
{
    /// <summary>The larger of two, or NaN if either is. Of zeros with different signs, either.</summary>
    /// <remarks>The machine's maximum gives its second operand where one is NaN; the bits of both orders together are NaN if one of them is.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> left, Vector128<float> right) =>
        Vector128.MaxNative(left, right) | Vector128.MaxNative(right, left);

    /// <inheritdoc cref="Max(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) =>
        Vector256.MaxNative(left, right) | Vector256.MaxNative(right, left);

    /// <inheritdoc cref="Max(Vector128{float}, Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) =>
        Vector512.MaxNative(left, right) | Vector512.MaxNative(right, left);
}
