using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class TransferTests
{
    [Fact]
    public void WhatFitsIsTakenAndTheRestIsSaid()
    {
        LinearRegression network = new(seed: 2);
        float[] before = network.Parameters();
        byte[] file = SafetensorsFile.Build([("0.weight", [2, 2], [1, 2, 3, 4]), ("0.bias", [1], [5]), ("7.weight", [1], [6])]);
        TransferReport report = Transfer.Load(network, file);
        Assert.Equal([new TransferredTensor("0.weight", "0.weight")], report.Taken.ToArray());
        Assert.Equal(
            [
                new SkippedTensor("0.bias", "its shape is [1]; '0.bias' of the network has [2]"),
                new SkippedTensor("7.weight", "network 'LinearRegression' has no tensor for it"),
            ],
            report.Skipped.ToArray());
        Assert.Equal(["0.bias"], report.Untouched.ToArray());
        Assert.Equal([1, 2, 3, 4, before[4], before[5]], network.Parameters());
        Assert.Equal(
            "taken      0.weight\nskipped    0.bias: its shape is [1]; '0.bias' of the network has [2]\n"
            + "skipped    7.weight: network 'LinearRegression' has no tensor for it\nuntouched  0.bias\n",
            report.ToString());
    }

    [Fact]
    public void LayersMayBeCalledOtherwise()
    {
        LinearRegression network = new(seed: 2);
        byte[] file = SafetensorsFile.Build([("encoder.first.weight", [2, 2], [1, 2, 3, 4]), ("encoder.first.bias", [2], [5, 6])]);
        TransferOptions options = new() { PrefixInFile = "encoder.", NamesInFile = new Dictionary<string, string> { ["0"] = "first" }, RequireAll = true };
        TransferReport report = Transfer.Load(network, file, options);
        Assert.Equal(["0.weight", "0.bias"], report.Taken.Select(tensor => tensor.Name));
        Assert.Equal(["encoder.first.weight", "encoder.first.bias"], report.Taken.Select(tensor => tensor.NameInFile));
        Assert.Equal([1f, 2, 3, 4, 5, 6], network.Parameters());
        Assert.Empty(report.Skipped);
        Assert.Empty(report.Untouched);
    }

    [Fact]
    public void ANetworksOwnFileAndItsCheckpointGoWholeIntoAnother()
    {
        using TemporaryDirectory directory = new();
        string network = directory.PathOf("network.safetensors");
        string checkpoint = directory.PathOf("checkpoint.safetensors");
        SoftmaxRegression source = new(seed: 1);
        NetworkFile.Save(source, network);
        Checkpoint.Of(source).Save(checkpoint);

        SoftmaxRegression first = new(seed: 2);
        Assert.Equal(2, Transfer.Load(first, network).Taken.Length);
        Assert.Equal(source.Parameters(), first.Parameters());

        SoftmaxRegression second = new(seed: 2);
        TransferReport report = Transfer.Load(second, checkpoint);
        Assert.Equal(source.Parameters(), second.Parameters());
        Assert.Equal(["0.weight.velocity", "0.bias.velocity"], report.Skipped.Select(tensor => tensor.NameInFile));
    }

    [Fact]
    public void NothingThatFitsIsAnError()
    {
        LinearRegression network = new(seed: 2);
        float[] before = network.Parameters();
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Transfer.Load(network, SafetensorsFile.Build([("x.weight", [2, 2], [1, 2, 3, 4])])));
        Assert.Contains("can take ('0.weight', '0.bias'); found none among 1 ('x.weight')", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<NetworkFileException>(() => Transfer.Load(network, SafetensorsFile.Build([("0.weight", [4], [1, 2, 3, 4])])));
        Assert.Contains("its shape is [4]; '0.weight' of the network has [2, 2]", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
    }

    [Fact]
    public void AForgedLengthIsRefused()
    {
        byte[] header = Encoding.UTF8.GetBytes("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,9223372036854775807]}}""");
        byte[] file = [.. BitConverter.GetBytes((long)header.Length), .. header, 1, 2, 3];
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Transfer.Load(new LinearRegression(), file));
        Assert.Contains("expected 9223372036854775807 bytes of data; found the file's end after 3 of them", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsRequiredMustBeThere()
    {
        LinearRegression network = new(seed: 2);
        float[] before = network.Parameters();
        byte[] file = SafetensorsFile.Build([("0.weight", [2, 2], [1, 2, 3, 4])]);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Transfer.Load(network, file, new TransferOptions { RequireAll = true }));
        Assert.Equal("0.bias", error.TensorName);
        Assert.Contains("found no tensor of that name", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters());
        Assert.Single(Transfer.Load(network, new MemoryStream(file)).Taken);
    }

    [Fact]
    public void LayersThatAreNotThereAreRefused()
    {
        LinearRegression network = new();
        ArgumentException error = Assert.Throws<ArgumentException>(
            "options", () => Transfer.Load(network, default(ReadOnlySpan<byte>), new TransferOptions { Layers = ["head"] }));
        Assert.Contains("Expected a layer of network 'LinearRegression' that has parameters ('0'); found 'head'.", error.Message, StringComparison.Ordinal);
        NetworkFileException nothing = Assert.Throws<NetworkFileException>(
            () => Transfer.Load(network, SafetensorsFile.Build([("0.bias", [2], [5, 6])]), new TransferOptions { Layers = [] }));
        Assert.Contains("layer '0' is not among those to load", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsOfOtherTypesArePassedOver()
    {
        const string Header = """{"0.bias":{"dtype":"F32","shape":[2],"data_offsets":[8,16]},"n":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}""";
        byte[] text = System.Text.Encoding.UTF8.GetBytes(Header);
        byte[] file = [.. BitConverter.GetBytes((long)text.Length), .. text, 1, 2, 3, 4, 5, 6, 7, 8, .. BitConverter.GetBytes(5f), .. BitConverter.GetBytes(6f)];
        LinearRegression network = new();
        TransferReport report = Transfer.Load(network, new ForwardOnlyStream(file));
        Assert.Equal(["n"], report.Skipped.Select(tensor => tensor.NameInFile));
        Assert.Equal([5f, 6f], network.Parameters()[4..]);
    }
}
