using System;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>
/// The engine's gradients through sequences against central differences. A dense layer at each step comes first, so that the gradients of what a recurrent layer reads are seen too: in its weight.
/// </summary>
public sealed class RecurrentGradientTests
{
    private const double Tolerance = 1e-6;

    /// <summary>Time, features, units; the number of rows.</summary>
    private static readonly (int Time, int Features, int Units, int Rows)[] Shapes = [(1, 1, 1, 3), (2, 3, 4, 1), (5, 1, 3, 3), (5, 3, 8, 2), (7, 2, 5, 3)];

    public static TheoryData<string> Cells => RecurrentCells.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void ARecurrentLayerHasTheRightGradients(string cell)
    {
        foreach ((int time, int features, int units, int rows) in Shapes)
        {
            foreach (bool bidirectional in (ReadOnlySpan<bool>)[false, true])
            {
                AssertRight(Start(time, features).Cell(cell, units, returnSequences: false, bidirectional), rows);
                AssertRight(Start(time, features).Cell(cell, units, returnSequences: true, bidirectional), rows);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void StackedLayersHaveTheRightGradients(string cell)
    {
        AssertRight(Start(5, 2).Cell(cell, 4, returnSequences: true).Cell(cell, 3).Dense(2), rows: 3);
        AssertRight(Start(4, 2).Cell(cell, 3, returnSequences: true, bidirectional: true).Cell(cell, 4, returnSequences: true).Cell(cell, 2, bidirectional: true), rows: 3);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void SamplesThatEndEarlyHaveTheRightGradients(string cell)
    {
        int[] lengths = [3, 5, 1, 4];
        double[] weights = [1, 0.5, 2, 0];
        foreach (bool bidirectional in (ReadOnlySpan<bool>)[false, true])
        {
            AssertRight(Start(5, 2).Cell(cell, 3, returnSequences: false, bidirectional), rows: 4, lengths);
            AssertRight(Start(5, 2).Cell(cell, 3, returnSequences: false, bidirectional), rows: 4, lengths, weights);
            AssertRight(Start(5, 2).Cell(cell, 3, returnSequences: true, bidirectional).Dense(2), rows: 4, lengths);
            AssertRight(Start(5, 2).Cell(cell, 3, returnSequences: true, bidirectional).Dense(2), rows: 4, lengths, weights);
            AssertRight(Start(5, 2).Cell(cell, 3, returnSequences: true, bidirectional).Cell(cell, 4, returnSequences: false, bidirectional), rows: 4, lengths);
        }
    }

    // What reads the steps that are missing reads the state that they repeat.
    [Theory]
    [MemberData(nameof(Cells))]
    public void GradientsPassThroughStepsThatAreMissing(string cell) => AssertRight(
        Start(5, 2).Cell(cell, 3, returnSequences: true, bidirectional: true).GlobalPool("Avg"), rows: 4, lengths: [3, 5, 1, 4]);

    [Theory]
    [MemberData(nameof(Cells))]
    public void ClassesAtEachStepHaveTheRightGradients(string cell)
    {
        DefinitionBuilder Tagger() => Start(4, 2).Cell(cell, 3, returnSequences: true).Dense(3, Activation.Softmax);

        AssertRight(Tagger().Training(Loss.CategoricalCrossEntropy, Optimizer.SGD), rows: 3);
        AssertRight(Tagger().Training(Loss.CategoricalCrossEntropy, Optimizer.SGD).Option("LabelSmoothing", 0.1), rows: 3, lengths: [2, 4, 1], weights: [1, 0.5, 2]);
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.ReLU)]
    [InlineData(Activation.PReLU)]
    [InlineData(Activation.GELU)]
    public void DenseLayersAtEachStepHaveTheRightGradients(Activation activation)
    {
        AssertRight(new DefinitionBuilder("Steps", 5, 3).Dense(4, activation).Dense(2, useBias: false), rows: 3);
        AssertRight(
            new DefinitionBuilder("Steps", 5, 3).Dense(4, activation).Dense(3, Activation.Softmax).Training(Loss.CategoricalCrossEntropy, Optimizer.SGD), rows: 3);
    }

    [Fact]
    public void SequencesInAGraphHaveTheRightGradients() => AssertRight(
        new DefinitionBuilder("Graph", 5, 2)
            .Dense(4, name: "in")
            .Recurrent("GRU", 4, returnSequences: true, name: "a")
            .Recurrent("LSTM", 2, returnSequences: true, bidirectional: true, name: "b", from: "in")
            .Sum(["in", "a", "b", "a"], name: "sum")
            .Concat(["sum", "b"])
            .LayerNorm()
            .Recurrent("SimpleRNN", 3, bidirectional: true)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD),
        rows: 3);

    private static DefinitionBuilder Start(int time, int features) => new DefinitionBuilder("Sequence", time, features).Dense(features, useBias: false);

    private static void AssertRight(DefinitionBuilder builder, int rows, int[]? lengths = null, double[]? weights = null)
    {
        NetworkDefinition definition = builder.Build();
        if (definition.Training is null)
        {
            definition = builder.Training(Loss.MeanSquaredError, Optimizer.SGD).Build();
        }

        GradientProblem problem = new(definition, rows, seed: 1) { Lengths = lengths ?? [], Weights = weights ?? [] };
        double error = problem.LargestError(problem.Gradients());
        Assert.True(error <= Tolerance, $"The gradients of {definition.Summary()} are off by {error:E2} of the largest.");
    }
}
