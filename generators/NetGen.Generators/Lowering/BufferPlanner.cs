using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Places buffers in one block so that those alive at the same time do not overlap: each goes to the first gap that fits, in the
/// order in which they come alive.
/// </summary>
internal sealed class BufferPlanner
{
    private readonly List<(int Offset, int Length, int Last)> _alive = [];

    private int _clock;

    /// <summary>The length of the block.</summary>
    public int Length { get; private set; }

    /// <summary>Places a buffer.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="first">When it is first written; not before that of the buffer placed before it.</param>
    /// <param name="last">When it is last read.</param>
    /// <returns>Where it starts in the block.</returns>
    public int Place(int length, int first, int last)
    {
        if (first < _clock || last < first)
        {
            throw new ArgumentOutOfRangeException(nameof(first), $"A buffer for {first} to {last} came after one that starts at {_clock}.");
        }

        _clock = first;
        _alive.RemoveAll(buffer => buffer.Last < first);
        int offset = 0;
        foreach ((int Offset, int Length, int Last) buffer in _alive.OrderBy(buffer => buffer.Offset))
        {
            if (offset + length <= buffer.Offset)
            {
                break;
            }

            offset = Math.Max(offset, buffer.Offset + buffer.Length);
        }

        _alive.Add((offset, length, last));
        Length = Math.Max(Length, offset + length);
        return offset;
    }
}
