using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks of sequences: every cell with its options, units around the vector width, sequences of one step and of many, graphs.</summary>
internal static class RecurrentNetworks
{
    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(All()));

    private static readonly string[] FewNames = ["RnnRectified", "LstmSteps", "LstmBoth", "GruClasses", "GruBoth", "SequencesSummed", "LstmOne"];

    private static readonly string[] StreamedNames =
    [
        "RnnPlain", "RnnRectified", "RnnAlone", "LstmPlain", "LstmAlone", "LstmOne", "LstmSteps", "LstmWide", "LstmDeep", "GruPlain", "GruAlone", "GruClasses", "GruWide", "GruOne", "GruLast",
        "StepsDropped", "StepsNormalised", "StepsOfBatches", "SequencesSummed", "SequencesJoined", "CellFrozen", "CellScaled", "Truncated",
    ];

    public static CompiledNetworks Compiled => Networks.Value;

    public static string[] Names => [.. All().Select(definition => definition.Name)];

    /// <summary>Those that take a sequence step by step.</summary>
    public static string[] Streamed => [.. Names.Intersect(StreamedNames)];

    /// <summary>Those whose samples may end early.</summary>
    public static string[] WithLengths => [.. All().Where(SequenceTraits.HaveLengths).Select(definition => definition.Name)];

    /// <summary>A few that together have every kernel: to be compiled again, which takes most of a second each.</summary>
    public static IEnumerable<NetworkDefinition> Few() => All().Where(definition => FewNames.Contains(definition.Name));

    public static IEnumerable<NetworkDefinition> All()
    {
        yield return Trained(new DefinitionBuilder("RnnPlain", 5, 3).Recurrent("SimpleRNN", 7).Dense(3));
        yield return Trained(new DefinitionBuilder("RnnRectified", 5, 8).Recurrent("SimpleRNN", 9, returnSequences: true, activation: Activation.ReLU).Dense(4));
        yield return Trained(new DefinitionBuilder("RnnBoth", 16, 1).Recurrent("SimpleRNN", 17, bidirectional: true).Dense(3));
        yield return Trained(new DefinitionBuilder("RnnAlone", 5, 3).Recurrent("SimpleRNN", 8, returnSequences: true));
        yield return Trained(new DefinitionBuilder("LstmPlain", 5, 3).Recurrent("LSTM", 8).Dense(3));
        yield return Trained(new DefinitionBuilder("LstmAlone", 5, 3).Recurrent("LSTM", 9));
        yield return Trained(new DefinitionBuilder("LstmOne", 1, 1).Recurrent("LSTM", 1).Dense(2));
        yield return Trained(new DefinitionBuilder("LstmSteps", 5, 8).Recurrent("LSTM", 17, returnSequences: true).Dense(3));
        yield return Trained(new DefinitionBuilder("LstmWide", 2, 3).Recurrent("LSTM", 65).Dense(3));
        yield return Trained(new DefinitionBuilder("LstmDeep", 16, 1).Recurrent("LSTM", 9, returnSequences: true).Recurrent("LSTM", 3).Dense(2));
        yield return Trained(new DefinitionBuilder("LstmBoth", 5, 3).Recurrent("LSTM", 9, returnSequences: true, bidirectional: true).Dense(3));
        yield return Trained(new DefinitionBuilder("GruPlain", 5, 3).Recurrent("GRU", 16).Dense(3));
        yield return Trained(new DefinitionBuilder("GruAlone", 16, 3).Recurrent("GRU", 33, returnSequences: true));
        yield return new DefinitionBuilder("GruClasses", 5, 1).Recurrent("GRU", 7, returnSequences: true).Dense(4, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, learningRate: 0.01).Build();
        yield return Trained(new DefinitionBuilder("GruWide", 2, 8).Recurrent("GRU", 64, returnSequences: true).Recurrent("GRU", 33).Dense(3));
        yield return Trained(new DefinitionBuilder("GruOne", 1, 3).Recurrent("GRU", 8, returnSequences: true).Dense(2));
        yield return new DefinitionBuilder("GruLast", 5, 3).Recurrent("GRU", 9).Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01, epsilon: 1e-2).Build();
        yield return Trained(new DefinitionBuilder("GruBoth", 5, 3)
            .Recurrent("GRU", 7, returnSequences: true, bidirectional: true).Recurrent("GRU", 3, bidirectional: true).Dense(3));
        yield return Trained(new DefinitionBuilder("StepsDropped", 5, 3)
            .Recurrent("LSTM", 9, returnSequences: true).Dropout(0.3).Recurrent("GRU", 7).Dropout(0.2).Dense(3));
        yield return Trained(new DefinitionBuilder("StepsNormalised", 5, 3)
            .Recurrent("LSTM", 8, returnSequences: true).LayerNorm(0.3).Recurrent("GRU", 7, returnSequences: true).Dense(3, Activation.Tanh));
        yield return Trained(new DefinitionBuilder("StepsOfBatches", 5, 3)
            .Recurrent("LSTM", 8, returnSequences: true).BatchNorm(1).Recurrent("GRU", 7).Dense(3));
        yield return Trained(new DefinitionBuilder("ConvBefore", 16, 3)
            .Conv(8, [3], Activation.Tanh, new() { Stride = 2, Padding = Padding.Same }).Recurrent("GRU", 9).Dense(3));
        yield return Trained(new DefinitionBuilder("ConvWidening", 4, 3)
            .Conv(8, [2], Activation.Tanh, new() { PaddingSize = 3 }).Recurrent("LSTM", 7, returnSequences: true).Dense(2));
        yield return Trained(new DefinitionBuilder("SequencesSummed", 5, 3)
            .Recurrent("LSTM", 7, returnSequences: true, name: "a").Recurrent("GRU", 7, returnSequences: true, name: "b", from: "input").Sum(["a", "b"])
            .Activate(Activation.Tanh).Dense(3));
        yield return Trained(new DefinitionBuilder("SequencesJoined", 5, 3)
            .Recurrent("GRU", 5, returnSequences: true, name: "a").Recurrent("SimpleRNN", 8, returnSequences: true, name: "b", from: "input").Concat(["a", "input", "b"])
            .Recurrent("LSTM", 3).Dense(2));
        yield return Trained(new DefinitionBuilder("CellFrozen", 5, 3)
            .Recurrent("LSTM", 8, returnSequences: true).Recurrent("GRU", 9, returnSequences: true).Learns(trainable: false).Recurrent("SimpleRNN", 5).Dense(3));
        yield return new DefinitionBuilder("CellScaled", 5, 3)
            .Recurrent("GRU", 9, returnSequences: true).Learns(learningRateScale: 0.5).Recurrent("LSTM", 7).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.Momentum, learningRate: 0.01)
            .Option("L1", 1e-4).Option("L2", 1e-3).Option("ClipValue", 0.5).Option("ClipNorm", 0.1).Option("MaxNorm", 2).Build();
        yield return new DefinitionBuilder("Truncated", 5, 3)
            .Recurrent("LSTM", 7, returnSequences: true).Recurrent("GRU", 5, returnSequences: true).Recurrent("SimpleRNN", 8).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.01).Option("TruncatedSteps", 2).Build();
        yield return new DefinitionBuilder("TruncatedBoth", 5, 3)
            .Recurrent("GRU", 7, returnSequences: true, bidirectional: true).Recurrent("LSTM", 5, bidirectional: true).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.01).Option("TruncatedSteps", 3).Build();
        yield return Trained(new DefinitionBuilder("StepsFlattened", 5, 3).Recurrent("GRU", 3, returnSequences: true).Flatten().Dense(3));
        yield return Trained(new DefinitionBuilder("StepsPooled", 16, 3).Recurrent("LSTM", 8, returnSequences: true).GlobalPool("Avg").Dense(3));
    }

    private static NetworkDefinition Trained(DefinitionBuilder network) =>
        network.Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.01).Build();
}
