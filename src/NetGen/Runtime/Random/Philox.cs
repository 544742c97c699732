using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// The one source of random numbers: Philox4x32-10, a counter-based generator. Any block is computed directly from its seed,
/// stream and index, so results depend neither on the order of requests nor on threads or machine.
/// </summary>
/// <remarks>
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3. It passes
/// TestU01's BigCrush. Not for cryptography.
/// </remarks>
public static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;

    // The keys of the rounds are a Weyl sequence: the golden ratio and √3 − 1, as fractions of 2³².
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Computes one block of four independent words, each uniform over all 32-bit numbers.</summary>
    /// <param name="seed">The generator's key, low word first.</param>
    /// <param name="stream">The upper half of the counter, low word first: which sequence.</param>
    /// <param name="index">The lower half of the counter, low word first: which block of the sequence.</param>
    public static Vector128<uint> Block(ulong seed, ulong stream, ulong index)
    {
        uint key0 = (uint)seed;
        uint key1 = (uint)(seed >> 32);
        uint counter0 = (uint)index;
        uint counter1 = (uint)(index >> 32);
        uint counter2 = (uint)stream;
        uint counter3 = (uint)(stream >> 32);

        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * counter0;
            ulong product1 = (ulong)Multiplier1 * counter2;
            counter0 = (uint)(product1 >> 32) ^ counter1 ^ key0;
            counter1 = (uint)product1;
            counter2 = (uint)(product0 >> 32) ^ counter3 ^ key1;
            counter3 = (uint)product0;
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }

        return Vector128.Create(counter0, counter1, counter2, counter3);
    }

    /// <summary>Turns a uniform word into a float uniform in [0, 1): its upper 24 bits, as a multiple of 2⁻²⁴.</summary>
    /// <param name="word">A word of a block.</param>
    public static float ToUnitSingle(uint word) => (word >> 8) * (1f / (1 << 24));
}
