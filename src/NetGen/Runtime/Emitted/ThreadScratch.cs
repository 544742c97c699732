using System;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Blocks of floats that each thread keeps: one for predictions too large for the stack, one for the weights of steps. They only ever grow, so that a thread allocates in its
/// first call and not again. One prediction, or batch, at a time uses them: predictions do not call each other.
/// </summary>
public static class ThreadScratch
{
    [ThreadStatic]
    private static AlignedArena _arena;

    [ThreadStatic]
    private static AlignedArena _stepWeights;

    /// <summary>The thread's block for predictions, on a 64-byte boundary; what it holds is undefined.</summary>
    /// <param name="length">How many floats are needed at least.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Floats(int length) => ref Floats(ref _arena, length);

    /// <summary>The thread's block for the weights of the steps of a batch; what it holds is undefined.</summary>
    /// <param name="length">How many floats are needed.</param>
    internal static Span<float> StepWeights(int length)
    {
        Floats(ref _stepWeights, length);
        return _stepWeights.Span[..length];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Floats(ref AlignedArena arena, int length)
    {
        if (arena.Length < length || arena.Length == 0)
        {
            Grow(ref arena, Math.Max(1, length));
        }

        return ref arena.Origin;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Grow(ref AlignedArena arena, int length) => arena = new AlignedArena(length);
}
