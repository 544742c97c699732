using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Machine;

/// <summary>What a read loop does with a vector it has loaded: one instruction, which loads it too.</summary>
internal interface IFold
{
    static abstract Vector256<float> Fold(Vector256<float> sum, Vector256<float> loaded);
}

/// <summary>Adds.</summary>
internal readonly struct Addition : IFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fold(Vector256<float> sum, Vector256<float> loaded) => sum + loaded;
}

/// <summary>Takes the larger: the shortest latency that an instruction on floats has.</summary>
internal readonly struct Maximum : IFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fold(Vector256<float> sum, Vector256<float> loaded) => Vector256.MaxNative(sum, loaded);
}

/// <summary>Multiplies and adds, as a network does with a weight.</summary>
internal readonly struct MultiplyAdd : IFold
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fold(Vector256<float> sum, Vector256<float> loaded) =>
        Vector256.MultiplyAddEstimate(loaded, Vector256<float>.One, sum);
}
