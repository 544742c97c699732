using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Layers that draw random numbers, normalise or are of images give the same bits on any number of threads.</summary>
[Collection(ThreadCollection.Name)]
public sealed class LayerThreadTests : IDisposable
{
    private static readonly int[] Batches = [2, 5, 25, 48, 193];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks(Definitions()));

    private readonly IDisposable _machine = ThreadNetworks.OnManyProcessors();

    public static TheoryData<string> Names => [.. Definitions().Select(definition => definition.Name)];

    public static TheoryData<string> Images => [.. ImageNetworks.Names];

    public static TheoryData<string> Sequences => [.. RecurrentNetworks.Names];

    public void Dispose() => _machine.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void StepsHaveTheSameBits(string name)
    {
        foreach (int rows in Batches)
        {
            float[] expected = TakeSteps(Compiled.Value, name, rows, threads: 1);
            Assert.All(ThreadNetworks.ThreadCounts, threads => Assert.Equal(expected, TakeSteps(Compiled.Value, name, rows, threads)));
        }
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void StepsOfImageNetworksHaveTheSameBits(string name)
    {
        foreach (int rows in Batches)
        {
            Assert.Equal(TakeSteps(ImageNetworks.Compiled, name, rows, threads: 1), TakeSteps(ImageNetworks.Compiled, name, rows, threads: 3));
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void StepsOfRecurrentNetworksHaveTheSameBits(string name)
    {
        foreach (int rows in Batches)
        {
            Assert.Equal(TakeSteps(RecurrentNetworks.Compiled, name, rows, threads: 1), TakeSteps(RecurrentNetworks.Compiled, name, rows, threads: 3));
        }
    }

    private static IEnumerable<NetworkDefinition> Definitions() =>
        DropoutNetworks.Definitions().Concat(LayerNormTests.Definitions()).Concat(BatchNormTests.Definitions());

    private static float[] TakeSteps(CompiledNetworks networks, string name, int rows, int threads)
    {
        ILoadedTrainableNetwork network = networks.CreateTrainable(name, seed: 9);
        SampleData data = new(network.Definition, rows, seed: 3);
        network.SetParameters(data.Parameters);
        network.MaxDegreeOfParallelism = threads;
        float[] losses =
        [
            .. Enumerable.Range(0, 3).Select(_ => network.TrainStep(data.Inputs, data.Targets)),
            .. data.Lengths.Length == 0 ? Array.Empty<float>() :
            [
                network.TrainStep(data.Inputs, data.Targets, default, data.Lengths),
                network.TrainStep(data.Inputs, data.Labels, data.Weights, data.Lengths),
            ],
        ];
        float[] outputs = new float[rows * network.OutputSize];
        network.PredictBatch(data.Inputs, outputs, threads);
        return [.. losses, .. outputs, .. SampleNetworks.Gradients(network), .. SampleNetworks.Parameters(network), .. SampleNetworks.Statistics(network)];
    }
}
