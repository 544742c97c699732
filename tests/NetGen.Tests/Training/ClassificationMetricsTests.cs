using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class ClassificationMetricsTests
{
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Golden => ["two", "three", "five", "single"];

    [Theory]
    [MemberData(nameof(Golden))]
    public void ValuesAreThoseOfScikitLearn(string name)
    {
        using Stream stream = typeof(ScheduleTests).Assembly.GetManifestResourceStream("Golden/metrics.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement golden = document.RootElement.EnumerateArray().Single(element => element.GetProperty("name").GetString() == name);
        int[] labels = [.. golden.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];
        float[] outputs = [.. golden.GetProperty("outputs").EnumerateArray().Select(output => output.GetSingle())];
        ClassificationMetrics metrics = Measure(outputs, labels);

        Assert.Equal(golden.GetProperty("accuracy").GetDouble(), metrics.Accuracy, Tolerance);
        Assert.Equal(
            golden.GetProperty("confusion").EnumerateArray().Select(count => count.GetInt32()),
            Enumerable.Range(0, metrics.ClassCount * metrics.ClassCount).Select(cell => metrics.Confusion[cell / metrics.ClassCount, cell % metrics.ClassCount]));
        AssertAveraged(golden.GetProperty("precision"), metrics.Precision, metrics.Precision);
        AssertAveraged(golden.GetProperty("recall"), metrics.Recall, metrics.Recall);
        AssertAveraged(golden.GetProperty("f1"), metrics.F1, metrics.F1);
        Assert.Equal(golden.GetProperty("logLoss").GetDouble(), metrics.LogLoss!.Value, 1e-6);
        Assert.Equal(golden.GetProperty("rocAuc").GetDouble(), metrics.RocAuc!.Value, Tolerance);
        if (golden.TryGetProperty("top", out JsonElement top))
        {
            Assert.All(top.EnumerateArray().Select((value, index) => (Value: value.GetDouble(), Count: index + 1)), expected =>
                Assert.Equal(expected.Value, metrics.TopAccuracy(expected.Count), Tolerance));
            Assert.All(golden.GetProperty("rocAucByClass").EnumerateArray().Select((value, index) => (Value: value.GetDouble(), Label: index)), expected =>
                Assert.Equal(expected.Value, metrics.RocAucOf(expected.Label), Tolerance));
        }

        Assert.Equal(1, metrics.TopAccuracy(metrics.ClassCount));
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void TheAreaIsTheShareOfPairsInOrder(ulong seed)
    {
        RandomStream random = new(seed);
        float[] scores = [.. Enumerable.Range(0, 40).Select(_ => (float)random.NextInt32(6))];
        bool[] isPositive = [.. scores.Select(_ => random.NextInt32(3) == 0)];
        double pairs = 0;
        double inOrder = 0;
        foreach (int positive in Enumerable.Range(0, 40).Where(row => isPositive[row]))
        {
            foreach (int negative in Enumerable.Range(0, 40).Where(row => !isPositive[row]))
            {
                pairs++;
                inOrder += scores[positive] > scores[negative] ? 1 : scores[positive] == scores[negative] ? 0.5 : 0;
            }
        }

        Assert.Equal(inOrder / pairs, RocCurve.Area(scores, isPositive), Tolerance);
    }

    [Fact]
    public void WhatIsNotDefinedIsNaNAndLeftOutOfAverages()
    {
        // Class 2 has no sample and is never predicted; class 1 has a sample and is never predicted.
        ClassificationMetrics metrics = Measure([0.8f, 0.1f, 0.1f, 0.7f, 0.2f, 0.1f], [0, 1]);
        Assert.Equal((0.5, double.NaN, double.NaN), (metrics.Precision(0), metrics.Precision(1), metrics.Precision(2)));
        Assert.Equal((1.0, 0.0, double.NaN), (metrics.Recall(0), metrics.Recall(1), metrics.Recall(2)));
        Assert.Equal((2.0 / 3, 0.0, double.NaN), (metrics.F1(0), metrics.F1(1), metrics.F1(2)));
        Assert.Equal((0.5, 0.5, 1.0 / 3), (metrics.Precision(Averaging.Macro), metrics.Recall(Averaging.Macro), metrics.F1(Averaging.Macro)));
        Assert.Equal((1.0, 1.0, double.NaN), (metrics.RocAucOf(0), metrics.RocAucOf(1), metrics.RocAucOf(2)));
        Assert.Equal(1.0, metrics.RocAuc);

        ClassificationMetrics one = Measure([0.4f, 0.7f], [1, 1]);
        Assert.Equal(double.NaN, one.RocAuc);
        Assert.Equal(double.NaN, one.Recall(0));
    }

    [Fact]
    public void SamplesWithoutAClassAreMissesOfTheirs()
    {
        ClassificationMetrics metrics = Measure([0.9f, 0.1f, float.NaN, float.NaN, 0.2f, 0.8f], [0, 0, 1]);
        Assert.Equal((1, 2, 1), (metrics.UnclassifiedCount, metrics.Support(0), metrics.Support(1)));
        Assert.Equal((0.5, 1.0), (metrics.Recall(0), metrics.Precision(0)));
        Assert.Equal((2.0 / 3, 1.0), (metrics.Recall(Averaging.Micro), metrics.Precision(Averaging.Micro)));
        Assert.Equal((2.0 / 3, 2.0 / 3), (metrics.Accuracy, metrics.TopAccuracy(2)));
        Assert.Equal((double.NaN, double.NaN), (metrics.RocAuc, metrics.LogLoss));
    }

    [Fact]
    public void AnImpossibleProbabilityHasAFiniteLogLoss() =>
        Assert.Equal(23 * Math.Log(2) / 2, Measure([1, 0, 1, 0], [0, 1]).LogLoss!.Value, Tolerance);

    [Theory]
    [InlineData(Loss.Hinge, -0.1f, 0)]
    [InlineData(Loss.Hinge, 0, 1)]
    [InlineData(Loss.Hinge, 0.3f, 1)]
    [InlineData(Loss.Perceptron, 0, 0)]
    [InlineData(Loss.Perceptron, 1, 1)]
    [InlineData(Loss.BinaryCrossEntropy, 0.49f, 0)]
    [InlineData(Loss.BinaryCrossEntropy, 0.5f, 1)]
    [InlineData(Loss.MeanSquaredError, 0.3f, 0)]
    public void ASingleOutputIsAClassByItsLoss(Loss loss, float output, int expected) =>
        Assert.Equal(expected, new ClassRule(Define(1, loss)).ClassOf([output]));

    [Theory]
    [InlineData(Loss.MeanSquaredError, false, Metrics.Regression)]
    [InlineData(Loss.MeanSquaredError, true, Metrics.Regression | Metrics.Classification)]
    [InlineData(Loss.MeanAbsoluteError, false, Metrics.Regression)]
    [InlineData(Loss.Huber, false, Metrics.Regression)]
    [InlineData(Loss.BinaryCrossEntropy, false, Metrics.Classification)]
    [InlineData(Loss.CategoricalCrossEntropy, true, Metrics.Classification)]
    [InlineData(Loss.Hinge, false, Metrics.Classification)]
    [InlineData(Loss.Perceptron, true, Metrics.Classification)]
    public void MetricsFitTheLoss(Loss loss, bool hasLabels, Metrics expected)
    {
        Dataset data = hasLabels ? new Dataset([1], 1, [0], 2) : new Dataset([1], 1, [0f], 1);
        Assert.Equal(expected, ClassRule.Fitting(Define(1, loss), data));
    }

    [Theory]
    [InlineData(Loss.BinaryCrossEntropy, new[] { 1f, 0, 0, 1 }, true)]
    [InlineData(Loss.BinaryCrossEntropy, new[] { 1f, 1, 0, 1 }, false)]
    [InlineData(Loss.BinaryCrossEntropy, new[] { 0f, 0, 0, 1 }, false)]
    [InlineData(Loss.Hinge, new[] { 1f, -1, -1, 1 }, true)]
    [InlineData(Loss.Hinge, new[] { -1f, -1, -1, 1 }, false)]
    [InlineData(Loss.CategoricalCrossEntropy, new[] { 0.4f, 0.6f, 0.5f, 0.5f }, true)]
    public void SeveralTargetsMayBeOfNoOneClass(Loss loss, float[] targets, bool expected) =>
        Assert.Equal(expected, new ClassRule(Define(2, loss)).HasOneClassPerRow(new MeasuredRows(new Dataset([1, 2], 1, targets, 2), steps: 1)));

    [Fact]
    public void EvaluateMeasuresTheAreaAndFitOnlyWhenAsked()
    {
        SoftmaxRegression network = new(seed: 1);
        Dataset data = new([3, 0, 0, 0, 3, 0, 0, 0, 3], 3, [0, 1, 2], 3);
        Assert.NotNull(network.Evaluate(data).Classification!.RocAuc);
        Assert.Null(network.Evaluate(data, Metrics.Classification).Classification!.RocAuc);
        Evaluation loss = network.Evaluate(data, Metrics.None);
        Assert.Equal((null, null), (loss.Classification, loss.Regression));
        Assert.NotNull(network.Evaluate(data, Metrics.Regression).Regression);

        Assert.Null(Validated(new FitOptions()).RocAuc);
        Assert.NotNull(Validated(new FitOptions { Metrics = Metrics.RocAuc }).RocAuc);
        Assert.NotNull(Validated(new FitOptions { EarlyStopping = new EarlyStopping { Monitor = Metric.RocAuc } }).RocAuc);

        ClassificationMetrics Validated(FitOptions options) =>
            network.Fit(data, options with { Validation = data, Epochs = 1 }).Epochs[0].Validation!.Classification!;
    }

    [Fact]
    public void NoSuchClassIsSaid()
    {
        ClassificationMetrics metrics = Measure([0.8f, 0.2f], [0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.Precision(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.Recall(-1));
        Assert.Throws<ArgumentOutOfRangeException>("label", () => metrics.RocAucOf(2));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => metrics.TopAccuracy(3));
        Assert.Throws<ArgumentOutOfRangeException>("averaging", () => metrics.F1((Averaging)7));
    }

    private static ClassificationMetrics Measure(float[] outputs, int[] labels)
    {
        int outputSize = outputs.Length / labels.Length;
        ClassRule rule = new(Define(outputSize, outputSize == 1 ? Loss.BinaryCrossEntropy : Loss.CategoricalCrossEntropy));
        ClassificationCounter counter = new(new MeasuredRows(new Dataset(new float[labels.Length], 1, labels, rule.ClassCount), steps: 1), rule, outputSize, keepsScores: true);
        int first = labels.Length / 3;
        counter.Add(0, outputs.AsSpan(0, first * outputSize));
        counter.Add(first, outputs.AsSpan(first * outputSize));
        return counter.Result();
    }

    private static NetworkDefinition Define(int outputs, Loss loss) => new(
        "Some",
        new TensorShape(1),
        [
            new LayerDefinition
            {
                Name = "0",
                Kind = "Activate",
                Inputs = [NetworkDefinition.InputName],
                OutputShape = new TensorShape(outputs),
                Activation = loss switch
                {
                    Loss.CategoricalCrossEntropy => Activation.Softmax,
                    Loss.BinaryCrossEntropy => Activation.Sigmoid,
                    _ => Activation.Linear,
                },
            },
        ],
        new TrainingDefinition { Loss = loss, Optimizer = Optimizer.SGD, LearningRate = 1 });

    private static void AssertAveraged(JsonElement golden, Func<int, double> byClass, Func<Averaging, double> averaged)
    {
        Assert.All(golden.GetProperty("byClass").EnumerateArray().Select((value, index) => (Value: value.GetDouble(), Label: index)), expected =>
            Assert.Equal(expected.Value, byClass(expected.Label), Tolerance));
        Assert.Equal(golden.GetProperty("macro").GetDouble(), averaged(Averaging.Macro), Tolerance);
        Assert.Equal(golden.GetProperty("weighted").GetDouble(), averaged(Averaging.Weighted), Tolerance);
        Assert.Equal(golden.GetProperty("micro").GetDouble(), averaged(Averaging.Micro), Tolerance);
    }
}
