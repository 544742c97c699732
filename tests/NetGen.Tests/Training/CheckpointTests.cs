using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;
using static NetGen.Tests.Support.ResumableTraining;

namespace NetGen.Tests.Training;

public class CheckpointTests
{
    [Fact]
    public void ItIsSavedAsOftenAsSaid()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        List<long> saved = [];
        SoftmaxRegression network = New();
        network.Stepping = _ =>
        {
            if (File.Exists(path))
            {
                saved.Add(Checkpoint.Load(path).Iterations!.Value);
                File.Delete(path);
            }
        };
        network.Fit(Samples, Options() with { Epochs = 4, Checkpoint = new CheckpointOptions(path) { EveryEpochs = 2, EverySteps = 5 } });
        Assert.Equal([5L, 10, 12, 15, 20], saved);
        Assert.Equal(24, Checkpoint.Load(path).Iterations);
        Assert.Equal(["checkpoint.safetensors"], directory.FileNames());
    }

    [Fact]
    public void AFailedSaveLeavesTheOldFile()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        SoftmaxRegression network = New();
        Checkpoint.Of(network).Save(path);
        byte[] before = File.ReadAllBytes(path);
        Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(before.AsSpan(0, 100));
            throw new IOException("full");
        }));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["checkpoint.safetensors"], directory.FileNames());
    }

    [Fact]
    public void ALoopOfOnesOwnMayGoOnToo()
    {
        SoftmaxRegression straight = New();
        SoftmaxRegression cut = New();
        Steps(straight, 5);
        Steps(cut, 5);
        using MemoryStream file = new();
        Checkpoint.Of(cut).Save(file);
        SoftmaxRegression resumed = New(seed: 3);
        Checkpoint checkpoint = Checkpoint.Load(new ForwardOnlyStream(file.ToArray()));
        checkpoint.Restore(resumed);
        Steps(straight, 5);
        Steps(resumed, 5);
        Assert.Equal(straight.Parameters(), resumed.Parameters());
        Assert.Equal((10, 5), (resumed.GetTrainingState().StepCount, checkpoint.State.StepCount));
        Assert.Equal((false, null, "SoftmaxRegression"), (checkpoint.IsOfFit, checkpoint.Epoch, checkpoint.NetworkName));
        ArgumentException error = Assert.Throws<ArgumentException>("options", () => resumed.Fit(Samples, new FitOptions { ResumeFrom = checkpoint }));
        Assert.Contains("no position in a training", error.Message, StringComparison.Ordinal);

        static void Steps(SoftmaxRegression network, int count)
        {
            for (int step = 0; step < count; step++)
            {
                network.TrainStep(Samples.Inputs, Samples.Labels);
            }
        }
    }

    [Fact]
    public void ACheckpointOfAnotherTrainingIsRefused()
    {
        using HostileCulture culture = new();
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        New().Fit(Samples, Options() with { Epochs = 1, Checkpoint = new CheckpointOptions(path) });
        Checkpoint checkpoint = Checkpoint.Load(path);
        FitOptions options = Options() with { ResumeFrom = checkpoint };
        SoftmaxRegression network = New(seed: 99);
        float[] before = network.Parameters();

        Assert.Contains("samples to train on: expected 45; found 44.", Refused(options, Samples.Subset([.. Enumerable.Range(0, 44)])), StringComparison.Ordinal);
        Assert.Contains("validation samples: expected 10; found 45.", Refused(options with { Validation = Samples }), StringComparison.Ordinal);
        Assert.Contains("BatchSize: expected 8; found 9.", Refused(options with { BatchSize = 9 }), StringComparison.Ordinal);
        Assert.Contains("Shuffle: expected True; found False.", Refused(options with { Shuffle = false }), StringComparison.Ordinal);
        Assert.Contains("ShuffleSeed: expected 5; found 6.", Refused(options with { ShuffleSeed = 6 }), StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());

        New().Fit(Samples, Options() with { Epochs = 1, EarlyStopping = null, Checkpoint = new CheckpointOptions(path) });
        Assert.Contains("expected the parameters of epoch 1, which is the best by its Monitor; found none.", Refused(options with { ResumeFrom = Checkpoint.Load(path) }), StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());

        Dataset pairs = new([1, 2], 2, [1, 2f], 2);
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => new LinearRegression().Fit(pairs, new FitOptions { ResumeFrom = checkpoint }));
        Assert.Contains("Expected a checkpoint of network 'LinearRegression'; found one of 'SoftmaxRegression'.", error.Message, StringComparison.Ordinal);

        string Refused(FitOptions given, Dataset? data = null) =>
            Assert.Throws<ArgumentException>("options", () => network.Fit(data ?? Samples, given)).Message;
    }

    [Fact]
    public void AFileThatIsNoCheckpointIsRefused()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("network.safetensors");
        NetworkFile.Save(New(), path);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Checkpoint.Load(path));
        Assert.Contains("expected the metadata of a checkpoint ('netgen.checkpoint'); found none.", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
    }

    [Theory]
    [InlineData("\"parameters\":[\"0.weight\",\"0.bias\"]", "\"parameters\":[null,\"0.bias\"]", "there is a null in 'parameters'")]
    [InlineData("\"step\":0", "\"step\":-1", "'step' is at least 0, not -1")]
    [InlineData("\"epoch\":2,\"step\"", "\"epoch\":0,\"step\"", "'epoch' is at least 1, not 0")]
    [InlineData("\"iterations\":6", "\"iterations\":-6", "'iterations' is at least 0, not -6")]
    [InlineData("\"version\":2", "\"version\":1", "expected a checkpoint of version 2; found version 1")]
    [InlineData("0.bias.best", "9.bias.best", "'0.bias.best': expected a tensor of that name")]
    public void WhatAFileSaysOfATrainingIsNotBelieved(string said, string forged, string message)
    {
        using HostileCulture culture = new();
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("checkpoint.safetensors");
        New().Fit(Samples, Options() with { Epochs = 1, Checkpoint = new CheckpointOptions(path) });
        byte[] file = File.ReadAllBytes(path);
        int header = BitConverter.ToInt32(file);
        string quoted = said.Replace("\"", "\\\"", StringComparison.Ordinal);
        string text = Encoding.UTF8.GetString(file.AsSpan(8, header));
        bool isMetadata = text.Contains(quoted, StringComparison.Ordinal);
        Assert.True(isMetadata || text.Contains(said, StringComparison.Ordinal), text);
        text = isMetadata
            ? text.Replace(quoted, forged.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
            : text.Replace(said, forged, StringComparison.Ordinal);
        byte[] changed = Encoding.UTF8.GetBytes(text);

        NetworkFileException error = Assert.Throws<NetworkFileException>(
            () => Checkpoint.Load(new MemoryStream([.. BitConverter.GetBytes((long)changed.Length), .. changed, .. file.AsSpan(8 + header)])));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCutOffFileIsRefused()
    {
        using MemoryStream file = new();
        Checkpoint.Of(New()).Save(file);
        byte[] bytes = file.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<NetworkFileException>(() => Checkpoint.Load(new MemoryStream(bytes, 0, length)));
            Assert.Throws<NetworkFileException>(() => Checkpoint.Load(new ForwardOnlyStream(bytes[..length])));
        }

        Assert.Throws<NetworkFileException>(() => Checkpoint.Load(new MemoryStream([.. bytes, 0])));
    }
}
