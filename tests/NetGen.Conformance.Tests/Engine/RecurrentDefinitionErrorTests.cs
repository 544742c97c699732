using System;
using System.Collections.Immutable;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>The engine refuses recurrent layers that do not fit, and lengths where there are none.</summary>
public sealed class RecurrentDefinitionErrorTests
{
    [Theory]
    [InlineData(new[] { 6 }, "6")]
    [InlineData(new[] { 4, 4, 2 }, "4×4×2")]
    public void SequencesAreTimeAndFeatures(int[] input, string shape) =>
        AssertRefused(new DefinitionBuilder("X", input).Recurrent("GRU", 3), $"reads the shape {shape}, not (time, features)");

    [Fact]
    public void TensorsMustFit()
    {
        AssertRefused("LSTM", layer => layer.Parameters.RemoveAt(0), "2 parameter tensors, not 3 for each of 1 directions");
        AssertRefused("GRU", layer => layer.Parameters.RemoveAt(3), "3 parameter tensors, not 4 for each of 1 directions");
        AssertRefused("LSTM", layer => layer.Parameters.SetItem(0, Tensor(12, 3)), "weight of what it reads of shape 12×3, not 12×2");
        AssertRefused("GRU", layer => layer.Parameters.SetItem(1, Tensor(9, 9)), "weight of what it reads of shape 9×2, not 27×2");
        AssertRefused("GRU", layer => layer.Parameters.SetItem(1, Tensor(3, 3)), "weight of its state of shape 3×3, not 9×3");
        AssertRefused("SimpleRNN", layer => layer.Parameters.SetItem(2, Tensor(6)), "bias of shape 6, not 3");
        AssertRefused("GRU", layer => layer.Parameters.SetItem(3, Tensor(3)), "bias of its state of shape 3, not 9");
    }

    [Theory]
    [InlineData("ReturnSequences")]
    [InlineData("Bidirectional")]
    public void ChoicesAreMadeAndAreYesOrNo(string option)
    {
        AssertRefused(With("LSTM", layer => layer.Options.Remove(option)), $"lacks the option '{option}'");
        AssertRefused(With("LSTM", layer => layer.Options.SetItem(option, 2)), $"{option} of 2, not 0 or 1");
    }

    [Fact]
    public void ASimpleLayerIsTanhOrReLU()
    {
        AssertRefused(With("SimpleRNN", layer => layer.Options.Remove("Activation")), "lacks the option 'Activation'");
        AssertRefused(new DefinitionBuilder("X", 4, 2).Recurrent("SimpleRNN", 3, activation: Activation.Sigmoid), "activation Sigmoid, not Tanh or ReLU");
    }

    [Fact]
    public void TheOutputFollowsFromTheChoices()
    {
        AssertRefused(With("LSTM", layer => layer.Options.SetItem("ReturnSequences", 1)), "gives the shape 4×3, not 3");
    }

