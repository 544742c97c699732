using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The cases cover the vocabulary and the sizes at which vector code goes wrong, also after they are written anew.</summary>
public sealed class GoldenCoverageTests
{
    /// <summary>One that takes gradients as they are, and one that scales each.</summary>
    private static readonly Optimizer[] KindsOfOptimizer = [Optimizer.SGD, Optimizer.Adam];

    [Fact]
    public void EveryOptimizerAndLossIsCovered()
    {
        Assert.Equal(Enum.GetValues<Optimizer>(), GoldenCases.List.Select(golden => golden.Definition.Training!.Optimizer).Distinct().Order());
        Assert.Equal(Enum.GetValues<Loss>(), GoldenCases.List.Select(golden => golden.Definition.Training!.Loss).Distinct().Order());
    }

    [Fact]
    public void EveryActivationIsHiddenAndLast()
    {
        HashSet<Activation> last = [.. GoldenCases.List.Select(golden => golden.Definition.Layers[^1].Activation)];
        HashSet<Activation> hidden = [.. GoldenCases.List.SelectMany(golden => golden.Definition.Layers.SkipLast(1).Select(layer => layer.Activation))];

        Assert.Equal(GoldenActivations.All, last.Order());
        Assert.Equal(GoldenActivations.All.Except([Activation.Step, Activation.Softmax]), hidden.Order());
    }

    [Fact]
    public void EveryKindOfActivationIsLastUnderEveryLossThatTakesItAndEveryOptimizer()
    {
        HashSet<(Activation Last, Loss Loss, Optimizer Optimizer)> covered =
            [.. GoldenCases.List.Select(golden => (golden.Definition.Layers[^1].Activation, golden.Definition.Training!.Loss, golden.Definition.Training.Optimizer))];

        foreach (Optimizer optimizer in KindsOfOptimizer)
        {
            foreach (Activation activation in new[] { Activation.Linear, Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.GELU, Activation.PReLU, Activation.Softmax })
            {
                Assert.Contains((activation, Loss.MeanSquaredError, optimizer), covered);
            }

            Assert.Contains((Activation.Softmax, Loss.CategoricalCrossEntropy, optimizer), covered);
        }
    }

    [Fact]
    public void EveryKindOfActivationIsHiddenUnderEveryLossAndOptimizer()
    {
        HashSet<(Activation Hidden, Loss Loss, Optimizer Optimizer)> covered =
        [
            .. GoldenCases.List.SelectMany(
                golden => golden.Definition.Layers.SkipLast(1),
                (golden, layer) => (layer.Activation, golden.Definition.Training!.Loss, golden.Definition.Training.Optimizer)),
        ];

        foreach (Activation activation in new[] { Activation.Linear, Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.GELU, Activation.PReLU })
        {
            foreach (Loss loss in (ReadOnlySpan<Loss>)[Loss.MeanSquaredError, Loss.CategoricalCrossEntropy])
            {
                foreach (Optimizer optimizer in KindsOfOptimizer)
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
    public void BatchNormalisationIsCoveredInEveryPlace()
    {
        (GoldenCase Golden, LayerDefinition Layer, LayerDefinition? Before, LayerDefinition? After)[] places =
        [
            .. GoldenCases.List.SelectMany(
                golden => golden.Definition.Layers.Select((layer, i) => (
                    golden,
                    layer,
                    golden.Definition.Layers.ElementAtOrDefault(i - 1),
                    golden.Definition.Layers.ElementAtOrDefault(i + 1)))).Where(place => place.layer.Kind == "BatchNorm"),
        ];

        Assert.Contains(places, place => place.Before is null);
        Assert.Contains(places, place => place.After is null);
        Assert.Contains(places, place => place is { Before: { Kind: "Dense", Activation: Activation.Linear }, After.Kind: "Activate" });
        Assert.Contains(places, place => place is { Before: { Kind: "Dense", Activation: not Activation.Linear }, After.Kind: "Dense" });
        Assert.Contains(places, place => place is { Before: { Kind: "Dense", Activation: Activation.Linear }, After.Kind: "Dense" });
        Assert.Contains(places, place => place.Layer.Options["Epsilon"] != 1e-5 && place.Layer.Options["Momentum"] != 0.1);
        Assert.Contains(places, place => place.Layer.Options["Momentum"] == 1);
        Assert.Contains(places, place => place.Golden.Batch == place.Golden.Definition.FewestTrainingRows);
        Assert.Contains(places, place => !place.Layer.Trainable && place.Before is null);
        Assert.Contains(places, place => !place.Layer.Trainable && place.Before is not null);
        Assert.All(places, place => Assert.NotEqual(place.Golden.Statistics!.Initial, place.Golden.Statistics.Trained));

        // What a network gives in training is read from the gradient by the bias that its outputs end with, where the loss makes of it their difference to the targets.
        Assert.All(places, place =>
        {
            NetworkDefinition definition = place.Golden.Definition;
            Assert.True((definition.Training!.Loss, definition.Layers[^1].Activation) is
                (Loss.MeanSquaredError, Activation.Linear) or (Loss.CategoricalCrossEntropy, Activation.Softmax));
            Assert.EndsWith(".bias", definition.Parameters[^1].Name, StringComparison.Ordinal);
            Assert.Equal(definition.OutputShape.Size, definition.Parameters[^1].Shape.Size);
        });
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
