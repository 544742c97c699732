using System;
using System.Globalization;
using System.Linq;
using NetGen.Conformance.Tests.Engine;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks of sequences against the engine in double; what is beyond a sequence's end; what is not a number.</summary>
public sealed class RecurrentNetworkTests
{
    private const int Rows = 9;

    /// <summary>Differences of the loss see through windows and frozen layers; of thousands of parameters they take minutes.</summary>
    private const int MostDifferences = 1500;

    private static readonly string[] Cells = ["SimpleRNN", "LSTM", "GRU"];

    private static readonly Lazy<CompiledNetworks> Alone = new(() => new CompiledNetworks(
        from cell in Cells
        from returnSequences in new[] { false, true }
        from bidirectional in new[] { false, true }
        select new DefinitionBuilder(Name(cell, returnSequences, bidirectional), 5, 3)
            .Recurrent(cell, 9, returnSequences, bidirectional).Training(Loss.MeanSquaredError, Optimizer.SGD).Build()));

    public static TheoryData<string> Names => [.. RecurrentNetworks.Names];

    public static TheoryData<string> WithLengths => [.. RecurrentNetworks.WithLengths];

    public static TheoryData<string> Differentiable =>
    [
        .. RecurrentNetworks.All()
            .Where(definition => definition.ParameterCount <= MostDifferences
                && !definition.Training!.Options.ContainsKey("TruncatedSteps")
                && definition.Layers.All(layer => layer.Trainable))
            .Select(definition => definition.Name),
    ];

