using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>A sample that ends early is a sample of a shorter network, in a batch with others.</summary>
public sealed class SequenceLengthTests
{
    private const int Time = 6;
    private const int Features = 2;
    private const int Classes = 3;
    private const double Tolerance = 1e-13;

    private static readonly int[] Lengths = [4, 1, 6, 2, 5];

    private readonly SequenceProblem _problem = new();

    public static TheoryData<string> Cells => RecurrentCells.Names;

    public static TheoryData<string, bool, bool> Layers => RecurrentCells.AllLayers;

    [Theory]
    [MemberData(nameof(Layers))]
    public void AShortSampleIsPredictedAsByAShorterNetwork(string cell, bool returnSequences, bool bidirectional)
    {
        RuntimeNetwork<double> network = _problem.Network(Definition(cell, Time, returnSequences, bidirectional));
        double[] inputs = _problem.Draw(Lengths.Length * network.InputSize);
        double[] outputs = new double[Lengths.Length * network.OutputSize];
        network.PredictBatch(inputs, Lengths, outputs);

        for (int row = 0; row < Lengths.Length; row++)
        {
            RuntimeNetwork<double> shorter = Shorter(network, cell, Lengths[row], returnSequences, bidirectional);
            double[] expected = new double[network.OutputSize];
            shorter.Predict(inputs.AsSpan(row * network.InputSize, shorter.InputSize), expected.AsSpan(0, shorter.OutputSize));

            TensorAssert.Close<double>(expected, outputs.AsSpan(row * network.OutputSize, network.OutputSize), Tolerance, $"output of row {row}");
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void ShortSamplesAreLearntAsByAShorterNetwork(string cell, bool returnSequences, bool bidirectional)
    {
        const int Rows = 3;
        const int Length = 4;
        RuntimeNetwork<double> network = _problem.Network(Definition(cell, Time, returnSequences, bidirectional));
        RuntimeNetwork<double> shorter = Shorter(network, cell, Length, returnSequences, bidirectional);
        double[] inputs = _problem.Draw(Rows * network.InputSize);
        int steps = returnSequences ? Time : 1;
        int[] labels = _problem.DrawLabels(Rows * steps, Classes);
        int[] lengths = [.. Enumerable.Repeat(Length, Rows)];
        double[] weights = [1, 0.25, 2];

        double loss = network.ComputeGradients(inputs, labels, weights, lengths);
        double expected = shorter.ComputeGradients(
            SequenceProblem.Prefixes(inputs, network.InputSize, shorter.InputSize), SequenceProblem.Prefixes(labels, steps, Math.Min(steps, Length)), weights);

        Assert.Equal(expected, loss, Tolerance);
        TensorAssert.CloseByTensor<double>(network.Definition.Parameters, SequenceProblem.Gradients(shorter), SequenceProblem.Gradients(network), 1e-12, "gradient");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void TheLossIsTheMeanOverAllStepsThereAre(string cell)
    {
        RuntimeNetwork<double> network = _problem.Network(Definition(cell, Time, returnSequences: true, bidirectional: true));
        double[] inputs = _problem.Draw(Lengths.Length * network.InputSize);
        int[] labels = _problem.DrawLabels(Lengths.Length * Time, Classes);
        double[] weights = [0.5, 1, 2, 0, 1.5];
        double[] outputs = new double[Lengths.Length * network.OutputSize];
        double sum = 0;
        double weighted = 0;
        for (int row = 0; row < Lengths.Length; row++)
        {
            double loss = network.ComputeLoss(
                inputs.AsSpan(row * network.InputSize, network.InputSize), labels.AsSpan(row * Time, Time), Lengths.AsSpan(row, 1), outputs.AsSpan(0, network.OutputSize));
            sum += Lengths[row] * loss;
            weighted += weights[row] * Lengths[row] * loss;
        }

        double totalWeight = Lengths.Zip(weights, (length, weight) => length * weight).Sum();
        Assert.Equal(sum / Lengths.Sum(), network.ComputeLoss(inputs, labels, Lengths, outputs), Tolerance);
        Assert.Equal(sum / Lengths.Sum(), network.ComputeGradients(inputs, labels, Lengths), Tolerance);
        Assert.Equal(weighted / totalWeight, network.ComputeLoss(inputs, labels, weights, Lengths, outputs), Tolerance);
        Assert.Equal(weighted / totalWeight, network.ComputeGradients(inputs, labels, weights, Lengths), Tolerance);
    }

    [Fact]
    public void AnOutputWithoutTimeCountsOnceHoweverLongItsSampleIs()
    {
        RuntimeNetwork<double> network = _problem.Network(Definition("GRU", Time, returnSequences: false, bidirectional: false));
        double[] inputs = _problem.Draw(Lengths.Length * network.InputSize);
        int[] labels = _problem.DrawLabels(Lengths.Length, Classes);
        double[] outputs = new double[Lengths.Length * network.OutputSize];
        network.PredictBatch(inputs, Lengths, outputs);

        double expected = labels.Select((label, row) => -Math.Log(outputs[(row * Classes) + label])).Average();
        Assert.Equal(expected, network.ComputeLoss(inputs, labels, Lengths, outputs), Tolerance);
    }

    [Fact]
    public void TargetsAndLabelsOfMissingStepsAreNotRead()
    {
        RuntimeNetwork<double> network = _problem.Network(Definition("LSTM", Time, returnSequences: true, bidirectional: true));
        double[] inputs = _problem.Draw(Lengths.Length * network.InputSize);
        double[] outputs = new double[Lengths.Length * network.OutputSize];
        int[] labels = _problem.DrawLabels(Lengths.Length * Time, Classes);
        double expected = network.ComputeGradients(inputs, labels, Lengths);
        double[] gradients = SequenceProblem.Gradients(network);
        bool IsMissing(int step) => step % Time >= Lengths[step / Time];

        int[] marked = [.. labels.Select((label, step) => IsMissing(step) ? -1 : label)];
        double[] targets = [.. Enumerable.Range(0, outputs.Length).Select(i => IsMissing(i / Classes) ? double.NaN : i % Classes == labels[i / Classes] ? 1 : 0)];

        Assert.Equal(expected, network.ComputeLoss(inputs, marked, Lengths, outputs), Tolerance);
        Assert.Equal(expected, network.ComputeGradients(inputs, marked, Lengths));
        Assert.Equal(gradients, SequenceProblem.Gradients(network));
        Assert.Equal(expected, network.ComputeGradients(inputs, targets, Lengths));
        Assert.Equal(gradients, SequenceProblem.Gradients(network));
        Assert.Equal(expected, network.ComputeLoss(inputs, targets, Lengths, outputs), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void WholeLengthsAreNoLengths(string cell, bool returnSequences, bool bidirectional)
    {
        RuntimeNetwork<double> network = _problem.Network(Definition(cell, Time, returnSequences, bidirectional));
        double[] inputs = _problem.Draw(2 * network.InputSize);
        double[] targets = _problem.Draw(2 * network.OutputSize);
        int[] lengths = [Time, Time];
        double expected = network.ComputeGradients(inputs, targets);
        double[] gradients = SequenceProblem.Gradients(network);

        Assert.Equal(expected, network.ComputeGradients(inputs, targets, lengths), Tolerance);
        Assert.Equal(gradients, SequenceProblem.Gradients(network));
        Assert.Equal(expected, network.ComputeGradients(inputs, targets, [1, 1], lengths), Tolerance);

        network.TrainStep(inputs, targets);
        double[] trained = SequenceProblem.Parameters(network);
        RuntimeNetwork<double> other = new SequenceProblem().Network(network.Definition);
        other.TrainStep(inputs, targets, lengths);
        Assert.Equal(trained, SequenceProblem.Parameters(other));
    }

    private static RuntimeNetwork<double> Shorter(RuntimeNetwork<double> network, string cell, int time, bool returnSequences, bool bidirectional) =>
        SequenceProblem.Network(Definition(cell, time, returnSequences, bidirectional), SequenceProblem.Parameters(network));

    private static NetworkDefinition Definition(string cell, int time, bool returnSequences, bool bidirectional) =>
        new DefinitionBuilder("Sequence", time, Features)
            .Cell(cell, 4, returnSequences: true, bidirectional)
            .Cell(cell, 5, returnSequences, bidirectional)
            .Dense(Classes, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();
}
