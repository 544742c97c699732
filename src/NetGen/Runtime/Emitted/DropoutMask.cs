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
public static partial class DropoutMask
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
            int lane = 0;
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                for (; lanes - lane >= Vector512<uint>.Count; lane += Vector512<uint>.Count)
                {
                    Blocks(seed, stream, (uint)group, (uint)lane, out Vector512<uint> wide0, out Vector512<uint> wide1, out Vector512<uint> wide2, out Vector512<uint> wide3);
                    ref float first = ref Unsafe.Add(ref mask, ((nint)(row - firstRow) * stride) + lane);
                    Rows which = new(row, firstRow, endRow, stride, Left: lanes - lane);
                    Store(which, wide0.GetLower(), wide1.GetLower(), wide2.GetLower(), wide3.GetLower(), limit, factor, ref first);
                    Store(
                        which, wide0.GetUpper(), wide1.GetUpper(), wide2.GetUpper(), wide3.GetUpper(), limit, factor, ref Unsafe.Add(ref first, Vector256<float>.Count));
                }
            }

            for (; lane < lanes; lane += Vector256<uint>.Count)
            {
                Blocks(seed, stream, (uint)group, (uint)lane, out Vector256<uint> word0, out Vector256<uint> word1, out Vector256<uint> word2, out Vector256<uint> word3);
                Rows which = new(row, firstRow, endRow, stride, Left: lanes - lane);
                Store(which, word0, word1, word2, word3, limit, factor, ref Unsafe.Add(ref mask, ((nint)(row - firstRow) * stride) + lane));
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

    /// <summary>Those of a group's rows that are wanted, from its first one's place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        in Rows rows,
        Vector256<uint> word0,
        Vector256<uint> word1,
        Vector256<uint> word2,
        Vector256<uint> word3,
        Vector256<uint> limit,
        Vector256<float> factor,
        ref float first)
    {
        if (rows.Group >= rows.First)
        {
            Store(Vector256.GreaterThanOrEqual(word0, limit).AsSingle() & factor, ref first, rows.Left);
        }

        if (rows.Group + 1 >= rows.First && rows.Group + 1 < rows.End)
        {
            Store(Vector256.GreaterThanOrEqual(word1, limit).AsSingle() & factor, ref Unsafe.Add(ref first, rows.Stride), rows.Left);
        }

        if (rows.Group + 2 >= rows.First && rows.Group + 2 < rows.End)
        {
            Store(Vector256.GreaterThanOrEqual(word2, limit).AsSingle() & factor, ref Unsafe.Add(ref first, 2 * rows.Stride), rows.Left);
        }

        if (rows.Group + 3 < rows.End)
        {
            Store(Vector256.GreaterThanOrEqual(word3, limit).AsSingle() & factor, ref Unsafe.Add(ref first, 3 * rows.Stride), rows.Left);
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

    /// <summary>Which rows of a group go where.</summary>
    /// <param name="Group">The first row of the group.</param>
    /// <param name="First">The first row that is wanted.</param>
    /// <param name="End">The row after the last.</param>
    /// <param name="Stride">Floats from a row to the next.</param>
    /// <param name="Left">The elements of a row from the first one on.</param>
    private readonly record struct Rows(int Group, int First, int End, int Stride, int Left);
}
