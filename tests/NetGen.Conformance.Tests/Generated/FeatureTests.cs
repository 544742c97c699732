using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Conformance.Tests.Engine;
using NetGen.Engine;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>What a network gives of its layers, against the engine on a definition that ends there.</summary>
public sealed class FeatureTests
{
    private const float Tolerance = 1e-5f;

    /// <summary>Sizes around vectors and panels; linear layers that an activation is folded into; branches; layers without a name; images and signals.</summary>
    private static readonly NetworkDefinition[] Definitions =
    [
        new DefinitionBuilder("Chain", 9).Dense(17, Activation.ReLU, name: "first").Dense(8, Activation.Tanh, name: "second").Dense(3, Activation.Softmax, name: "head").Build(),
        new DefinitionBuilder("Folded", 7).Dense(16, name: "sums").Activate(Activation.ReLU, name: "rectified").Dense(1).Build(),
        new DefinitionBuilder("Wide", 33).Dense(65, Activation.Sigmoid, name: "wide").Dense(31, Activation.Tanh).Dense(64, Activation.ReLU, name: "deep").Dense(15).Build(),
        new DefinitionBuilder("Branches", 8).Dense(3, Activation.Tanh, name: "left").Dense(9, Activation.ReLU, name: "right", from: "left").Activate(Activation.Sigmoid, name: "end").Build(),
        new DefinitionBuilder("Twins", 5).Dense(5, name: "a").Activate(Activation.Tanh, name: "b").Dense(5, name: "c").Activate(Activation.Tanh, name: "d").Dense(2).Build(),
        new DefinitionBuilder("Picture", 7, 6, 3)
            .Conv(9, [3, 3], Activation.ReLU, new() { Padding = Padding.Same }, name: "conv").Pool("Max", 2, name: "maxima")
            .Conv(17, [2, 2], Activation.Tanh, name: "deep").Pool("Avg", 2, new() { Stride = 1 }, name: "means").Flatten(name: "flat").Dense(8, Activation.Tanh, name: "dense").Dense(3).Build(),
        new DefinitionBuilder("Paths", 5, 5, 2)
            .Conv(6, [3, 3], Activation.Tanh, new() { Padding = Padding.Same }, name: "stem").Conv(6, [3, 3], options: new() { Padding = Padding.Same }, name: "branch")
            .Sum(["stem", "branch"], name: "sum").Activate(Activation.ReLU, name: "block").Concat(["block", "stem"], name: "both").GlobalPool("Max", name: "largest").Dense(2).Build(),
        new DefinitionBuilder("Sequence", 6, 3)
            .Recurrent("LSTM", 9, returnSequences: true, name: "memory").Recurrent("GRU", 5, returnSequences: true, bidirectional: true, name: "both")
            .Dense(4, Activation.Tanh, name: "stepwise").Recurrent("SimpleRNN", 17, name: "last").Dense(2).Build(),
        new DefinitionBuilder("Signal", 14, 3)
            .Conv(5, [3], useBias: false, name: "folded").BatchNorm(name: "norm").Activate(Activation.ReLU, name: "active").Conv(10, [3], Activation.Tanh, new() { Groups = 5 }, name: "groups")
            .Pool("Max", 2, name: "maxima").GlobalPool("Avg", name: "mean").Dense(2).Build(),
    ];

    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(Definitions));

    public static TheoryData<string, string> Layers
    {
        get
        {
            TheoryData<string, string> layers = [];
            foreach (NetworkDefinition definition in Definitions)
            {
                foreach (LayerDefinition layer in Named(definition))
                {
                    layers.Add(definition.Name, layer.Name);
                }
            }

            return layers;
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void ALayerGivesWhatANetworkThatEndsThereDoes(string name, string layer)
    {
        ILoadedNetwork network = Networks.Value.Create(name, seed: 3);
        NetworkDefinition whole = Networks.Value.Definition(name);
        int end = whole.Layers.ToList().FindIndex(known => known.Name == layer);
        NetworkDefinition part = new(name, whole.InputShape, whole.Layers[..(end + 1)], training: null);
        RuntimeNetwork<double> engine = new(part, seed: 0);
        float[] parameters = SampleNetworks.Parameters(network);
        engine.SetParameters([.. parameters.Take(part.ParameterCount).Select(value => (double)value)]);
        foreach (int rows in new[] { 1, 5, 193 })
        {
            float[] inputs = Inputs(rows * network.InputSize, seed: rows);
            double[] expected = new double[rows * part.OutputShape.Size];
            engine.PredictBatch([.. inputs.Select(value => (double)value)], expected);

            float[] features = new float[expected.Length];
            network.PredictFeatures(layer, inputs, features);

            TensorAssert.Close<float>(expected, features, Tolerance, $"{layer} of {rows} rows");
        }
    }

    [Fact]
    public void LayersWithANameOfTheirOwnCanBeAskedFor() => Assert.All(
        Definitions,
        definition => Assert.Equal(Named(definition).Select(layer => layer.Name), Networks.Value.Create(definition.Name).FeatureLayers));

    [Fact]
    public void HealthOpensAllLayers()
    {
        ILoadedNetwork network = NetworkCompilation.Load("""
            using NetGen;
            [Network(3)]
            [Dense(4, Activation.ReLU)]
            [Dense(2)]
            [Training(Loss.MeanSquaredError, Optimizer.SGD, Health = true)]
            public sealed partial class Watched;
            """).Create("Watched", seed: 0);

        Assert.Equal(["0", "1"], network.FeatureLayers.ToArray());
        float[] features = new float[4];
        network.PredictFeatures("0", [1, 2, 3], features);
        Assert.Contains(features, value => value > 0);
    }

    [Theory]
    [InlineData("third")]
    [InlineData("0")]
    [InlineData(null)]
    public void AnUnknownLayerIsRefused(string? layer)
    {
        ILoadedNetwork network = Networks.Value.Create("Chain");

        ArgumentException exception = Assert.Throws<ArgumentException>(() => network.PredictFeatures(layer!, new float[9], new float[17]));

        Assert.Equal("layer", exception.ParamName);
        Assert.Contains("first, second, head", exception.Message, StringComparison.Ordinal);
        Assert.Contains(layer is null ? "got null" : $"got '{layer}'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 17, "inputs")]
    [InlineData(18, 17, "outputs")]
    [InlineData(9, 16, "outputs")]
    public void WrongLengthsAreRefused(int inputs, int outputs, string argument)
    {
        ILoadedNetwork network = Networks.Value.Create("Chain");

        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => network.PredictFeatures("first", new float[inputs], new float[outputs]));

        Assert.Equal(argument, exception.ParamName);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        ILoadedNetwork network = Networks.Value.Create("Wide");
        float[] inputs = Inputs(40 * 33, seed: 1);
        float[] features = new float[40 * 64];
        network.PredictFeatures("deep", inputs, features);

        long before = GC.GetAllocatedBytesForCurrentThread();
        network.PredictFeatures("deep", inputs, features);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static float[] Inputs(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 3) - 1.5f)];
    }

    private static IEnumerable<LayerDefinition> Named(NetworkDefinition definition) =>
        definition.Layers.Where((layer, index) => !int.TryParse(layer.Name, out _));
}
