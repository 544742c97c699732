using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <content>The random blocks, eight at once.</content>
public static partial class DropoutMask
{
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
