using System;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Bytes that calls allocate after the first: none.</summary>
public sealed class AllocationTests
{
    private const int Predictions = 10_000;
    private const int Steps = 1_000;
    private const int Rows = 33;

    public static TheoryData<string> Names => [.. SampleNetworks.Names];

    public static TheoryData<string> Images => [.. ImageNetworks.Names];

    public static TheoryData<string> Sequences => [.. RecurrentNetworks.Names];

    public static TheoryData<string> Streams => [.. RecurrentNetworks.Streamed];

    [Theory]
    [MemberData(nameof(Names))]
    public void PredictAllocatesNothing(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        float[] output = new float[network.OutputSize];

        Assert.Equal(0, Measure(Predictions, () => network.Predict(data.Inputs.AsSpan(0, network.InputSize), output)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PredictBatchAllocatesNothing(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, rows: 200);
        float[] outputs = new float[data.Targets.Length];

        Assert.Equal(0, Measure(Steps, () => network.PredictBatch(data.Inputs, outputs)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainStepAllocatesNothing(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);

        Assert.Equal(0, Measure(Steps, () => network.TrainStep(data.Inputs, data.Targets)));
        Assert.Equal(0, Measure(Steps, () => network.TrainStep(data.Inputs, data.Labels)));
    }

    [Fact]
    public void AStepWithAllThereIsAllocatesNothing()
    {
        string name = UpdateNetworks.Everything(Optimizer.AdamW);
        ILoadedTrainableNetwork network = UpdateNetworks.Compiled.CreateTrainable(name);
        SampleData data = new(UpdateNetworks.Compiled.Definition(name), Rows, seed: 1);

        Assert.Equal(0, Measure(Steps, () => network.TrainStep(data.Inputs, data.Labels)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WeightsAllocateNothing(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        float[] outputs = new float[data.Targets.Length];

        Assert.Equal(0, Measure(Steps, () => network.TrainStep(data.Inputs, data.Targets, data.Weights)));
        Assert.Equal(0, Measure(Steps, () => network.TrainStep(data.Inputs, data.Labels, data.Weights)));
        Assert.Equal(0, Measure(Steps / 10, () => network.ComputeLoss(data.Inputs, data.Labels, data.Weights, outputs)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ASmallerLastBatchAllocatesNothing(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);

        Assert.Equal(0, Measure(Steps / 10, () =>
        {
            network.TrainStep(data.Inputs, data.Targets);
            network.TrainStep(data.Inputs.AsSpan(0, 5 * network.InputSize), data.Targets.AsSpan(0, 5 * network.OutputSize));
            network.TrainStep(data.Inputs.AsSpan(0, network.InputSize), data.Labels.AsSpan(0, 1));
        }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheHalvesOfAStepAndTheLossAllocateNothing(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        float[] outputs = new float[data.Targets.Length];
        float[] values = new float[network.ParameterCount];

        Assert.Equal(0, Measure(Steps / 10, () =>
        {
            network.ComputeGradients(data.Inputs, data.Targets);
            network.GetGradients(values);
            network.SetGradients(values);
            network.ApplyGradients();
            network.ComputeLoss(data.Inputs, data.Targets, outputs);
            network.ComputeLoss(data.Inputs, data.Labels, outputs);
            network.GetParameters(values);
            network.SetParameters(values);
        }));
    }

    /// <summary>Every image network, with all its layers: a hundred calls each.</summary>
    [Theory]
    [MemberData(nameof(Images))]
    public void ImageNetworksAllocateNothing(string name)
    {
        ILoadedTrainableNetwork network = ImageNetworks.Compiled.CreateTrainable(name);
        SampleData data = new(ImageNetworks.Compiled.Definition(name), Rows, seed: 1);
        float[] outputs = new float[data.Targets.Length];

        Assert.Equal(0, Measure(Steps / 10, () => network.Predict(data.Inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, network.OutputSize))));
        Assert.Equal(0, Measure(Steps / 10, () => network.PredictBatch(data.Inputs, outputs)));
        Assert.Equal(0, Measure(Steps / 10, () => network.TrainStep(data.Inputs, data.Targets)));
        Assert.Equal(0, Measure(Steps / 10, () => network.TrainStep(data.Inputs, data.Labels)));
    }

    /// <summary>Every recurrent network, with all its layers, and with lengths where it takes them.</summary>
    [Theory]
    [MemberData(nameof(Sequences))]
    public void RecurrentNetworksAllocateNothing(string name)
    {
        ILoadedTrainableNetwork network = RecurrentNetworks.Compiled.CreateTrainable(name);
        SampleData data = new(RecurrentNetworks.Compiled.Definition(name), Rows, seed: 1);
        float[] outputs = new float[data.Targets.Length];

        Assert.Equal(0, Measure(Steps / 10, () => network.Predict(data.Inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, network.OutputSize))));
        Assert.Equal(0, Measure(Steps / 10, () => network.PredictBatch(data.Inputs, outputs)));
        Assert.Equal(0, Measure(Steps / 10, () => network.TrainStep(data.Inputs, data.Targets)));
        Assert.Equal(0, Measure(Steps / 10, () => network.TrainStep(data.Inputs, data.Labels, data.Weights)));
        if (data.Lengths.Length > 0)
        {
            Assert.Equal(0, Measure(Steps / 10, () => network.PredictBatch(data.Inputs, data.Lengths, outputs)));
            Assert.Equal(0, Measure(Steps / 10, () => network.TrainStep(data.Inputs, data.Targets, default, data.Lengths)));
            Assert.Equal(0, Measure(Steps / 10, () => network.TrainStep(data.Inputs, data.Labels, data.Weights, data.Lengths)));
            Assert.Equal(0, Measure(Steps / 10, () => network.ComputeLoss(data.Inputs, data.Labels, data.Weights, data.Lengths, outputs)));
        }
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void AStepOfAStreamAllocatesNothing(string name)
    {
        ILoadedNetwork network = RecurrentNetworks.Compiled.Create(name);
        ILoadedStream stream = network.CreateStream()!;
        ILoadedStream other = network.CreateStream()!;
        NetworkDefinition definition = RecurrentNetworks.Compiled.Definition(name);
        float[] input = new float[definition.InputShape[1]];
        float[] output = new float[definition.OutputShape.Extents[^1]];

        Assert.Equal(0, Measure(Steps, () => stream.Step(input, output)));
        Assert.Equal(0, Measure(Steps, stream.Reset));
        Assert.Equal(0, Measure(Steps, () => stream.CopyTo(other)));
    }

    // A collection that a test beside this one starts can take the thread's allocation context, and what was left of it then counts as
    // allocated. That does not come every time; what the calls themselves allocate does.
    private static long Measure(int times, Action action)
    {
        action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 3 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < times; i++)
            {
                action();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
