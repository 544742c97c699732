using System;
using System.Linq;
using NetGen.Conformance.Tests.Engine;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

public sealed class DropoutTests
{
    public static TheoryData<string> Names => [.. DropoutNetworks.Definitions().Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name) =>
        EngineComparison.Run(DropoutNetworks.Compiled.CreateTrainable(name), DropoutNetworks.Compiled.Definition(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreThoseOfTheLossInTraining(string name) =>
        GeneratedFiniteDifferenceTests.Check(DropoutNetworks.Compiled.CreateTrainable(name), DropoutNetworks.Compiled.Definition(name));

    [Fact]
    public void MasksChangeWithTheSeedAndTheStepsApplied()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("DropHidden", seed: 1);
        (ILoadedTrainableNetwork other, _) = Make("DropHidden", seed: 2);
        float first = network.ComputeGradients(data.Inputs, data.Targets);
        Assert.Equal(first, network.ComputeGradients(data.Inputs, data.Targets));
        Assert.NotEqual(first, other.ComputeGradients(data.Inputs, data.Targets));

        // A step that is not applied draws the same again; one that is applied, with nothing learnt, does not.
        network.LearningRate = 0;
        float[] gradients = SampleNetworks.Gradients(network);
        gradients[0] = float.NaN;
        network.SetGradients(gradients);
        network.ApplyGradients();
        Assert.False(network.LatestStepWasApplied);
        Assert.Equal(first, network.TrainStep(data.Inputs, data.Targets));
        Assert.NotEqual(first, network.TrainStep(data.Inputs, data.Targets));
    }

    [Fact]
    public void PredictionIsThatOfTheNetworkWithoutDropout()
    {
        NetworkDefinition plain = new DefinitionBuilder("Plain", 17)
            .Dense(33, Activation.ReLU).Dense(16, Activation.Sigmoid).Dense(8, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD).Build();
        ILoadedTrainableNetwork without = new CompiledNetworks([plain]).CreateTrainable("Plain");
        (ILoadedTrainableNetwork with, SampleData data) = Make("DropHidden", seed: 1);
        without.SetParameters(data.Parameters);
        float[] expected = new float[33 * without.OutputSize];
        float[] found = new float[33 * without.OutputSize];
        without.PredictBatch(data.Inputs.AsSpan(0, 33 * without.InputSize), expected);
        with.PredictBatch(data.Inputs.AsSpan(0, 33 * without.InputSize), found);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("DropHidden", seed: 1);
        network.TrainStep(data.Inputs, data.Targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.TrainStep(data.Inputs, data.Targets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void EveryVectorWidthDropsTheSame(int bits)
    {
        CompiledNetworks networks = new(DropoutNetworks.Definitions(), new RunOptions { VectorWidth = bits.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        foreach (string name in networks.Names)
        {
            EngineComparison.Run(networks.CreateTrainable(name), networks.Definition(name), rows: 40);
        }
    }

    [Fact]
    public void NaNSurvives()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("DropInput", seed: 1);
        float[] inputs = [.. data.Inputs];
        inputs[3] = float.NaN;
        Assert.True(float.IsNaN(network.ComputeGradients(inputs, data.Targets)));
    }

    [Fact]
    public void ANetworkOfNothingElsePredictsItsInput()
    {
        ILoadedNetwork network = NetworkCompilation.Load("using NetGen; [Network(5)] [Dropout(0.5)] [Dropout(0.5)] public partial class Bare;").Create("Bare");
        float[] output = new float[10];
        network.PredictBatch([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], output);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], output);
        network.Predict([1, 2, 3, 4, 5], output.AsSpan(0, 5));
        Assert.Equal([1, 2, 3, 4, 5], output[..5]);
    }

    private static (ILoadedTrainableNetwork Network, SampleData Data) Make(string name, ulong seed)
    {
        ILoadedTrainableNetwork network = DropoutNetworks.Compiled.CreateTrainable(name, seed);
        SampleData data = new(network.Definition, rows: 301, seed: 3);
        network.SetParameters(data.Parameters);
        return (network, data);
    }
}
