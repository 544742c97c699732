using System;
using System.Linq;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

public class TransposedSquareTests
{
    private delegate void Copy(ref readonly float source, nuint sourceStride, ref float target, nuint targetStride);

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void RowsBecomeColumnsAndNothingElseChanges(int edge)
    {
        Copy copy = edge switch
        {
            4 => TransposedSquare.Copy128,
            8 => TransposedSquare.Copy256,
            _ => TransposedSquare.Copy512,
        };
        foreach ((int sourceStride, int targetStride) in new[] { (edge, edge), (edge, edge + 3), (edge + 5, edge), (40, 21) })
        {
            float[] source = [.. Enumerable.Range(1, edge * sourceStride).Select(i => (float)i)];
            float[] target = new float[1 + (edge * targetStride)];
            float[] expected = new float[target.Length];
            for (int row = 0; row < edge; row++)
            {
                for (int column = 0; column < edge; column++)
                {
                    expected[1 + (column * targetStride) + row] = source[(row * sourceStride) + column];
                }
            }

            copy(in source[0], (nuint)sourceStride, ref target[1], (nuint)targetStride);
            Assert.Equal(expected, target);
        }
    }
}
