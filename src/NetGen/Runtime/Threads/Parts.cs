using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Cuts a range into parts of about the same length.</summary>
/// <remarks>
/// Parts start at multiples of what is computed together, a register tile's rows or a vector: every element is then computed by the same
/// instructions, and rounded the same way, whatever the number of parts.
/// </remarks>
public static class Parts
{
    /// <summary>Where a part starts. That of the part after the last is the range's end.</summary>
    /// <param name="length">The length of the range, at least 0.</param>
    /// <param name="multiple">What starts are multiples of, at least 1.</param>
    /// <param name="part">The part, from 0 to the number of parts.</param>
    /// <param name="parts">The number of parts, at least 1. Of more parts than multiples some are empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Start(int length, int multiple, int part, int parts)
    {
        long pieces = ((long)length + multiple - 1) / multiple;
        long start = pieces * part / parts * multiple;
        return start < length ? (int)start : length;
    }
}
