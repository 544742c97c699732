using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Conformance.Tests.Engine;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

public sealed class LayerNormTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks(Definitions()));

    public static TheoryData<string> Names => [.. Definitions().Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name) =>
        EngineComparison.Run(Compiled.Value.CreateTrainable(name), Compiled.Value.Definition(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreThoseOfTheLoss(string name) =>
        GeneratedFiniteDifferenceTests.Check(Compiled.Value.CreateTrainable(name), Compiled.Value.Definition(name));

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void EveryVectorWidthAgreesWithTheEngine(int bits)
    {
        CompiledNetworks networks = new(Definitions(), new RunOptions { VectorWidth = bits.ToString(CultureInfo.InvariantCulture) });
        foreach (string name in networks.Names)
        {
            EngineComparison.Run(networks.CreateTrainable(name), networks.Definition(name), rows: 40);
        }
    }

    // Folds never see padding, and the variance is that of deviations: a mean a thousand times the deviation costs no more than its digits.
    [Fact]
    public void ALargeMeanCostsNoMoreThanItsDigits()
    {
        ILoadedNetwork network = NetworkCompilation.Load("using NetGen; [Network(21)] [LayerNorm] public partial class Bare;").Create("Bare");
        float[] input = [.. Enumerable.Range(0, 21).Select(i => 4096f + (i % 5))];
        double mean = input.Average(value => (double)value);
        double deviation = Math.Sqrt(input.Average(value => (value - mean) * (value - mean)) + 1e-5);
        float[] output = new float[21];
        network.Predict(input, output);
        Assert.All(input.Zip(output), pair => Assert.Equal((pair.First - mean) / deviation, pair.Second, 1e-3));
    }

    [Fact]
    public void NaNSurvives()
    {
        ILoadedTrainableNetwork network = Compiled.Value.CreateTrainable("NormHidden");
        float[] inputs = new float[network.InputSize];
        inputs[0] = float.NaN;
        float[] outputs = new float[network.OutputSize];
        network.Predict(inputs, outputs);
        Assert.All(outputs, output => Assert.True(float.IsNaN(output)));
    }

    internal static IEnumerable<NetworkDefinition> Definitions()
    {
        yield return new DefinitionBuilder("NormInput", 9)
            .LayerNorm().Dense(7, Activation.Tanh).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("NormHidden", 17)
            .Dense(33).LayerNorm(1e-2).Activate(Activation.ReLU).Dense(16, Activation.Sigmoid).LayerNorm(1e-2, name: "second").Dense(8, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01, epsilon: 1e-2).Build();
        yield return new DefinitionBuilder("NormTanh", 8)
            .Dense(65).LayerNorm(1e-2).Activate(Activation.Tanh).Dense(5).LayerNorm(1e-2).Activate(Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("NormTwice", 15)
            .Dense(24, Activation.Tanh).LayerNorm(1e-2).LayerNorm(1e-2).Dense(31).LayerNorm(1e-2)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("NormDropped", 16)
            .Dense(40).LayerNorm(1e-2).Dropout(0.2).Activate(Activation.ReLU).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("NormWide", 96)
            .Dense(128).LayerNorm(1e-2).Activate(Activation.ReLU).Dense(64, Activation.Tanh).LayerNorm(1e-2).Dense(10, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01, epsilon: 1e-2).Build();
    }
}
