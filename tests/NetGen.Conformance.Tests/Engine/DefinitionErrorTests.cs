using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Conformance.Tests.Losses;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>The engine knows the whole vocabulary, and refuses a definition that it cannot run as it stands.</summary>
public sealed class DefinitionErrorTests
{
    [Fact]
    public void EveryActivationLossAndOptimizerIsKnown()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            _ = new RuntimeNetwork<float>(new DefinitionBuilder("Known", 2).Dense(2, activation).Build());
        }

        foreach (Loss loss in Enum.GetValues<Loss>())
        {
            foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
            {
                Activation last = LossCases.Heads.First(head => head.Loss == loss).Last;
                _ = new RuntimeNetwork<float>(new DefinitionBuilder("Known", 2).Dense(2, last).Training(loss, optimizer).Build());
            }
        }
    }

    [Fact]
    public void WhatIsNotInTheVocabularyIsNamed()
    {
        AssertRefused(new DefinitionBuilder("X", 2).Dense(2, (Activation)99), "activation '99'");
        AssertRefused(new DefinitionBuilder("X", 2).Dense(2).Training((Loss)99, Optimizer.SGD), "loss '99'");
        AssertRefused(new DefinitionBuilder("X", 2).Dense(2).Training(Loss.MeanSquaredError, (Optimizer)99), "optimizer '99'");
        AssertRefused(
            new DefinitionBuilder("X", 2).Add(Layer("Fold", 2, [NetworkDefinition.InputName])),
            "'Fold'",
            "Activate, Add, AvgPool1D, AvgPool2D, BatchNorm, Concat, Conv1D, Conv2D, Dense, Dropout, Flatten, GRU, GlobalAvgPool, GlobalMaxPool, LSTM, LayerNorm, MaxPool1D, MaxPool2D, SimpleRNN.");
    }

    [Theory]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.ReLU)]
    public void CrossEntropyNeedsSoftmax(Activation last) => AssertRefused(
        new DefinitionBuilder("X", 2).Dense(2, last).Training(Loss.CategoricalCrossEntropy, Optimizer.SGD),
        "CategoricalCrossEntropy", "Softmax");

    [Fact]
    public void TensorsMustFitTheShapes()
    {
        AssertRefused(new DefinitionBuilder("X", 2).Add(Layer("Dense", 3, [NetworkDefinition.InputName])), "0 parameter tensors");
        AssertRefused(
            new DefinitionBuilder("X", 2).Add(Layer("Dense", 3, [NetworkDefinition.InputName], new TensorShape(2, 3))), "2×3", "3×2");
        AssertRefused(
            new DefinitionBuilder("X", 2).Add(Layer("Dense", 3, [NetworkDefinition.InputName], new TensorShape(3, 2), new TensorShape(2))),
            "bias of shape 2", "not 3");
        AssertRefused(new DefinitionBuilder("X", 2).Add(Layer("Activate", 3, [NetworkDefinition.InputName])), "gives the shape 2, not 3");
    }

    [Fact]
    public void ALayerThatReadsOneReadsNoMore() => AssertRefused(
        new DefinitionBuilder("X", 2).Dense(2, name: "a").Add(Layer("Activate", 2, ["a", NetworkDefinition.InputName])),
        "reads 2 layers, not 1");

    [Fact]
    public void TheOptimizersNumbersMustBeThere()
    {
        NetworkDefinition whole = new DefinitionBuilder("X", 2).Dense(2).Training(Loss.MeanSquaredError, Optimizer.Adam).Build();
        foreach (string missing in new[] { "Beta1", "Beta2", "Epsilon" })
        {
            TrainingDefinition training = new()
            {
                Loss = Loss.MeanSquaredError,
                Optimizer = Optimizer.Adam,
                LearningRate = 0.1,
                Options = whole.Training!.Options.Remove(missing),
            };
            ArgumentException exception = Assert.Throws<ArgumentException>(
                () => new RuntimeNetwork<double>(new NetworkDefinition("X", whole.InputShape, whole.Layers, training)));
            Assert.Contains($"'{missing}'", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Loss.Huber, "Delta")]
    [InlineData(Loss.CategoricalCrossEntropy, "LabelSmoothing")]
    public void TheNumbersOfALossMustBeThere(Loss loss, string missing)
    {
        NetworkDefinition whole = new DefinitionBuilder("X", 2).Dense(2, Activation.Softmax).Training(loss, Optimizer.SGD).Build();
        TrainingDefinition training = new()
        {
            Loss = loss,
            Optimizer = Optimizer.SGD,
            LearningRate = 0.1,
            Options = whole.Training!.Options.Remove(missing),
        };
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new RuntimeNetwork<double>(new NetworkDefinition("X", whole.InputShape, whole.Layers, training)));
        Assert.Contains($"'{missing}'", exception.Message, StringComparison.Ordinal);
    }

    private static LayerDefinition Layer(string kind, int size, ImmutableArray<string> inputs, params TensorShape[] tensors)
    {
        ImmutableArray<ParameterDefinition>.Builder parameters = ImmutableArray.CreateBuilder<ParameterDefinition>();
        foreach (TensorShape shape in tensors)
        {
            parameters.Add(new ParameterDefinition($"odd.{parameters.Count}", shape, Initializer.Zeros, 1, 1));
        }

        return new LayerDefinition
        {
            Name = "odd",
            Kind = kind,
            Inputs = inputs,
            OutputShape = new TensorShape(size),
            Parameters = parameters.ToImmutable(),
        };
    }

    private static void AssertRefused(DefinitionBuilder builder, params string[] said)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new RuntimeNetwork<float>(builder.Build()));
        Assert.Equal("definition", exception.ParamName);
        Assert.All(said, text => Assert.Contains(text, exception.Message, StringComparison.Ordinal));
    }
}