    [Fact]
    public void OnlySequencesThatKeepTheirStepsHaveLengths()
    {
        foreach (DefinitionBuilder builder in new[]
        {
            new DefinitionBuilder("X", 4).Dense(2),
            new DefinitionBuilder("X", 4, 2).Dense(2),
            new DefinitionBuilder("X", 4, 2).Conv(2, [2]).Recurrent("GRU", 2),
            new DefinitionBuilder("X", 4, 2).Recurrent("GRU", 2, returnSequences: true).Pool("Max", 2),
        })
        {
            RuntimeNetwork<double> network = new(builder.Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
            double[] inputs = new double[network.InputSize];
            double[] outputs = new double[network.OutputSize];
            Action[] calls =
            [
                () => network.PredictBatch(inputs, [1], outputs),
                () => network.TrainStep(inputs, outputs, (int[])[1]),
                () => network.ComputeGradients(inputs, outputs, [1.0], [1]),
                () => network.ComputeLoss(inputs, outputs, (int[])[1], outputs),
            ];

            Assert.All(calls, call => Assert.Contains("'X' have no lengths", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(new[] { 1 }, "Expected 2 elements, but 1 were given.")]
    [InlineData(new[] { 1, 2, 3 }, "Expected 2 elements, but 3 were given.")]
    [InlineData(new int[0], "Expected 2 elements, but 0 were given.")]
    [InlineData(new[] { 1, 0 }, "Expected lengths from 1 to 4, but the length of row 1 is 0.")]
    [InlineData(new[] { 5, 1 }, "Expected lengths from 1 to 4, but the length of row 0 is 5.")]
    public void LengthsAreThoseOfTheRows(int[] lengths, string message)
    {
        RuntimeNetwork<double> network = Tagger();
        double[] inputs = new double[16];
        double[] outputs = new double[24];
        int[] labels = new int[8];
        Action[] calls =
        [
            () => network.PredictBatch(inputs, lengths, outputs),
            () => network.TrainStep(inputs, outputs, lengths),
            () => network.TrainStep(inputs, labels, lengths),
            () => network.TrainStep(inputs, labels, [1.0, 1.0], lengths),
            () => network.ComputeGradients(inputs, outputs, [1.0, 1.0], lengths),
            () => network.ComputeLoss(inputs, labels, lengths, outputs),
        ];

        Assert.All(calls, call =>
        {
            ArgumentException exception = Assert.Throws<ArgumentException>(call);
            Assert.Equal("lengths", exception.ParamName);
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void EachStepHasALabel()
    {
        RuntimeNetwork<double> network = Tagger();
        Assert.Contains("Expected 8 elements, but 2 were given.", Refused(() => network.TrainStep(new double[16], [1, 2])), StringComparison.Ordinal);
        Assert.Contains(
            "the label of step 1 of row 1 is 3", Refused(() => network.TrainStep(new double[16], [0, 1, 2, 0, 1, 3, 0, 1])), StringComparison.Ordinal);
        Assert.Contains(
            "the label of step 1 of row 1 is 3", Refused(() => network.TrainStep(new double[16], [0, 1, 2, 0, 1, 3, 0, 1], (int[])[1, 2])), StringComparison.Ordinal);
        network.TrainStep(new double[16], [0, 1, 2, 0, 1, 3, 0, 1], (int[])[1, 1]);

        static string Refused(Action call)
        {
            ArgumentException exception = Assert.Throws<ArgumentException>(call);
            Assert.Equal("labels", exception.ParamName);
            return exception.Message;
        }
    }

    private static RuntimeNetwork<double> Tagger() => new(new DefinitionBuilder("Tagger", 4, 2)
        .Recurrent("GRU", 3, returnSequences: true).Dense(3, Activation.Softmax).Training(Loss.CategoricalCrossEntropy, Optimizer.SGD).Build());

    private static ParameterDefinition Tensor(params int[] shape) => new("odd", new TensorShape(shape), Initializer.Zeros, 1, 1);

    private static void AssertRefused(string kind, Func<LayerDefinition, ImmutableArray<ParameterDefinition>> parameters, string said)
    {
        LayerDefinition layer = Layer(kind);
        AssertRefused(new DefinitionBuilder("X", 4, 2).Add(Copy(layer, layer.Options, parameters(layer))), said);
    }

    private static DefinitionBuilder With(string kind, Func<LayerDefinition, ImmutableDictionary<string, double>> options)
    {
        LayerDefinition layer = Layer(kind);
        return new DefinitionBuilder("X", 4, 2).Add(Copy(layer, options(layer), layer.Parameters));
    }

    private static LayerDefinition Layer(string kind) => new DefinitionBuilder("X", 4, 2).Recurrent(kind, 3).Build().Layers[0];

    private static LayerDefinition Copy(LayerDefinition layer, ImmutableDictionary<string, double> options, ImmutableArray<ParameterDefinition> parameters) => new()
    {
        Name = layer.Name,
        Kind = layer.Kind,
        Inputs = layer.Inputs,
        OutputShape = layer.OutputShape,
        Options = options,
        Parameters = parameters,
    };

    private static void AssertRefused(DefinitionBuilder builder, string said)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new RuntimeNetwork<float>(builder.Build()));
        Assert.Equal("definition", exception.ParamName);
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }
}
