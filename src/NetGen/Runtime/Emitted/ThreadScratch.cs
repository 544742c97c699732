using System;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// A block of floats that each thread keeps for predictions too large for the stack. It only ever grows, so that a thread allocates in its
/// first call and not again. One prediction at a time uses it: predictions do not call each other.
/// </summary>
public static class ThreadScratch
{
    [ThreadStatic]
    private static AlignedArena _arena;

    /// <summary>The thread's block, on a 64-byte boundary; what it holds is undefined.</summary>
    /// <param name="length">How many floats are needed at least.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Floats(int length)
    {
        ref AlignedArena arena = ref _arena;
        if (arena.Length < length || arena.Length == 0)
        {
            Grow(ref arena, Math.Max(1, length));
        }

        return ref arena.Origin;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Grow(ref AlignedArena arena, int length) => arena = new AlignedArena(length);
}
