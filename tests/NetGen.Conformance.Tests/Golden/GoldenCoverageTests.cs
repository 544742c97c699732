using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The cases cover the vocabulary and the sizes at which vector code goes wrong, also after they are written anew.</summary>
public sealed class GoldenCoverageTests
{
    [Fact]
    public void EveryActivationIsLastUnderEveryLossThatTakesItAndEveryOptimizer()
    {
        HashSet<(Activation Last, Loss Loss, Optimizer Optimizer)> covered =
            [.. GoldenCases.List.Select(golden => (golden.Definition.Layers[^1].Activation, golden.Definition.Training!.Loss, golden.Definition.Training.Optimizer))];

        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
        {
            foreach (Activation activation in Enum.GetValues<Activation>().Where(activation => activation != Activation.Step))
            {
                Assert.Contains((activation, Loss.MeanSquaredError, optimizer), covered);
            }

            Assert.Contains((Activation.Softmax, Loss.CategoricalCrossEntropy, optimizer), covered);
        }
    }

    [Fact]
    public void EveryActivationThatCanIsHiddenUnderDifferencesAndCrossEntropyAndEveryOptimizer()
    {
        HashSet<(Activation Hidden, Loss Loss, Optimizer Optimizer)> covered =
        [
            .. GoldenCases.List.SelectMany(
                golden => golden.Definition.Layers.SkipLast(1),
                (golden, layer) => (layer.Activation, golden.Definition.Training!.Loss, golden.Definition.Training.Optimizer)),
        ];

        foreach (Activation activation in Enum.GetValues<Activation>().Where(activation => activation is not (Activation.Softmax or Activation.Step)))
        {
            foreach (Loss loss in (ReadOnlySpan<Loss>)[Loss.MeanSquaredError, Loss.CategoricalCrossEntropy])
            {
                foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                {
                    Assert.Contains((activation, loss, optimizer), covered);
                }
            }
        }
    }

    [Fact]
    public void EveryLossHasCasesWithTargetsLabelsAndWeights()
    {
        foreach (Loss loss in Enum.GetValues<Loss>())
        {
            GoldenCase[] cases = [.. GoldenCases.List.Where(golden => golden.Definition.Training!.Loss == loss)];
            Assert.Contains(cases, golden => golden.Targets is not null);
            Assert.Contains(cases, golden => golden.Labels is not null);
            Assert.Contains(cases, golden => golden.Weights is not null);
        }

        Assert.Contains(GoldenCases.List, golden => golden.Definition.Training!.Options.GetValueOrDefault("Delta", 1) != 1);
        Assert.Contains(GoldenCases.List, golden => golden.Labels is not null && golden.Definition.Training!.Options.GetValueOrDefault("LabelSmoothing") != 0);
        Assert.Contains(GoldenCases.List, golden => golden.Targets is not null && golden.Definition.Training!.Options.GetValueOrDefault("LabelSmoothing") != 0);
    }

    [Fact]
    public void SizesAndBatchesLieAroundMultiplesOfTheVectorWidth()
    {
        HashSet<int> inputs = [.. GoldenCases.List.Select(golden => golden.Definition.InputShape.Size)];
        HashSet<int> units = [.. GoldenCases.List.SelectMany(golden => golden.Definition.Layers.Select(layer => layer.OutputShape.Size))];
        HashSet<int> batches = [.. GoldenCases.List.Select(golden => golden.Batch)];

        Assert.Superset(new HashSet<int> { 1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65 }, inputs);
        Assert.Superset(new HashSet<int> { 1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65 }, units);
        Assert.Superset(new HashSet<int> { 1, 2, 7, 8, 9, 33 }, batches);
    }

    [Fact]
    public void ASourceIsTheDeclarationOfItsCase()
    {
        Assert.Equal(
            """
            [Network(15)]
            [Dense(8, Activation.Sigmoid, UseBias = false)]
            [Dense(7, Activation.Tanh)]
            [Dense(1, UseBias = false)]
            [Training(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 0.01)]
            public sealed partial class Example;

            """.ReplaceLineEndings("\n"),
            GoldenCases.Get("no_bias_hidden").ToSource("Example"));
        Assert.Equal(
            """
            [Network(9)]
            [Dense(15, Activation.Sigmoid)]
            [Dense(1)]
            [Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 0.001)]
            public sealed partial class Example;

            """.ReplaceLineEndings("\n"),
            GoldenCases.Get("adam_epsilon").ToSource("Example"));
        Assert.Equal(
            """
            [Network(7)]
            [Dense(8, Activation.Tanh, Name = "trunk")]
            [Dense(3, Activation.Sigmoid, Name = "unread")]
            [Dense(9, Activation.ReLU, Name = "branch", From = new[] { "trunk" })]
            [Dense(3, Activation.Softmax)]
            [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, LabelSmoothing = 0)]
            public sealed partial class Example;

            """.ReplaceLineEndings("\n"),
            GoldenCases.Get("fork").ToSource("Example"));
        Assert.Contains(
            "[Activate(Activation.ReLU, Name = \"rectified\")]\n", GoldenCases.Get("named").ToSource("Example"), StringComparison.Ordinal);
    }
}
