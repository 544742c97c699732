using System;
using System.Linq;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Weights of samples and classes.</summary>
public class DatasetWeightTests
{
    private const int Count = 12;

    [Fact]
    public void WithoutWeightsEachSampleCountsAsOne()
    {
        Dataset data = Labelled();
        Assert.False(data.HasWeights);
        Assert.Equal(1, data.Weight(3));
        Assert.Throws<InvalidOperationException>(() => data.Weights.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Weight(Count));
    }

    [Fact]
    public void PartsAndOrdersKeepTheWeights()
    {
        Dataset data = Weighted();
        Assert.True(data.HasWeights);
        Assert.Equal(7, data.Weight(7));
        AssertKept(data);
        AssertKept(data.Subset([5, 5, 0]));
        AssertKept(data.Shuffle(1));
        AssertKept(data.Split(0.5, 2).Training);
        AssertKept(data.Split(0.5, 2).Remainder);
        AssertKept(data.StratifiedSplit(0.5, 3).Remainder);
        AssertKept(data.KFold(3, 4).First().Validation);
        AssertKept(data.WithInputs(data.Inputs, 1));
        Assert.True(data.WithInputs(new float[2 * Count], 2).HasWeights);
    }

    [Fact]
    public void TheSetItselfStaysAsItIs()
    {
        Dataset data = Labelled();
        float[] weights = new float[Count];
        Dataset weighted = data.WithWeights(weights);
        weights[0] = 5;
        Assert.False(data.HasWeights);
        Assert.Equal(0, weighted.Weight(0));
    }

    [Theory]
    [InlineData(-1f, "found -1")]
    [InlineData(float.NaN, "found NaN")]
    [InlineData(float.PositiveInfinity, "found Infinity")]
    public void WeightsAreFiniteAndNotNegative(float weight, string found)
    {
        float[] weights = new float[Count];
        weights[4] = weight;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Labelled().WithWeights(weights));
        Assert.Contains("Row 4", exception.Message, StringComparison.Ordinal);
        Assert.Contains(found, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThereIsAWeightForEachSample() => Assert.Throws<ArgumentException>(() => Labelled().WithWeights(new float[Count + 1]));

    // Of 12 samples 6, 4 and 2: 12 / (3·6), 12 / (3·4), 12 / (3·2), as scikit-learn has them.
    [Fact]
    public void BalancedWeightsGiveEachClassTheSameSum()
    {
        Dataset data = new(new float[Count], 1, [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2], 3);
        ClassWeights weights = ClassWeights.Balanced(data);
        Assert.Equal(3, weights.ClassCount);
        Assert.Equal([12f / 18, 1, 2], Enumerable.Range(0, 3).Select(label => weights[label]));
    }

    [Fact]
    public void AClassWithoutSamplesCannotBeBalanced()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ClassWeights.Balanced(new Dataset(new float[2], 1, [0, 2], 3)));
        Assert.Contains("Class 1", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ClassWeights.Balanced(new Dataset(new float[2], 1, [0f, 1f], 1)));
    }

    [Fact]
    public void ClassWeightsThatCannotBeAreRefused()
    {
        Assert.Contains("Class 1", Assert.Throws<ArgumentException>(() => new ClassWeights(1, -1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ClassWeights(1));
        Assert.Throws<ArgumentException>(() => new ClassWeights(1, float.NaN));
    }

    [Fact]
    public void ClassWeightsFitTheTrainingSamples()
    {
        FitOptions options = new() { ClassWeights = new ClassWeights(1, 2, 3) };
        Dataset targets = new(new float[4], 2, new float[4], 2);
        Dataset labels = new(new float[4], 2, [0, 1], 2);
        Assert.Contains("targets", Assert.Throws<ArgumentException>(() => new LinearRegression().Fit(targets, options)).Message, StringComparison.Ordinal);
        Assert.Contains("2 classes", Assert.Throws<ArgumentException>(() => new LinearRegression().Fit(labels, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANetworkThatKnowsNoWeightsSaysSo()
    {
        Dataset data = new Dataset(new float[4], 2, new float[4], 2).WithWeights([1, 2]);
        Assert.Throws<NotSupportedException>(() => new LinearRegression().Fit(data));
        Assert.Throws<NotSupportedException>(() => new LinearRegression().Evaluate(data));
    }

    // The input of a sample is its number, and so is its weight.
    private static Dataset Weighted() => Labelled().WithWeights([.. Enumerable.Range(0, Count).Select(row => (float)row)]);

    private static Dataset Labelled() =>
        new([.. Enumerable.Range(0, Count).Select(row => (float)row)], 1, [.. Enumerable.Range(0, Count).Select(row => row % 3)], 3);

    private static void AssertKept(Dataset data)
    {
        Assert.True(data.HasWeights);
        Assert.Equal(data.Inputs.ToArray(), data.Weights.ToArray());
    }
}
