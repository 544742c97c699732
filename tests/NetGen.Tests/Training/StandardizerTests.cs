using System;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class StandardizerTests
{
    [Fact]
    public void StatisticsAreThoseOfTheTrainingPart()
    {
        Standardizer standardizer = Standardizer.Fit(new Dataset([[1, 10], [2, 10], [3, 40], [6, 20]], [[0], [0], [0], [0]]));
        Assert.Equal([3.0, 20.0], standardizer.Mean.ToArray());
        Assert.Equal([Math.Sqrt(3.5), Math.Sqrt(150)], standardizer.StandardDeviation.ToArray());

        Dataset other = standardizer.Apply(new Dataset([[3, 20], [5, 0]], [[7], [8]]));
        Assert.Equal([0f, 0f, (float)(2 / Math.Sqrt(3.5)), (float)(-20 / Math.Sqrt(150))], other.Inputs.ToArray());
        Assert.Equal([7f, 8f], other.Targets.ToArray());
    }

    [Fact]
    public void StandardizedFeaturesHaveMeanZeroAndDeviationOne()
    {
        RandomStream random = new(1);
        float[] rows = [.. Enumerable.Range(0, 3_000).Select(index => (random.NextSingle() * (index % 3 == 0 ? 1e6f : 1e-3f)) + 5)];
        Standardizer standardizer = Standardizer.Fit(rows, 3);
        standardizer.Apply(rows.AsSpan());
        Standardizer again = Standardizer.Fit(rows, 3);
        Assert.All(again.Mean, mean => Assert.InRange(mean, -1e-6, 1e-6));
        Assert.All(again.StandardDeviation, deviation => Assert.InRange(deviation, 1 - 1e-6, 1 + 1e-6));
    }

    [Fact]
    public void AConstantFeatureIsDividedByOne()
    {
        float[] rows = [.. Enumerable.Repeat(0.1f, 333)];
        Standardizer standardizer = Standardizer.Fit(rows, 1);
        Assert.Equal([0.0], standardizer.StandardDeviation.ToArray());
        float[] output = new float[2];
        standardizer.Apply([0.1f, 2.1f], output);
        Assert.Equal([0f, (float)(2.1f - (double)0.1f)], output);
    }

    [Fact]
    public void ALargeMeanDoesNotSwallowTheDeviation()
    {
        Standardizer standardizer = Standardizer.Fit([16_777_214f, 16_777_215f, 16_777_216f], 1);
        Assert.Equal(Math.Sqrt(2.0 / 3), standardizer.StandardDeviation[0], 1e-12);
    }

    [Fact]
    public void RowsMayBeStandardizedInPlace()
    {
        Standardizer standardizer = new([1, 2], [2, 0]);
        float[] rows = [3, 3, 5, 2];
        standardizer.Apply(rows.AsSpan());
        Assert.Equal([1f, 1f, 2f, 0f], rows);
        Assert.Equal(2, standardizer.FeatureCount);
    }

    [Fact]
    public void NaNAtPredictionTimeStaysNaN()
    {
        float[] row = [float.NaN];
        new Standardizer([1], [2]).Apply(row.AsSpan());
        Assert.True(float.IsNaN(row[0]));
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        using HostileCulture culture = new();
        Standardizer standardizer = new([1, 2], [2, 3]);
        Assert.Throws<ArgumentException>("data", () => standardizer.Apply(new Dataset([1, 2, 3], 1, [0, 1, 0], 2)));
        Assert.Throws<ArgumentException>("rows", () => standardizer.Apply(new float[3].AsSpan()));
        Assert.Throws<ArgumentException>("destination", () => standardizer.Apply(new float[2], new float[4]));
        Assert.Throws<ArgumentException>("mean", () => new Standardizer([], []));
        Assert.Throws<ArgumentException>("mean", () => new Standardizer([double.NaN], [1]));
        Assert.Throws<ArgumentException>("standardDeviation", () => new Standardizer([1, 2], [1]));
        ArgumentException error = Assert.Throws<ArgumentException>("standardDeviation", () => new Standardizer([1], [-0.5]));
        Assert.Contains("found -0.5.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("standardDeviation", () => new Standardizer([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>("training", () => Standardizer.Fit(new Dataset(default, 1, default(ReadOnlySpan<int>), 2)));
        Assert.Throws<ArgumentException>("rows", () => Standardizer.Fit([], 1));
        Assert.Throws<ArgumentException>("rows", () => Standardizer.Fit([1, 2, 3], 2));
        Assert.Throws<ArgumentException>("rows", () => Standardizer.Fit([1, float.NaN], 2));
        Assert.Throws<ArgumentOutOfRangeException>("featureCount", () => Standardizer.Fit([1, 2], 0));
    }
}
