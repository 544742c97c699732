using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>To layers that work on channels the positions of a sample are as so many rows.</summary>
public sealed class PositionTests
{
    private const int Rows = 3;
    private const int Channels = 5;
    private const int Positions = 6;

    private delegate void Reader(Span<double> destination);

    public static TheoryData<string, string> Layers
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string layer in new[] { "BatchNorm", "LayerNorm", "PReLU", "Softmax" })
            {
                data.Add(layer, "image");
                data.Add(layer, "signal");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void PositionsAreRows(string layer, string shape)
    {
        RuntimeNetwork<double> positions = Network(layer, shape == "image" ? [2, 3, Channels] : [Positions, Channels]);
        RuntimeNetwork<double> rows = Network(layer, [Channels]);
        Random random = new(1);
        double[] inputs = Draw(random, Rows * Positions * Channels);
        double[] targets = Draw(random, inputs.Length);
        double[] parameters = Draw(random, rows.ParameterCount);
        positions.SetParameters(parameters);
        rows.SetParameters(parameters);

        Assert.Equal(rows.TrainStep(inputs, targets), positions.TrainStep(inputs, targets), 1e-14);

        Assert.Equal(rows.Definition.StatisticCount, positions.Definition.StatisticCount);
        TensorAssert.Close<double>(Read(rows.ParameterCount, rows.GetGradients), Read(rows.ParameterCount, positions.GetGradients), 1e-12, "gradient");
        TensorAssert.Close<double>(
            Read(rows.Definition.StatisticCount, rows.GetStatistics), Read(rows.Definition.StatisticCount, positions.GetStatistics), 1e-12, "statistic");
        TensorAssert.Close<double>(Predict(rows, inputs), Predict(positions, inputs), 1e-12, "output");
    }

    [Theory]
    [InlineData(2, new[] { 4 })]
    [InlineData(2, new[] { 1, 4 })]
    [InlineData(2, new[] { 1, 1, 4 })]
    [InlineData(1, new[] { 2, 4 })]
    [InlineData(1, new[] { 1, 2, 4 })]
    public void ABatchNormNeedsTwoValuesOfAChannel(int fewest, int[] shape)
    {
        NetworkDefinition definition = new DefinitionBuilder("Norm", shape).BatchNorm().Training(Loss.MeanSquaredError, Optimizer.SGD).Build();
        RuntimeNetwork<double> network = new(definition);
        double[] samples = new double[2 * network.InputSize];
        network.TrainStep(samples, samples);

        Assert.Equal(fewest, definition.FewestTrainingRows);
        if (fewest == 1)
        {
            Assert.True(double.IsFinite(network.TrainStep(samples.AsSpan(0, network.InputSize), samples.AsSpan(0, network.InputSize))));
        }
        else
        {
            Assert.Throws<ArgumentException>(() => network.TrainStep(samples.AsSpan(0, network.InputSize), samples.AsSpan(0, network.InputSize)));
        }
    }

    [Fact]
    public void TheLayerWithTheFewestPositionsDecidesOnTheRows()
    {
        Assert.Equal(1, new DefinitionBuilder("Norm", 2, 4).BatchNorm().Flatten().Dense(3).Build().FewestTrainingRows);
        Assert.Equal(2, new DefinitionBuilder("Norm", 2, 4).BatchNorm().Flatten().BatchNorm().Build().FewestTrainingRows);
        Assert.Equal(1, new DefinitionBuilder("Norm", 2, 4).Flatten().LayerNorm().Build().FewestTrainingRows);
    }

    private static RuntimeNetwork<double> Network(string layer, int[] shape)
    {
        DefinitionBuilder builder = new("Positions", shape);
        _ = layer switch
        {
            "BatchNorm" => builder.BatchNorm(),
            "LayerNorm" => builder.LayerNorm(),
            _ => builder.Activate(Enum.Parse<Activation>(layer)),
        };
        return new RuntimeNetwork<double>(builder.Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
    }

    private static double[] Predict(RuntimeNetwork<double> network, double[] inputs)
    {
        double[] outputs = new double[inputs.Length];
        network.PredictBatch(inputs, outputs);
        return outputs;
    }

    private static double[] Read(int count, Reader read)
    {
        double[] values = new double[count];
        read(values);
        return values;
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}
