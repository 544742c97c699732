using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>What dropout multiplies by: zero, or one over the share that stays.</summary>
/// <remarks>
/// Element <c>e</c> of row <c>r</c> is dropped where word <c>r mod 4</c> of the <see cref="Philox"/> block with the index <c>2³²·⌊r/4⌋ + e</c> is below
/// <c>rate·2³²</c>. The stream is <c>2⁵⁶·8 + 2⁴⁰·layer + step</c>, the step modulo 2⁴⁰ and the layer modulo 2¹⁶. So a vector of blocks gives four rows,
/// and a row's mask depends on nothing but its own place.
/// </remarks>
public static class DropoutMask
{
    /// <summary>The rows that the words of a block belong to.</summary>
    private const int RowGroup = 4;

    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Fills the mask of some rows of a batch.</summary>
    /// <param name="mask">Where the mask of the first of them starts.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="firstRow">The index of the first of them in the batch.</param>
    /// <param name="stride">Floats from a row of the mask to the next.</param>
    /// <param name="lanes">Elements of a row, not above the stride.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="step">The number of steps applied so far.</param>
    /// <param name="layer">The index of the layer.</param>
    /// <param name="rate">The probability to be dropped, at least 0 and below 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ref float mask, int rows, int firstRow, int stride, int lanes, ulong seed, long step, int layer, double rate)
    {
        ulong stream = Stream(step, layer);
        uint dropped = (uint)(rate * (1UL << 32));
        float kept = (float)(1 / (1 - rate));
        int endRow = firstRow + rows;
        for (int group = firstRow / RowGroup; group * RowGroup < endRow; group++)
        {
            int row = group * RowGroup;
            if (!Avx2.IsSupported)
            {
                FillGroup(ref mask, row, firstRow, endRow, stride, lanes, seed, stream, dropped, kept);
                continue;
            }

            Vector256<uint> limit = Vector256.Create(dropped);
            Vector256<float> factor = Vector256.Create(kept);
            for (int lane = 0; lane < lanes; lane += Vector256<uint>.Count)
            {
                Blocks(seed, stream, (uint)group, (uint)lane, out Vector256<uint> word0, out Vector256<uint> word1, out Vector256<uint> word2, out Vector256<uint> word3);
                ref float first = ref Unsafe.Add(ref mask, ((nint)(row - firstRow) * stride) + lane);
                int left = lanes - lane;
                if (row >= firstRow)
                {
                    Store(Vector256.GreaterThanOrEqual(word0, limit).AsSingle() & factor, ref first, left);
                }

                if (row + 1 >= firstRow && row + 1 < endRow)
                {
                    Store(Vector256.GreaterThanOrEqual(word1, limit).AsSingle() & factor, ref Unsafe.Add(ref first, stride), left);
                }

                if (row + 2 >= firstRow && row + 2 < endRow)
                {
                    Store(Vector256.GreaterThanOrEqual(word2, limit).AsSingle() & factor, ref Unsafe.Add(ref first, 2 * stride), left);
                }

                if (row + 3 < endRow)
                {
                    Store(Vector256.GreaterThanOrEqual(word3, limit).AsSingle() & factor, ref Unsafe.Add(ref first, 3 * stride), left);
                }
            }
        }
    }

    /// <summary>A group of rows without vectors of 64-bit products.</summary>
    private static void FillGroup(
        ref float mask, int row, int firstRow, int endRow, int stride, int lanes, ulong seed, ulong stream, uint dropped, float kept)
    {
        for (int lane = 0; lane < lanes; lane++)
        {
            Vector128<uint> block = Philox.Block(seed, stream, ((ulong)(uint)(row / RowGroup) << 32) | (uint)lane);
            for (int to = int.Max(firstRow, row); to < int.Min(endRow, row + RowGroup); to++)
            {
                Unsafe.Add(ref mask, ((nint)(to - firstRow) * stride) + lane) = block[to - row] < dropped ? 0 : kept;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> values, ref float target, int left)
    {
        if (left >= Vector256<float>.Count)
        {
            values.StoreUnsafe(ref target);
        }
        else
        {
            PartialVector.Store(values, ref target, left);
        }
    }

    /// <summary>The stream of a layer in a step.</summary>
    internal static ulong Stream(long step, int layer) =>
        ((ulong)RandomPurpose.Dropout << 56) | ((ulong)(ushort)layer << 40) | ((ulong)step & ((1UL << 40) - 1));

    /// <summary>
    /// Eight blocks at once. A product of 64 bits takes two lanes, so blocks with even and odd index go side by side; what stands above the low
    /// 32 bits of a lane is of no consequence until the end.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blocks(
        ulong seed, ulong stream, uint group, uint lane, out Vector256<uint> word0, out Vector256<uint> word1, out Vector256<uint> word2, out Vector256<uint> word3)
    {
        Vector256<uint> even0 = Vector256.Create(lane) + Vector256.Create(0u, 0, 2, 0, 4, 0, 6, 0);
        Vector256<uint> odd0 = even0 + Vector256<uint>.One;
        Vector256<uint> even1 = Vector256.Create(group);
        Vector256<uint> odd1 = even1;
        Vector256<uint> even2 = Vector256.Create((uint)stream);
        Vector256<uint> odd2 = even2;
        Vector256<uint> even3 = Vector256.Create((uint)(stream >> 32));
        Vector256<uint> odd3 = even3;
        Vector256<uint> multiplier0 = Vector256.Create(Multiplier0);
        Vector256<uint> multiplier1 = Vector256.Create(Multiplier1);
        uint key0 = (uint)seed;
        uint key1 = (uint)(seed >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<uint> keys0 = Vector256.Create(key0);
            Vector256<uint> keys1 = Vector256.Create(key1);
            Round(ref even0, ref even1, ref even2, ref even3, multiplier0, multiplier1, keys0, keys1);
            Round(ref odd0, ref odd1, ref odd2, ref odd3, multiplier0, multiplier1, keys0, keys1);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        word0 = Interleave(even0, odd0);
        word1 = Interleave(even1, odd1);
        word2 = Interleave(even2, odd2);
        word3 = Interleave(even3, odd3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<uint> counter0,
        ref Vector256<uint> counter1,
        ref Vector256<uint> counter2,
        ref Vector256<uint> counter3,
        Vector256<uint> multiplier0,
        Vector256<uint> multiplier1,
        Vector256<uint> keys0,
        Vector256<uint> keys1)
    {
        Vector256<ulong> product0 = Avx2.Multiply(multiplier0, counter0);
        Vector256<ulong> product1 = Avx2.Multiply(multiplier1, counter2);
        counter0 = (product1 >>> 32).AsUInt32() ^ counter1 ^ keys0;
        counter1 = product1.AsUInt32();
        counter2 = (product0 >>> 32).AsUInt32() ^ counter3 ^ keys1;
        counter3 = product0.AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Interleave(Vector256<uint> even, Vector256<uint> odd) =>
        Avx2.Blend(even, (odd.AsUInt64() << 32).AsUInt32(), 0b1010_1010);
}
