using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;

namespace NetGen.Conformance.Probe;

/// <summary>Squares of every width, which take other instructions on other machines; the networks here are compiled for one width only.</summary>
internal static class Squares
{
    private delegate void Copy(ref readonly float source, nuint sourceStride, ref float target, nuint targetStride);

    /// <summary>The numbers from 0 on in rows of 4, 8 and 16, transposed.</summary>
    public static IReadOnlyList<float[]> Transposed() =>
        [Transposed(TransposedSquare.Copy128, 4), Transposed(TransposedSquare.Copy256, 8), Transposed(TransposedSquare.Copy512, 16)];

    private static float[] Transposed(Copy copy, int edge)
    {
        float[] source = [.. Enumerable.Range(0, edge * edge).Select(i => (float)i)];
        float[] target = new float[source.Length];
        copy(in source[0], (nuint)edge, ref target[0], (nuint)edge);
        return target;
    }
}