    public static TheoryData<string, bool, bool> Layers => RecurrentCells.Layers(Cells);

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name) =>
        EngineComparison.Run(RecurrentNetworks.Compiled.CreateTrainable(name), RecurrentNetworks.Compiled.Definition(name), rows: 60);

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void GradientsAreThoseOfTheLoss(string name) =>
        GeneratedFiniteDifferenceTests.Check(RecurrentNetworks.Compiled.CreateTrainable(name), RecurrentNetworks.Compiled.Definition(name));

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void EveryVectorWidthAgreesWithTheEngine(int bits)
    {
        CompiledNetworks networks = new(RecurrentNetworks.Few(), new RunOptions { VectorWidth = bits.ToString(CultureInfo.InvariantCulture) });
        foreach (string name in networks.Names)
        {
            EngineComparison.Run(networks.CreateTrainable(name), networks.Definition(name), rows: 40);
        }
    }

    /// <summary>Inputs, targets and labels of steps that a sequence does not have, whatever they are.</summary>
    [Theory]
    [MemberData(nameof(WithLengths))]
    public void WhatIsBeyondTheEndChangesNothing(string name)
    {
        NetworkDefinition definition = RecurrentNetworks.Compiled.Definition(name);
        ILoadedTrainableNetwork network = RecurrentNetworks.Compiled.CreateTrainable(name);
        SampleData data = new(definition, Rows, seed: 1);
        network.SetParameters(data.Parameters);
        int time = definition.InputShape[0];
        bool hasSteps = definition.OutputRows > 1;
        bool isNormalised = definition.StatisticCount > 0;
        bool IsBeyond(int index, int size) => index / (size / time) % time >= data.Lengths[index / size];
        float[] inputs = [.. data.Inputs.Select((value, i) => IsBeyond(i, network.InputSize) ? 1e3f * (i % 7 - 3) : value)];
        float[] targets = [.. data.Targets.Select((value, i) => hasSteps && IsBeyond(i, network.OutputSize) ? 1e3f : value)];
        int[] labels = [.. data.Labels.Select((label, i) => hasSteps && IsBeyond(i, time) ? 0 : label)];

        Assert.Equal(Predicted(data.Inputs), Predicted(inputs));
        Assert.Equal(Measured(data.Inputs, data.Targets), Measured(inputs, targets));

        // Batch normalisation sees whole batches: what its layer gives for such a step is one of its values.
        if (!isNormalised)
        {
            Assert.Equal(Gradients(data.Inputs, data.Targets, data.Labels), Gradients(inputs, targets, labels));
        }

        float[] Predicted(float[] given)
        {
            float[] outputs = new float[Rows * network.OutputSize];
            network.PredictBatch(given, data.Lengths, outputs);
            return outputs;
        }

        float[] Measured(float[] given, float[] wanted)
        {
            float[] outputs = new float[Rows * network.OutputSize];
            return [network.ComputeLoss(given, wanted, data.Weights, data.Lengths, outputs), .. outputs];
        }

        float[] Gradients(float[] given, float[] wanted, int[] classes)
        {
            float loss = network.ComputeGradients(given, wanted, default, data.Lengths);
            float[] first = SampleNetworks.Gradients(network);
            return [loss, .. first, network.ComputeGradients(given, classes, data.Weights, data.Lengths), .. SampleNetworks.Gradients(network)];
        }
    }

    [Theory]
    [InlineData("ConvBefore")]
    [InlineData("ConvWidening")]
    [InlineData("LstmOne")]
    public void WhereStepsAreNotThoseOfTheInputLengthsAreRefused(string name)
    {
        ILoadedTrainableNetwork network = RecurrentNetworks.Compiled.CreateTrainable(name);
        float[] inputs = new float[network.InputSize];
        float[] outputs = new float[network.OutputSize];
        int[] lengths = [1];

        Assert.Equal("lengths", Assert.Throws<ArgumentException>(() => network.PredictBatch(inputs, lengths, outputs)).ParamName);
        Assert.Equal("lengths", Assert.Throws<ArgumentException>(() => network.TrainStep(inputs, outputs, default, lengths)).ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(6)]
    public void LengthsOutOfRangeAreRefused(int length)
    {
        ILoadedTrainableNetwork network = RecurrentNetworks.Compiled.CreateTrainable("LstmSteps");
        float[] inputs = new float[3 * network.InputSize];
        float[] outputs = new float[3 * network.OutputSize];
        int[] lengths = [1, length, 5];

        Assert.All(
            new Action[]
            {
                () => network.PredictBatch(inputs, lengths, outputs),
                () => network.ComputeLoss(inputs, outputs, default, lengths, outputs),
                () => network.TrainStep(inputs, outputs, default, lengths),
                () => network.TrainStep(inputs, new int[15], default, lengths),
            },
            action =>
            {
                ArgumentException exception = Assert.Throws<ArgumentException>(action);
                Assert.Equal("lengths", exception.ParamName);
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"got {length} in row 1."), exception.Message, StringComparison.Ordinal);
            });
        Assert.Equal("lengths", Assert.Throws<ArgumentException>(() => network.PredictBatch(inputs, lengths.AsSpan(0, 2), outputs)).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentException>(() => network.TrainStep(inputs, new int[3], default, [1, 2, 3])).ParamName);
    }

    /// <summary>From the step that has it on, in the direction of the pass; in no other row.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void NaNReachesTheOutputThroughEveryCell(string cell, bool returnSequences, bool bidirectional)
    {
        const int Step = 2;
        string name = Name(cell, returnSequences, bidirectional);
        NetworkDefinition definition = Alone.Value.Definition(name);
        ILoadedTrainableNetwork network = Alone.Value.CreateTrainable(name);
        SampleData data = new(definition, Rows, seed: 2);
        network.SetParameters(data.Parameters);
        float[] expected = new float[Rows * network.OutputSize];
        network.PredictBatch(data.Inputs, expected);
        int units = definition.OutputShape.Extents[^1] / (bidirectional ? 2 : 1);
        const int Row = 4;
        for (int feature = 0; feature < 3; feature++)
        {
            float[] inputs = [.. data.Inputs];
            inputs[(Row * network.InputSize) + (Step * 3) + feature] = float.NaN;
            float[] wanted = [.. expected.Select((value, i) =>
            {
                int step = returnSequences ? i % network.OutputSize / definition.OutputShape.Extents[^1] : -1;
                bool isReverse = i % definition.OutputShape.Extents[^1] >= units;
                return i / network.OutputSize == Row && (step < 0 || (isReverse ? step <= Step : step >= Step)) ? float.NaN : value;
            })];
            float[] outputs = new float[expected.Length];
            float[] output = new float[network.OutputSize];

            network.PredictBatch(inputs, outputs);
            network.Predict(inputs.AsSpan(Row * network.InputSize, network.InputSize), output);

            Assert.Equal(wanted, outputs);
            Assert.Equal(
                wanted.Skip(Row * network.OutputSize).Take(network.OutputSize).Select(float.IsNaN), output.Select(float.IsNaN));
            Assert.True(float.IsNaN(network.ComputeGradients(inputs, data.Targets)));
            Assert.True(float.IsNaN(network.TrainStep(inputs, data.Targets)));
            Assert.False(network.LatestStepWasApplied);
        }
    }

    /// <summary>Gates that are open or shut for good give what their limits do, and no gradient that is none.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void SaturatedCellsStayFinite(string cell, bool returnSequences, bool bidirectional)
    {
        string name = Name(cell, returnSequences, bidirectional);
        ILoadedTrainableNetwork network = Alone.Value.CreateTrainable(name);
        SampleData data = new(Alone.Value.Definition(name), Rows, seed: 2);
        foreach (float scale in new[] { 30f, 1e4f, 1e18f })
        {
            network.SetParameters([.. data.Parameters.Select(value => scale * value)]);
            float[] outputs = new float[Rows * network.OutputSize];
            float[] output = new float[network.OutputSize];
            network.PredictBatch(data.Inputs, outputs);
            network.Predict(data.Inputs.AsSpan(0, network.InputSize), output);

            // One division for several functions: rounding may take the limit itself a little further.
            Assert.All(outputs.Concat(output), value => Assert.InRange(value, -1.000001f, 1.000001f));
            Assert.True(float.IsFinite(network.ComputeGradients(data.Inputs, data.Targets)));
            Assert.True(scale > 1e4f || SampleNetworks.Gradients(network).All(float.IsFinite));
        }
    }

    [Fact]
    public void TheSummaryHasTheShapes() => Assert.Equal(
        """
        GruBoth
        Layer  Kind               Activation  Output  Parameters
        --------------------------------------------------------
        input  Input                          5×3              0
        0      Bidirectional GRU              5×14           504
        1      Bidirectional GRU              6              342
        2      Dense                          3               21
        --------------------------------------------------------
        Total parameters: 867
        Training: MeanSquaredError, SGD, learning rate 0.01
        """.ReplaceLineEndings("\n"),
        RecurrentNetworks.Compiled.Create("GruBoth").Summary());

    [Theory]
    [InlineData("LSTM(6, ReturnSequences = true)] [GRU(5)")]
    [InlineData("SimpleRNN(6, Activation = Activation.ReLU, Bidirectional = true)")]
    [InlineData("GRU(6, ReturnSequences = true)] [BatchNorm] [LSTM(4, Bidirectional = true)")]
    public void HealthLooksAtRecurrentLayers(string layers)
    {
        ILoadedTrainableNetwork network = NetworkCompilation.Load($$"""
            using NetGen;
            [Network(4, 3)]
            [{{layers}}]
            [Dense(2, Activation.Softmax)]
            [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, Health = true)]
            public sealed partial class Watched;
            """).CreateTrainable("Watched");
        Random random = new(5);
        float[] inputs = [.. Enumerable.Range(0, 60 * 12).Select(_ => (random.NextSingle() * 2) - 1)];
        int[] labels = [.. Enumerable.Range(0, 60).Select(row => inputs[row * 12] > 0 ? 1 : 0)];

        History history = network.Fit(new Dataset(inputs, 12, labels, 2), new FitOptions { Epochs = 3, BatchSize = 16, MonitorHealth = true });

        string[] learning = [.. network.Definition.Layers.Where(layer => !layer.Parameters.IsEmpty).Select(layer => layer.Name)];
        Assert.Equal(learning, history.Epochs[^1].Health.Select(layer => layer.Layer));
        Assert.All(history.Epochs.SelectMany(epoch => epoch.Health), layer => Assert.True(layer.GradientNorm > 0 && layer.WeightNorm > 0));
    }

    private static string Name(string cell, bool returnSequences, bool bidirectional) =>
        cell + (returnSequences ? "Sequences" : "") + (bidirectional ? "Both" : "");
}
