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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RunningStatisticsGoWithTheirLayer(bool isCheckpoint)
    {
        TransferSource source = Trained<TransferSource>();
        TransferTarget target = new(seed: 9);
        float[] before = Statistics(target);
        using MemoryStream checkpoint = new();
        Checkpoint.Of(source).Save(checkpoint);

        TransferReport report = Transfer.Load(target, isCheckpoint ? checkpoint.ToArray() : Saved(source));

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

        TransferReport report = Transfer.Load(target, Saved(Trained<TransferSource>()), new TransferOptions { Layers = ["trunk"] });

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
        TransferSource source = Trained<TransferSource>();
        TransferTarget target = new(seed: 9);
        target.ComputeGradients(Inputs(TransferTarget.InputSize), new int[Rows]);
        Transfer.Load(target, Saved(source));
        float[] loaded = Statistics(target);

        target.ApplyGradients();

        Assert.Equal(loaded, Statistics(target));
    }

    /// <summary>A filter is as large whatever the image; what a dense layer reads is not.</summary>
    [Fact]
    public void ConvolutionsGoToANetworkOfLargerImages()
    {
        TransferImageSource source = Trained<TransferImageSource>();
        TransferImageTarget target = new(seed: 9);

        TransferReport report = Transfer.Load(target, Saved(source));

        Assert.Equal(
            ["trunk.weight", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var", "neck.bias", "head.bias"],
            report.Taken.Select(tensor => tensor.Name));
        Assert.Equal(["neck.weight", "head.weight"], report.Untouched.ToArray());
        Assert.Contains(new SkippedTensor("neck.weight", "its shape is [4, 9, 2, 2]; 'neck.weight' of the network has [4, 9, 1, 1]"), report.Skipped);
        Assert.Contains(new SkippedTensor("head.weight", "its shape is [3, 8]; 'head.weight' of the network has [3, 32]"), report.Skipped);
        Assert.Equal(Statistics(source), Statistics(target));
        Assert.NotEqual(Statistics(new TransferImageTarget(seed: 9)), Statistics(target));

        // The larger image has the smaller on top, and below it two rows of nothing.
        float[] image = Inputs(TransferImageSource.InputSize)[..TransferImageSource.InputSize];
        float[] larger = [.. image, .. new float[TransferImageTarget.InputSize - TransferImageSource.InputSize]];
        float[] expected = new float[6 * 4 * 9];
        float[] features = new float[8 * 4 * 9];
        source.PredictFeatures("norm", image, expected);
        target.PredictFeatures("norm", larger, features);
        Assert.Equal(expected, features[..expected.Length]);
    }

    /// <summary>A cell is as large whatever the length of the sequences. Of its two biases in the file both are taken, for the one that it has.</summary>
    [Fact]
    public void RecurrentLayersGoToANetworkOfLongerSequences()
    {
        TransferSequenceSource source = Trained<TransferSequenceSource>();
        TransferSequenceTarget target = new(seed: 9);

        TransferReport report = Transfer.Load(target, Saved(source));

        Assert.Equal(
            [
                "memory.weight_ih_l0", "memory.weight_hh_l0", "memory.bias_ih_l0",
                "neck.weight_ih_l0", "neck.weight_hh_l0", "neck.bias_ih_l0", "neck.bias_hh_l0", "head.bias",
            ],
            report.Taken.Select(tensor => tensor.Name).Distinct());
        Assert.Equal(["head.weight"], report.Untouched.ToArray());
        Assert.Contains(report.Skipped, skipped => skipped.NameInFile == "neck.weight_ih_l0_reverse");
        float[] sequence = Inputs(TransferSequenceSource.InputSize)[..TransferSequenceSource.InputSize];
        float[] expected = new float[6 * 9];
        float[] features = new float[10 * 9];
        source.PredictFeatures("memory", sequence, expected);
        target.PredictFeatures("memory", [.. sequence, .. new float[4 * 3]], features);
        Assert.Equal(expected, features[..expected.Length]);
        Assert.Equal(
            ["memory.weight_ih_l0", "memory.weight_hh_l0", "memory.bias_ih_l0"],
            Transfer.Load(new TransferSequenceTarget(seed: 9), Saved(source), new TransferOptions { Layers = ["memory"] }).Taken.Select(tensor => tensor.Name).Distinct());
    }

    private static TNetwork Trained<TNetwork>()
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 1);
        for (int step = 0; step < 5; step++)
        {
            network.TrainStep(Inputs(TNetwork.InputSize), [.. Enumerable.Range(0, Rows).Select(row => row % 3)]);
        }

        return network;
    }

    private static float[] Inputs(int size)
    {
        RandomStream random = new(seed: 4);
        float[] inputs = new float[Rows * size];
        foreach (ref float value in inputs.AsSpan())
        {
            value = (3f * random.NextSingle()) - 1f;
        }

        return inputs;
    }

    private static byte[] Saved<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork>
    {
        using MemoryStream file = new();
        NetworkFile.Save(network, file);
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
        network.PredictFeatures("norm", Inputs(TNetwork.InputSize), features);
        return features;
    }
}
