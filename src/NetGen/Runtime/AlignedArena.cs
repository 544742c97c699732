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
    private const int Alignment = 64;

    private readonly float[] _array;
    private readonly nint _offset;

    /// <summary>Allocates a block of zeros.</summary>
    /// <param name="length">The number of floats, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public AlignedArena(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _array = GC.AllocateArray<float>(checked(length + (Alignment / sizeof(float))), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _offset = ((-address) & (Alignment - 1)) / sizeof(float);
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
