using System;
using System.Linq;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

public class WeightLimitTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        // Panel lanes, vectors, rows.
        { 8, 1, 3 }, { 8, 2, 1 }, { 8, 5, 17 }, { 16, 1, 9 }, { 16, 2, 784 }, { 16, 3, 20 }, { 32, 1, 5 }, { 32, 3, 33 }, { 32, 4, 7 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void UnitsBeyondTheLimitAreScaledToItAndOthersKeepTheirBits(int panelLanes, int vectors, int rows)
    {
        const float Limit = 2;
        int lanes = panelLanes / 2;
        System.Random random = new(rows);
        float[] before = [.. Enumerable.Range(0, lanes * vectors * rows).Select(_ => (2 * random.NextSingle()) - 1)];
        int[][] units = [.. Enumerable.Range(0, lanes * vectors).Select(unit => Places(unit, panelLanes, lanes * vectors, rows))];
        foreach (int[] unit in units)
        {
            // Some within the limit, some at it, some far beyond.
            float size = Limit * random.Next(4) / (float)Norm(before, unit);
            Array.ForEach(unit, place => before[place] *= size);
        }

        float[] after = [.. before];
        WeightLimit.Apply(after, rows, panelLanes, Limit);

        foreach (int[] unit in units)
        {
            double norm = Norm(before, unit);
            double scale = Math.Min(1, Limit / norm);
            Assert.All(unit, place => Assert.Equal(scale * before[place], after[place], 1e-6));
            if (norm <= Limit)
            {
                Assert.All(unit, place => Assert.Equal(before[place], after[place]));
            }
        }
    }

    [Fact]
    public void WeightsWhoseSquaresOverflowAreScaledToo()
    {
        float[] weights = new float[16];
        weights[3] = 3e30f;
        weights[11] = -4e30f;
        WeightLimit.Apply(weights, rows: 2, panelLanes: 8, limit: 10);

        Assert.Equal((6f, -8f), (weights[3], weights[11]));
        Assert.Equal(14, weights.Count(weight => weight == 0));
    }

    // Where the weights of a unit lie.
    private static int[] Places(int unit, int panelLanes, int lanes, int rows)
    {
        int panel = unit / panelLanes;
        int width = Math.Min(panelLanes, lanes - (panel * panelLanes));
        return [.. Enumerable.Range(0, rows).Select(row => (panel * panelLanes * rows) + (row * width) + (unit % panelLanes))];
    }

    private static double Norm(float[] weights, int[] places) => Math.Sqrt(places.Sum(place => (double)weights[place] * weights[place]));
}
