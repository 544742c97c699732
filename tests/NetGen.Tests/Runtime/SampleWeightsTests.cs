using System;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Runtime;

/// <summary>Weights of steps.</summary>
public class SampleWeightsTests
{
    [Theory]
    [InlineData(new float[0], new[] { 2, 1 }, new[] { 1f, 1, 0, 1, 0, 0 }, 3)]
    [InlineData(new[] { 0.5f, 2 }, new int[0], new[] { 0.5f, 0.5f, 0.5f, 2, 2, 2 }, 7.5)]
    [InlineData(new[] { 0.5f, 2 }, new[] { 1, 3 }, new[] { 0.5f, 0, 0, 2, 2, 2 }, 6.5)]
    [InlineData(new[] { 0f, 0 }, new[] { 1, 3 }, new[] { 0f, 0, 0, 0, 0, 0 }, 0)]
    public void AStepHasTheWeightOfItsSampleUpToTheEnd(float[] weights, int[] lengths, float[] expected, double total)
    {
        float[] buffer = [.. Enumerable.Repeat(float.NaN, 8)];
        SampleWeights steps = SampleWeights.OfSteps(weights, lengths, rows: 2, steps: 3, buffer, "weights");
        Assert.Equal((1u, total, total == 0 ? 0 : (float)(1 / total)), ((uint)steps.Stride, steps.Total, steps.InverseTotal));
        Assert.Equal(expected, buffer[..6]);
        Assert.True(float.IsNaN(buffer[6]));
        Assert.Equal(expected[4], steps.From(4));
        Assert.Equal(total == 0 ? 12 : (float)(12 / total), steps.Mean(12));
    }

    [Fact]
    public void WithoutWeightsAndLengthsAllStepsShareAOne()
    {
        SampleWeights steps = SampleWeights.OfSteps(default, default, rows: 2, steps: 3, default, "weights");
        Assert.Equal((0u, 6.0, 1f), ((uint)steps.Stride, steps.Total, steps.From(5)));
    }

    [Fact]
    public void AThreadKeepsABlockForThem()
    {
        float[] weights = [1, 2];
        int[] lengths = [1, 3];
        double total = SampleWeights.OfSteps(weights, lengths, 2, 3, "weights").Total;
        long before = GC.GetAllocatedBytesForCurrentThread();
        SampleWeights steps = SampleWeights.OfSteps(weights, lengths, 2, 3, "weights");
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal((7.0, 7.0, 0f, 2f), (total, steps.Total, steps.From(2), steps.From(5)));
        Assert.Equal(6, SampleWeights.OfSteps(default, default, 2, 3, "weights").Total);
    }

    [Fact]
    public void WeightsAreCheckedAsThoseOfSamples()
    {
        using HostileCulture culture = new();
        AssertRefused([1, -0.5f], [1, 1], "got -0.5 in row 1");
        AssertRefused([1, float.NaN], [], "got NaN in row 1");
        AssertRefused([1, 2, 3], [1, 1], "got 3");
        AssertRefused([float.MaxValue, float.MaxValue], [1, 1], "finite in single precision");
        AssertRefused([1e-45f, 0], [3, 3], "finite in single precision");
    }

    private static void AssertRefused(float[] weights, int[] lengths, string found) => Assert.Contains(
        found,
        Assert.Throws<ArgumentException>("weights", () => SampleWeights.OfSteps(weights, lengths, 2, 3, new float[6], "weights").Total).Message,
        StringComparison.Ordinal);
}
