using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Metrics of sequences are those of their steps as samples.</summary>
public class SequenceEvaluateTests
{
    // More than one chunk of samples.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MetricsAreThoseOfTheStepsThatThereAre(bool hasLengths)
    {
        Dataset data = SequenceData.Random(300, 7);
        data = hasLengths ? data : new Dataset(data.Inputs, StepEcho.InputSize, data.Labels, StepEcho.Classes);
        Evaluation sequences = new StepEcho().Evaluate(data, Metrics.All);
        Evaluation steps = new TwoScores().Evaluate(StepsOf(data), Metrics.All);

        Assert.Equal(300, sequences.SampleCount);
        ClassificationMetrics expected = steps.Classification!;
        ClassificationMetrics found = sequences.Classification!;
        Assert.Equal(expected.SampleCount, found.SampleCount);
        Assert.Equal(expected.Accuracy, found.Accuracy);
        Assert.Equal(expected.TopAccuracy(1), found.TopAccuracy(1));
        Assert.Equal(expected.Confusion.Cells.ToArray(), found.Confusion.Cells.ToArray());
        Assert.Equal(expected.Confusion.Counts.ToArray(), found.Confusion.Counts.ToArray());
        Assert.Equal(0, found.UnclassifiedCount);
        Assert.Equal(expected.F1(Averaging.Macro), found.F1(Averaging.Macro));
        Assert.Equal(expected.RocAuc, found.RocAuc);
        Assert.Equal(expected.LogLoss!.Value, found.LogLoss!.Value, 1e-12);
        Assert.Equal(steps.Regression!.MeanSquaredError, sequences.Regression!.MeanSquaredError, 1e-12);
        Assert.Equal(steps.Regression.MeanAbsoluteError, sequences.Regression.MeanAbsoluteError, 1e-12);
        Assert.Equal(steps.Regression.RSquared, sequences.Regression.RSquared, 1e-12);
        Assert.Equal(1 - found.Accuracy, sequences.Loss, 1e-6);
    }

    [Fact]
    public void TargetsOfStepsAreComparedStepByStep()
    {
        float[] targets = [1, 0, 0, 1, 0.25f, 0.75f, 1, 0];
        Evaluation evaluation = new StepEcho().Evaluate(new Dataset([1, 0, 0, 1, 1, 0, 0, 1], 8, targets, 8), Metrics.All);
        Assert.Equal((4, 2), (evaluation.Classification!.SampleCount, evaluation.Classification.Confusion.CorrectCount));
        Assert.Equal(((2 * 0.75 * 0.75) + 2) / 8, evaluation.Regression!.MeanSquaredError, 1e-9);
    }

    [Fact]
    public void RowsThatDoNotCountAreSkipped()
    {
        MeasuredRows rows = new(new Dataset([1, 2], 1, [0, 1, 0, 1, 1, 1], 2).WithLengths([3, 1]), steps: 3);
        Assert.Equal((6, 4), (rows.Count, rows.CountedRows));
        Assert.Equal([true, true, true, true, false, false], Enumerable.Range(0, 6).Select(rows.Counts));
        MeasuredRows whole = new(new Dataset([1, 2], 1, [0, 1], 2).WithLengths([3, 1]), steps: 1);
        Assert.Equal((2, 2), (whole.Count, whole.CountedRows));
        Assert.True(whole.Counts(1));
    }

    private static Dataset StepsOf(Dataset data)
    {
        List<float> inputs = [];
        List<int> labels = [];
        for (int row = 0; row < data.Count; row++)
        {
            int length = data.HasLengths ? data.Lengths[row] : StepEcho.Time;
            inputs.AddRange(data.Input(row)[..(length * StepEcho.Classes)]);
            labels.AddRange(data.LabelsOf(row)[..length]);
        }

        return new Dataset([.. inputs], StepEcho.Classes, [.. labels], StepEcho.Classes);
    }

    /// <summary>What <see cref="StepEcho"/> does with a step, done with a sample.</summary>
    private sealed class TwoScores() : SingleLayer(Definition, 0), ITrainableNetwork<TwoScores>
    {
        public static NetworkDefinition Definition { get; } = Define(nameof(TwoScores), 2, 2, Activation.Softmax, Loss.CategoricalCrossEntropy);

        public static int InputSize => 2;

        public static int OutputSize => 2;

        public static int ParameterCount => Definition.ParameterCount;

        public static TwoScores Create(ulong seed) => new();

        float ITrainableNetwork<TwoScores>.ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs)
        {
            inputs.CopyTo(outputs);
            return 0;
        }

        public History Fit(Dataset training, FitOptions? options = null, System.Threading.CancellationToken token = default) => throw new NotSupportedException();

        public Evaluation Evaluate(Dataset data) => Trainer.Evaluate(this, data);
    }
}
