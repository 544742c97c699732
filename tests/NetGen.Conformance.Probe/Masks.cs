using NetGen.Runtime;

namespace NetGen.Conformance.Probe;

/// <summary>A mask of dropout whose rows start within a group and whose lanes are full vectors of every width, and half of one.</summary>
public static class Masks
{
    public const int FirstRow = 2;
    public const int Rows = 9;
    public const int Lanes = 60;
    public const ulong Seed = 0x0123_4567_89AB_CDEF;
    public const int Step = 77;
    public const int Layer = 300;
    public const double Rate = 0.3;

    /// <summary>The mask, row after row.</summary>
    internal static float[] Make()
    {
        float[] mask = new float[Rows * Lanes];
        DropoutMask.Fill(ref mask[0], Rows, FirstRow, Lanes, Lanes, Seed, Step, Layer, Rate);
        return mask;
    }
}
