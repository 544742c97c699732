using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class EvaluateTests
{
    // The examples of scikit-learn's documentation of r2_score; the second value is its formula, averaged over the outputs.
    [Theory]
    [InlineData(new[] { 2.5f, 2.5f, 0, 0, 2, 2, 8, 8 }, new[] { 3f, 3, -0.5f, -0.5f, 2, 2, 7, 7 }, 0.375, 0.5, 0.948608137045)]
    [InlineData(new[] { 0, 2, -1, 2, 8, -5f }, new[] { 0.5f, 1, -1, 1, 7, -6 }, 0.708333333333, 0.75, 0.936800526662)]
    public void RegressionIsAsScikitLearnMeasuresIt(float[] predicted, float[] targets, double squared, double absolute, double rSquared)
    {
        Evaluation evaluation = Identity().Evaluate(new Dataset(predicted, 2, targets, 2));
        Assert.Equal(targets.Length / 2, evaluation.SampleCount);
        Assert.Equal(squared, evaluation.Loss, 1e-6);
        Assert.Equal(squared, evaluation.Regression!.MeanSquaredError, 1e-9);
        Assert.Equal(Math.Sqrt(squared), evaluation.Regression.RootMeanSquaredError, 1e-9);
        Assert.Equal(absolute, evaluation.Regression.MeanAbsoluteError, 1e-9);
        Assert.Equal(rSquared, evaluation.Regression.RSquared, 1e-9);
        Assert.Null(evaluation.Classification);
        Assert.Null(evaluation.Accuracy);
    }

    [Theory]
    [InlineData(new[] { 5f, 5, 5, 5 }, new[] { 5f, 5, 5, 5 }, 1)]
    [InlineData(new[] { 5f, 5, 6, 5 }, new[] { 5f, 5, 5, 5 }, 0.5)]
    [InlineData(new[] { 5f, 5 }, new[] { 5f, 5 }, double.NaN)]
    public void ConstantTargetsAndSingleSamplesHaveTheirRule(float[] predicted, float[] targets, double rSquared) =>
        Assert.Equal(rSquared, Identity().Evaluate(new Dataset(predicted, 2, targets, 2)).Regression!.RSquared);

    [Fact]
    public void NaNReachesTheMetrics()
    {
        LinearRegression network = new();
        network.SetParameters([float.NaN, 0, 0, 1, 0, 0]);
        Evaluation evaluation = network.Evaluate(new Dataset([1, 2, 3, 4], 2, [5f, 5f, 5f, 6f], 2));
        Assert.True(double.IsNaN(evaluation.Loss));
        Assert.True(double.IsNaN(evaluation.Regression!.MeanSquaredError));
        Assert.True(double.IsNaN(evaluation.Regression.MeanAbsoluteError));
        Assert.True(double.IsNaN(evaluation.Regression.RSquared));
    }

    [Fact]
    public void ClassesAreCounted()
    {
        float[][] inputs = [[3, 0, 0], [0, 3, 0], [0, 0, 3], [3, 1, 2], [2, 3, 1], [0, 0, 0]];
        Evaluation evaluation = IdentityClassifier().Evaluate(new Dataset(inputs, [0, 1, 2, 2, 0, 1], 3));
        AssertCounts([1, 1, 0, 1, 1, 0, 1, 0, 1], evaluation);
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal(3, evaluation.Classification!.Confusion.CorrectCount);
        Assert.Equal(3, evaluation.Classification.Confusion.ClassCount);
        Assert.Equal(0, evaluation.Classification.UnclassifiedCount);
        Assert.Null(evaluation.Regression);

        double expected = inputs.Zip([0, 1, 2, 2, 0, 1], (row, label) => Math.Log(row.Sum(value => Math.Exp(value))) - row[label]).Average();
        Assert.Equal(expected, evaluation.Loss, 1e-6);
    }

    [Fact]
    public void OneHotTargetsCountAsLabelsDo()
    {
        float[][] inputs = [[3, 0, 0], [0, 3, 0], [3, 1, 2]];
        Evaluation evaluation = IdentityClassifier().Evaluate(new Dataset(inputs, [[1, 0, 0], [0, 0, 1], [0.2f, 0.5f, 0.3f]]));
        AssertCounts([1, 0, 0, 1, 0, 0, 0, 1, 0], evaluation);
    }

    [Fact]
    public void OutputsWithNaNHaveNoClass()
    {
        SoftmaxRegression network = IdentityClassifier();
        network.SetParameters([1, 0, 0, 0, 1, 0, 0, 0, float.NaN, 0, 0, 0]);
        Evaluation evaluation = network.Evaluate(new Dataset([[3, 0, 0], [0, 3, 0]], [0, 1], 3));
        AssertCounts(new int[9], evaluation);
        Assert.Equal((2, 0.0), (evaluation.Classification!.UnclassifiedCount, evaluation.Accuracy));
    }

    [Fact]
    public void LabelsAreClassesForALossOfDifferencesToo()
    {
        Evaluation two = Identity().Evaluate(new Dataset([[1, 0], [0, 1], [0.6f, 0.4f]], [0, 1, 1], 2));
        AssertCounts([1, 0, 1, 1], two);
        Assert.Equal(two.Loss, two.Regression!.MeanSquaredError, 1e-7);
        Assert.Equal(((0.6 * 0.6) + (0.6 * 0.6)) / 6, two.Loss, 1e-7);

        LinearUnit unit = new();
        unit.SetParameters([1, 0, 0]);
        Evaluation one = unit.Evaluate(new Dataset([[0.5f, 9], [0.4f, 9], [2, 9], [-3, 9]], [1, 1, 1, 0], 2));
        AssertCounts([1, 0, 1, 2], one);
        Assert.Equal(((0.5 * 0.5) + (0.6 * 0.6) + 1 + 9) / 4, one.Regression!.MeanSquaredError, 1e-6);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000)]
    public void ManySamplesAreMeasuredAsOne(int count)
    {
        RandomStream random = new(1);
        float[] inputs = [.. Enumerable.Range(0, count * 3).Select(_ => 4 * random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.NextInt32(3))];
        SoftmaxRegression network = IdentityClassifier();
        Evaluation evaluation = network.Evaluate(new Dataset(inputs, 3, labels, 3));

        float[] outputs = new float[count * 3];
        Assert.Equal(network.ComputeLoss(inputs, labels, outputs), evaluation.Loss, 1e-5);
        int correct = Enumerable.Range(0, count).Count(row => outputs.AsSpan(row * 3, 3).IndexOf(outputs[(row * 3)..((row * 3) + 3)].Max()) == labels[row]);
        Assert.Equal((double)correct / count, evaluation.Accuracy);
        Assert.Equal(count, evaluation.SampleCount);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        Assert.Throws<ArgumentNullException>("data", () => Identity().Evaluate(null!));
        Assert.Throws<ArgumentException>("data", () => Identity().Evaluate(new Dataset(default, 2, default(ReadOnlySpan<float>), 2)));
        Assert.Throws<ArgumentException>("data", () => Identity().Evaluate(new Dataset([1, 2, 3], 3, [0], 2)));
        Assert.Throws<ArgumentException>("data", () => Identity().Evaluate(new Dataset([1, 2], 2, [0], 3)));
        Assert.Throws<ArgumentException>("data", () => Identity().Evaluate(new Dataset([1, 2], 2, [0f], 1)));
    }

    [Fact]
    public void AConfusionMatrixKnowsItsBounds()
    {
        ConfusionMatrix matrix = new(2, [1, 2, 3, 4]);
        Assert.Equal((2, 3, 5), (matrix[0, 1], matrix[1, 0], matrix.CorrectCount));
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix[0, -1]);
        Assert.Throws<ArgumentException>("counts", () => new ConfusionMatrix(2, [1, 2, 3]));
    }

    [Fact]
    public void AMatrixOfAThousandClassesIsNoBurden()
    {
        const int Classes = 1_000;
        int[] counts = new int[Classes * Classes];
        for (int row = 0; row < 5_000; row++)
        {
            counts[(row % Classes * Classes) + (row % 7 == 0 ? row * 13 % Classes : row % Classes)]++;
        }

        ConfusionMatrix matrix = new(Classes, counts);
        ImmutableArray<int> ranks = [.. Enumerable.Repeat(5, Classes)];
        Evaluation evaluation = new(0.5, 5_000, new ClassificationMetrics(matrix, [.. new int[Classes]], ranks, logLoss: null, []), regression: null);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            EvaluationJson.Write(json, "validation", evaluation);
            json.WriteEndObject();
        }

        // A history has one for each epoch, and a checkpoint's header room for 100 MB.
        Assert.InRange(stream.Length, 1, 40_000);
        using JsonDocument read = JsonDocument.Parse(stream.ToArray());
        ConfusionMatrix back = EvaluationJson.Read(read.RootElement, "validation")!.Classification!.Confusion;
        Assert.Equal(matrix.Cells.ToArray(), back.Cells.ToArray());
        Assert.All(Enumerable.Range(0, 5_000), i => Assert.Equal(counts[i * 199], back[i * 199 / Classes, i * 199 % Classes]));
        Assert.Equal(Enumerable.Range(0, Classes).Sum(i => counts[i * (Classes + 1)]), back.CorrectCount);
    }

    [Theory]
    [InlineData(new[] { 1, 1 }, new[] { 2, 3 })]
    [InlineData(new[] { 2, 1 }, new[] { 2, 3 })]
    [InlineData(new[] { 1, 4 }, new[] { 2, 3 })]
    [InlineData(new[] { -1, 1 }, new[] { 2, 3 })]
    [InlineData(new[] { 0, 1 }, new[] { 2 })]
    public void CellsThatAreNoMatrixAreRefused(int[] cells, int[] counts) =>
        Assert.ThrowsAny<ArgumentException>(() => new ConfusionMatrix(2, [.. cells], [.. counts]));

    /// <summary>A network that gives what it gets.</summary>
    private static LinearRegression Identity()
    {
        LinearRegression network = new();
        network.SetParameters([1, 0, 0, 1, 0, 0]);
        return network;
    }

    private static SoftmaxRegression IdentityClassifier()
    {
        SoftmaxRegression network = new();
        network.SetParameters([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
        return network;
    }

    private static void AssertCounts(int[] expected, Evaluation evaluation)
    {
        ConfusionMatrix confusion = evaluation.Classification!.Confusion;
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(index => confusion[index / confusion.ClassCount, index % confusion.ClassCount]));
    }
}
