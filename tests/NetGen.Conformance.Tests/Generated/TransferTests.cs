using System;
using System.IO;
using System.Linq;
using NetGen.Conformance.Probe;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Layers that keep running statistics are taken over with them.</summary>
public sealed class TransferTests
{
    private const int Rows = 16;

    [Fact]
    public void RunningStatisticsGoWithTheirLayer()
    {
        TransferSource source = Trained();
        TransferTarget target = new(seed: 9);
        float[] before = Statistics(target);

        TransferReport report = Transfer.Load(target, Saved(source));

        Assert.Equal(
            ["trunk.weight", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var"], report.Taken.Select(tensor => tensor.Name));
        Assert.Equal(
            ["neck.weight", "scale.weight", "scale.bias", "scale.running_mean", "scale.running_var", "newHead.weight", "newHead.bias"],
            report.Untouched.ToArray());
        Assert.Contains(
            new SkippedTensor("scale.running_mean", "its shape is [5]; 'scale.running_mean' of the network has [7]"), report.Skipped);
        Assert.Contains("taken      norm.running_var\n", report.ToString(), StringComparison.Ordinal);
        Assert.Equal([.. Statistics(source)[..16], .. before[16..]], Statistics(target));
        Assert.NotEqual(before[..16], Statistics(source)[..16]);
        Assert.Equal(Features(source), Features(target));
    }

    [Fact]
    public void StatisticsOfALayerThatIsNotAskedForStay()
    {
        TransferTarget target = new(seed: 9);
        float[] before = Statistics(target);

        TransferReport report = Transfer.Load(target, Saved(Trained()), new TransferOptions { Layers = ["trunk"] });

        Assert.Equal(["trunk.weight"], report.Taken.Select(tensor => tensor.Name));
        Assert.Contains("norm.running_mean", report.Untouched);
        Assert.Contains(new SkippedTensor("norm.running_mean", "layer 'norm' is not among those to load"), report.Skipped);
        Assert.Equal(before, Statistics(target));
    }

    [Fact]
    public void WhereAllIsRequiredStatisticsAreToo()
    {
        SafetensorsTensor[] withoutVariance =
        [
            new("norm.weight", new TensorShape(8), new float[8]),
            new("norm.bias", new TensorShape(8), new float[8]),
            new("norm.running_mean", new TensorShape(8), new float[8]),
        ];
        using MemoryStream file = new();
        SafetensorsWriter.Write([], [.. withoutVariance], file);
        TransferTarget target = new(seed: 9);
        float[] before = Statistics(target);

        NetworkFileException error = Assert.Throws<NetworkFileException>(
            () => Transfer.Load(target, file.ToArray(), new TransferOptions { Layers = ["norm"], RequireAll = true }));

        Assert.Equal("norm.running_var", error.TensorName);
        Assert.Equal(before, Statistics(target));
        Assert.Equal(["norm.running_var"], Transfer.Load(target, file.ToArray(), new TransferOptions { Layers = ["norm"] }).Untouched.Take(2).Skip(1));
        Assert.Equal(before[8..16], Statistics(target)[8..16]);
        Assert.Equal(new float[8], Statistics(target)[..8]);
    }

    // Statistics of a step that is under way are not those of the network they are loaded into.
    [Fact]
    public void WhatABatchWouldMakeOfThemIsDropped()
    {
        TransferSource source = Trained();
        TransferTarget target = new(seed: 9);
        target.ComputeGradients(Inputs(), new int[Rows]);
        Transfer.Load(target, Saved(source));
        float[] loaded = Statistics(target);

        target.ApplyGradients();

        Assert.Equal(loaded, Statistics(target));
    }

    private static TransferSource Trained()
    {
        TransferSource network = new(seed: 1);
        for (int step = 0; step < 5; step++)
        {
            network.TrainStep(Inputs(), [.. Enumerable.Range(0, Rows).Select(row => row % 3)]);
        }

        return network;
    }

    private static float[] Inputs()
    {
        RandomStream random = new(seed: 4);
        float[] inputs = new float[Rows * TransferSource.InputSize];
        foreach (ref float value in inputs.AsSpan())
        {
            value = (3f * random.NextSingle()) - 1f;
        }

        return inputs;
    }

    private static byte[] Saved(TransferSource network)
    {
        using MemoryStream file = new();
        network.Save(file);
        return file.ToArray();
    }

    private static float[] Statistics<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork>
    {
        float[] statistics = new float[TNetwork.Definition.StatisticCount];
        network.GetStatistics(statistics);
        return statistics;
    }

    private static float[] Features<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork>
    {
        float[] features = new float[Rows * 8];
        network.PredictFeatures("norm", Inputs(), features);
        return features;
    }
}
