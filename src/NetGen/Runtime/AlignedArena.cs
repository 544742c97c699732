using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// A block of floats that starts on a 64-byte boundary and stays there: what emitted code keeps parameters, gradients,
/// moments and activations in. Vector loads at multiples of 16 floats never cross a cache line.
/// </summary>
public readonly struct AlignedArena
{
    private const int CacheLine = 64 / sizeof(float);
    private const int Page = 4096 / sizeof(float);
    private const int Streams = 4;

    private readonly float[] _array;
    private readonly nint _offset;

    /// <summary>Allocates a block of zeros.</summary>
    /// <param name="length">The number of floats, at least 0.</param>
    /// <param name="stream">
    /// Which one it is, counted from 0, of blocks that are walked through side by side. Those longer than a page start a quarter of one apart:
    /// at like places in their pages they would meet in the same few sets of the caches, and an optimizer's step takes a fifth longer.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The length or the stream is negative.</exception>
    public AlignedArena(int length, int stream = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(stream);
        int boundary = length > Page ? Page : CacheLine;
        int shift = length > Page ? stream % Streams * (Page / Streams) : 0;
        _array = GC.AllocateArray<float>(checked(length + boundary), pinned: true);
        nint place = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) / sizeof(float);
        _offset = (shift - place) & (boundary - 1);
        Length = length;
    }

    /// <summary>The number of floats; 0 for a default value.</summary>
    public int Length { get; }

    /// <summary>The first float. Only for an arena that was allocated.</summary>
    public ref float Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _offset);
    }

    /// <summary>All floats.</summary>
    public Span<float> Span => _array is null ? default : _array.AsSpan((int)_offset, Length);
}
