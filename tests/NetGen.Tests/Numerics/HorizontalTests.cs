using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Four vectors are folded at once in the order that is promised: the same bits with and without the instructions for it.</summary>
public sealed class HorizontalTests
{
    [Fact]
    public void Sums_are_in_the_promised_order()
    {
        System.Random random = new(4);
        for (int round = 0; round < 200; round++)
        {
            float[][] lanes = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 16).Select(_ => random.NextSingle() - 0.5f).ToArray())];
            Vector512<float>[] v = [.. lanes.Select(values => Vector512.Create(values))];
            Vector256<float>[] w = [.. v.Select(vector => vector.GetLower())];
            Vector128<float>[] u = [.. w.Select(vector => vector.GetLower())];

            Assert.Equal(Lanes(values => Four(values, 0), lanes), Horizontal.Sums(u[0], u[1], u[2], u[3]));
            Assert.Equal(Lanes(Eight, lanes), Horizontal.Sums(w[0], w[1], w[2], w[3]));
            Assert.Equal(
                Lanes(values => Eight([.. Enumerable.Range(0, 8).Select(i => values[i] + values[i + 8])]), lanes),
                Horizontal.Sums(v[0], v[1], v[2], v[3]));
        }
    }

    [Fact]
    public void A_lane_that_is_not_a_number_reaches_its_own_sum_only()
    {
        Vector256<float> ones = Vector256.Create(1f);
        Vector128<float> sums = Horizontal.Sums(ones, ones.WithElement(5, float.NaN), ones, Vector256<float>.Zero);
        Assert.Equal((8f, 8f, 0f), (sums[0], sums[2], sums[3]));
        Assert.True(float.IsNaN(sums[1]));
    }

    private static float Four(float[] values, int first) => (values[first] + values[first + 2]) + (values[first + 1] + values[first + 3]);

    private static float Eight(float[] values) => Four(values, 0) + Four(values, 4);

    private static Vector128<float> Lanes(Func<float[], float> sum, float[][] lanes) =>
        Vector128.Create(sum(lanes[0]), sum(lanes[1]), sum(lanes[2]), sum(lanes[3]));
}
