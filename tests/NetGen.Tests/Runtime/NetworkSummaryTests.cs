using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Runtime;

public class NetworkSummaryTests
{
    private const string Expected = """
        PenguinNet
        Layer   Kind      Activation  Output  Parameters
        ------------------------------------------------
        input   Input                 4                0
        hidden  Dense     ReLU        5               25
        1       Activate  Tanh        5                0
        2       Dense                 1×3             18
        ------------------------------------------------
        Total parameters: 43
        """;

    [Fact]
    public void TableIsTheSameInEveryCulture()
    {
        using HostileCulture culture = new();
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Definition(training: null).Summary());
    }

    [Fact]
    public void TrainingIsNamed()
    {
        using HostileCulture culture = new();
        string summary = Definition(
            new TrainingDefinition { Loss = Loss.MeanSquaredError, Optimizer = Optimizer.Adam, LearningRate = 0.01 }).Summary();
        Assert.Equal(Expected.ReplaceLineEndings("\n") + "\nTraining: MeanSquaredError, Adam, learning rate 0.01", summary);
    }

    [Fact]
    public void FrozenParametersAreCountedApart()
    {
        string summary = Definition(training: null, isHiddenTrainable: false).Summary();
        Assert.Equal(Expected.ReplaceLineEndings("\n") + "\nTrainable parameters: 18\nFrozen parameters: 25", summary);
    }

    [Fact]
    public void LinesOfTheTableAreEquallyLong()
    {
        string[] lines = Definition(training: null).Summary().Split('\n')[1..^1];
        Assert.Single(lines.Select(line => line.Length).Distinct());
    }

    [Fact]
    public void RecurrentLayersSayWhetherTheyGoBothWays()
    {
        string[] lines = new NetworkDefinition("Ears", new TensorShape(28, 3), [Lstm("0", [28, 8], 0), Lstm("1", [16], 1)], training: null).Summary().Split('\n');
        Assert.Equal("0      LSTM                            28×8             0", lines[4]);
        Assert.Equal("1      Bidirectional LSTM              16               0", lines[5]);
    }

    private static NetworkDefinition Definition(TrainingDefinition? training, bool isHiddenTrainable = true) => new(
        "PenguinNet",
        new TensorShape(4),
        [Dense("hidden", 4, [5], Activation.ReLU, isHiddenTrainable), Activate("1", 5, Activation.Tanh), Dense("2", 5, [1, 3], Activation.Linear)],
        training);

    private static LayerDefinition Dense(string name, int inputs, int[] outputs, Activation activation, bool isTrainable = true)
    {
        TensorShape shape = new(outputs);
        return new LayerDefinition
        {
            Name = name,
            Kind = "Dense",
            Inputs = [NetworkDefinition.InputName],
            OutputShape = shape,
            Activation = activation,
            Trainable = isTrainable,
            Parameters =
            [
                new ParameterDefinition($"{name}.weight", new TensorShape(shape.Size, inputs), Initializer.Zeros, inputs, shape.Size),
                new ParameterDefinition($"{name}.bias", new TensorShape(shape.Size), Initializer.Zeros, inputs, shape.Size),
            ],
        };
    }

    private static LayerDefinition Lstm(string name, int[] outputs, double isBidirectional) => new()
    {
        Name = name,
        Kind = "LSTM",
        Inputs = [NetworkDefinition.InputName],
        OutputShape = new TensorShape(outputs),
        Options = ImmutableDictionary.CreateRange([KeyValuePair.Create("Bidirectional", isBidirectional)]),
    };

    private static LayerDefinition Activate(string name, int units, Activation activation) => new()
    {
        Name = name,
        Kind = "Activate",
        Inputs = [NetworkDefinition.InputName],
        OutputShape = new TensorShape(units),
        Activation = activation,
    };
}
