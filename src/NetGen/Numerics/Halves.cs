using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <summary>Moves the halves of a vector: one instruction of three cycles on x86, where the general way takes two or three.</summary>
public static class Halves
{
    /// <summary>The lower half twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lower(Vector256<float> value) => Avx.IsSupported
        ? Avx.Permute2x128(value, value, 0x00)
        : Vector256.Create(value.GetLower(), value.GetLower());

    /// <summary>The upper half twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Upper(Vector256<float> value) => Avx.IsSupported
        ? Avx.Permute2x128(value, value, 0x11)
        : Vector256.Create(value.GetUpper(), value.GetUpper());

    /// <summary>The upper half, then the lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Swap(Vector256<float> value) => Avx.IsSupported
        ? Avx.Permute2x128(value, value, 0x01)
        : Vector256.Create(value.GetUpper(), value.GetLower());
}
