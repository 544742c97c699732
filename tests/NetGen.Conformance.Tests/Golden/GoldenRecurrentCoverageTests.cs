using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The cases cover every recurrent layer in all that sequences ask of it.</summary>
public sealed class GoldenRecurrentCoverageTests
{
    public static TheoryData<string, Activation> Cells => new()
    {
        { "SimpleRNN", Activation.Tanh },
        { "SimpleRNN", Activation.ReLU },
        { "LSTM", Activation.Linear },
        { "GRU", Activation.Linear },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void EveryCellIsCovered(string kind, Activation activation)
    {
        (GoldenCase Golden, LayerDefinition Layer)[] places =
        [
            .. from golden in GoldenCases.List
               from layer in golden.Definition.Layers
               where layer.Kind == kind && (Activation)layer.Options.GetValueOrDefault("Activation") == activation
               select (golden, layer),
        ];

        Assert.Superset(new HashSet<int> { 1, 3, 7, 8, 9, 16, 17, 33 }, places.Select(place => place.Layer.Parameters[1].Shape[1]).ToHashSet());
        Assert.Superset(new HashSet<int> { 1, 3, 8 }, places.Select(place => place.Layer.Parameters[0].Shape[1]).ToHashSet());
        Assert.Superset(new HashSet<int> { 1, 2, 5, 7 }, places.Select(place => place.Golden.Definition.InputShape[0]).ToHashSet());
        foreach (Optimizer optimizer in (ReadOnlySpan<Optimizer>)[Optimizer.SGD, Optimizer.Adam])
        {
            (GoldenCase Golden, LayerDefinition Layer)[] trained = [.. places.Where(place => place.Golden.Definition.Training!.Optimizer == optimizer)];
            foreach (bool returnsSequences in (ReadOnlySpan<bool>)[false, true])
            {
                (GoldenCase Golden, LayerDefinition Layer)[] kept = [.. trained.Where(place => place.Layer.Options["ReturnSequences"] == 1 == returnsSequences)];
                Assert.Contains(kept, place => place.Layer.Options["Bidirectional"] == 1);
                Assert.Contains(kept, place => place.Layer.Options["Bidirectional"] == 0);
                Assert.Contains(kept, place => place.Golden.Lengths is not null);
                Assert.Contains(kept, place => place.Golden.Definition.Training!.Options.ContainsKey("TruncatedSteps"));
            }

            // Without and with a gradient for what is read.
            Assert.Contains(trained, place => place.Layer.Inputs[0] == NetworkDefinition.InputName);
            Assert.Contains(trained, place => place.Layer.Inputs[0] != NetworkDefinition.InputName);
        }

        foreach (double returnsSequences in (ReadOnlySpan<double>)[0, 1])
        {
            Assert.Contains(places, place => ReferenceEquals(place.Layer, place.Golden.Definition.Layers[^1]) && place.Layer.Options["ReturnSequences"] == returnsSequences);
            Assert.Contains(places, place => place.Golden.Lengths is not null && place.Layer.Options["Bidirectional"] == returnsSequences);
        }

        Assert.Contains(places, place => place.Golden.Lengths is not null && place.Golden.Weights is not null);
        Assert.Contains(places, place => place.Golden.Lengths is not null && place.Golden.Definition.Training!.Options.ContainsKey("TruncatedSteps"));
    }

    [Fact]
    public void SomeSamplesEndAfterTheirFirstStepAndSomeBatchesHaveNoWholeSample()
    {
        GoldenCase[] cases = [.. GoldenCases.List.Where(golden => golden.Lengths is not null)];

        Assert.Contains(cases, golden => golden.Lengths!.Contains(1));
        Assert.Contains(cases, golden => golden.Lengths!.Contains(golden.Definition.InputShape[0]));
        Assert.Contains(cases, golden => golden.Lengths!.Max() < golden.Definition.InputShape[0]);
    }

    [Fact]
    public void EveryLossIsTakenAtEachStep()
    {
        GoldenCase[] cases = [.. GoldenCases.List.Where(golden => golden.Definition.OutputShape.Rank == 2)];

        Assert.Superset(
            new HashSet<Loss> { Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.CategoricalCrossEntropy, Loss.BinaryCrossEntropy, Loss.Hinge },
            cases.Select(golden => golden.Definition.Training!.Loss).ToHashSet());
        Assert.Contains(cases, golden => golden.Labels is not null && golden.Weights is not null);
        Assert.Contains(cases, golden => golden.Definition.Layers.All(layer => layer.Kind == "Dense"));
    }

    [Fact]
    public void ASourceIsTheDeclarationOfItsCase() => Assert.Equal(
        """
        [Network(7, 8)]
        [SimpleRNN(9, Activation = Activation.ReLU, ReturnSequences = true, Bidirectional = true)]
        [LSTM(8, ReturnSequences = true)]
        [GRU(7, Bidirectional = true)]
        [Dense(3, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 0.001, LabelSmoothing = 0)]
        public sealed partial class Example;

        """.ReplaceLineEndings("\n"),
        GoldenCases.Get("recurrent_mixed").ToSource("Example"));

    [Fact]
    public void ASourceSaysWhereGradientsAreCut() =>
        Assert.Contains("TruncatedSteps = 3)]\n", GoldenCases.Get("recurrent_gru_cut").ToSource("Example"), StringComparison.Ordinal);
}
