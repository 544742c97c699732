using System;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// One sequence of <see cref="Philox"/> numbers, read from its start: block 0, words 0 to 3, block 1 and so on. The same on
/// every machine. Not for use by several threads at once.
/// </summary>
public sealed class RandomStream
{
    private readonly ulong _seed;
    private readonly ulong _stream;
    private Vector128<uint> _block;
    private ulong _nextBlock;
    private int _nextWord = Vector128<uint>.Count;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">Which of the seed's independent sequences, below 2⁵⁶.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stream's number is 2⁵⁶ or more; those are the library's own.</exception>
    public RandomStream(ulong seed, ulong stream = 0)
        : this(seed, RandomPurpose.General, stream)
    {
    }

    internal RandomStream(ulong seed, RandomPurpose purpose, ulong stream)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stream, 1UL << 56);
        _seed = seed;
        _stream = ((ulong)purpose << 56) | stream;
    }

    /// <summary>The next word, uniform over all 32-bit numbers.</summary>
    public uint NextUInt32()
    {
        if (_nextWord == Vector128<uint>.Count)
        {
            _block = Philox.Block(_seed, _stream, _nextBlock++);
            _nextWord = 0;
        }

        return _block[_nextWord++];
    }

    /// <summary>The next float, uniform in [0, 1): a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => Philox.ToUnitSingle(NextUInt32());

    /// <summary>The next integer, uniform in [0, <paramref name="exclusiveMaximum"/>) without bias.</summary>
    /// <param name="exclusiveMaximum">One more than the largest result, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is below 1.</exception>
    /// <remarks>
    /// Source: Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019, algorithm 5.
    /// </remarks>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        uint range = (uint)exclusiveMaximum;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            uint surplus = unchecked(0u - range) % range;
            while ((uint)product < surplus)
            {
                product = (ulong)NextUInt32() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts items into a random order, every order being equally likely.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items, permuted in place.</param>
    /// <remarks>Source: Knuth, "The art of computer programming", volume 2, algorithm 3.4.2P (Fisher and Yates).</remarks>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int chosen = NextInt32(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }

    /// <summary>The numbers from 0 to <paramref name="count"/> − 1 in a random order.</summary>
    internal int[] Permutation(int count)
    {
        int[] order = new int[count];
        for (int index = 0; index < count; index++)
        {
            order[index] = index;
        }

        Shuffle<int>(order);
        return order;
    }
}
