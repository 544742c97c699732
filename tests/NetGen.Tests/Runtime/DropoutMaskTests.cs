using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

public class DropoutMaskTests
{
    private const ulong Seed = 0x0123_4567_89AB_CDEF;

    // Word by word from the generator that known answers hold.
    private static float Reference(ulong seed, long step, int layer, int row, int element, double rate)
    {
        ulong stream = (8UL << 56) | ((ulong)layer << 40) | (ulong)step;
        uint word = Philox.Block(seed, stream, ((ulong)(row / 4) << 32) | (uint)element)[row % 4];
        return word < (uint)(rate * 4294967296.0) ? 0 : (float)(1 / (1 - rate));
    }

    [Theory]
    [InlineData(1, 0, 4)]
    [InlineData(1, 3, 8)]
    [InlineData(2, 1, 12)]
    [InlineData(7, 0, 16)]
    [InlineData(9, 6, 20)]
    [InlineData(33, 24, 64)]
    [InlineData(64, 5, 132)]
    [InlineData(5, 2, 28)]
    public void EveryElementIsTheGeneratorsWord(int rows, int firstRow, int lanes)
    {
        const double Rate = 0.3;
        int stride = lanes + 16;
        float[] mask = new float[rows * stride];
        Array.Fill(mask, -1);
        DropoutMask.Fill(ref mask[0], rows, firstRow, stride, lanes, Seed, step: 77, layer: 300, Rate);
        for (int row = 0; row < rows; row++)
        {
            for (int lane = 0; lane < stride; lane++)
            {
                float expected = lane < lanes ? Reference(Seed, 77, 300, firstRow + row, lane, Rate) : -1;
                Assert.Equal(expected, mask[(row * stride) + lane]);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void TheShareIsTheRate(double rate)
    {
        const int Count = 1000 * 1000;
        float[] mask = Fill(rows: 1000, lanes: 1000, step: 0, layer: 0, rate);
        double zeros = mask.Count(value => value == 0) / (double)Count;
        double error = 5 * Math.Sqrt(rate * (1 - rate) / Count);
        Assert.InRange(zeros, rate - error, rate + error);
        Assert.All(mask.Where(value => value != 0), value => Assert.Equal((float)(1 / (1 - rate)), value));
    }

    [Fact]
    public void RowsElementsStepsAndLayersAreIndependent()
    {
        const int Rows = 400;
        const int Lanes = 400;
        float[] mask = Fill(Rows, Lanes, step: 5, layer: 1, 0.5);
        AssertIndependent(mask.Take((Rows - 1) * Lanes), mask.Skip(Lanes));
        AssertIndependent(mask.Take((Rows - 4) * Lanes), mask.Skip(4 * Lanes));
        AssertIndependent(mask.Take(mask.Length - 1), mask.Skip(1));
        AssertIndependent(mask.Take(mask.Length - 8), mask.Skip(8));
        AssertIndependent(mask, Fill(Rows, Lanes, step: 6, layer: 1, 0.5));
        AssertIndependent(mask, Fill(Rows, Lanes, step: 5, layer: 2, 0.5));
        AssertIndependent(mask, Fill(Rows, Lanes, step: 5, layer: 1, 0.5, seed: 1));

        static void AssertIndependent(System.Collections.Generic.IEnumerable<float> left, System.Collections.Generic.IEnumerable<float> right)
        {
            double correlation = left.Zip(right).Average(pair => (pair.First - 1.0) * (pair.Second - 1.0));
            Assert.InRange(correlation, -5.0 / Math.Sqrt((Rows - 4) * Lanes), 5.0 / Math.Sqrt((Rows - 4) * Lanes));
        }
    }

    private static float[] Fill(int rows, int lanes, long step, int layer, double rate, ulong seed = Seed)
    {
        float[] mask = new float[rows * lanes];
        DropoutMask.Fill(ref mask[0], rows, firstRow: 0, lanes, lanes, seed, step, layer, rate);
        return mask;
    }
}
