using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// The lengths of the sequences of a batch, in the form that emitted code reads: with a stride of 1, or of 0 where all have the full length, so that the same
/// kernels serve both.
/// </summary>
public readonly ref struct SequenceLengths
{
    private readonly ref int _origin;

    private SequenceLengths(ref int origin, nuint stride, int longest)
    {
        _origin = ref origin;
        Stride = stride;
        Longest = longest;
    }

    /// <summary>The length of the first sequence.</summary>
    public ref int Origin => ref _origin;

    /// <summary>Integers from a sequence's length to the next: 1, or 0 where all have the full length.</summary>
    public nuint Stride { get; }

    /// <summary>The largest length: no sequence has a step from there on.</summary>
    public int Longest { get; }

    /// <summary>The full length for each sequence.</summary>
    /// <param name="time">
    /// The network's number of steps, in memory that outlives the batch, as a property that returns a constant has it (<c>ReadOnlySpan&lt;int&gt; Time => [28];</c>): once, or as often as a
    /// vector has lanes where one is read whole.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SequenceLengths Full(ReadOnlySpan<int> time) => new(ref MemoryMarshal.GetReference(time), 0, time[0]);

    /// <summary>The lengths given, checked.</summary>
    /// <param name="lengths">A length for each sequence, from 1 to <paramref name="time"/>.</param>
    /// <param name="rows">How many sequences there are.</param>
    /// <param name="time">The network's number of steps.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">There are more or fewer, or one is out of range.</exception>
    public static SequenceLengths Of(ReadOnlySpan<int> lengths, int rows, int time, string argument)
    {
        Guard.RowCount(lengths.Length, 1, rows, argument);
        int longest = 0;
        for (int row = 0; row < lengths.Length; row++)
        {
            // As an unsigned number, one below the length: 0 and negative lengths are large.
            if ((uint)(lengths[row] - 1) >= (uint)time)
            {
                ThrowLength(lengths[row], row, time, argument);
            }

            longest = Math.Max(longest, lengths[row]);
        }

        return new SequenceLengths(ref MemoryMarshal.GetReference(lengths), 1, longest);
    }

    /// <summary>The length of a sequence, from which on those of the next are read.</summary>
    /// <param name="row">The sequence.</param>
    public ref int From(int row) => ref Unsafe.Add(ref _origin, (nuint)row * Stride);

    [DoesNotReturn]
    private static void ThrowLength(int length, int row, int time, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected lengths from 1 to {time} steps, got {length} in row {row}."), argument);
}
