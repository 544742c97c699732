using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Files;

/// <summary>Files have two biases where a recurrent layer has one: their sum.</summary>
public class AddedTensorTests
{
    private static readonly (string Name, int[] Shape, float[] Values)[] Torch =
    [
        ("head.weight", [1, 2], [7, 8]),
        ("rnn.bias_hh_l0", [2], [0.5f, -6]),
        ("rnn.bias_ih_l0", [2], [3, 4]),
        ("rnn.weight_ih_l0", [2, 1], [1, 2]),
    ];

    [Fact]
    public void TheSecondIsWrittenAsZerosRightAfterTheFirst()
    {
        SafetensorsContent content = SafetensorsContent.Read(new ByteSource(Save([1, 2, 3, 4, 7, 8])));
        Assert.Equal(
            ["rnn.weight_ih_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0", "head.weight"],
            content.Header.Tensors.Values.OrderBy(entry => entry.Begin).Select(entry => entry.Name));
        Assert.Equal([2], content.Header.Tensors["rnn.bias_hh_l0"].Shape.ToArray());
        Assert.Equal([0, 0], content.Values("rnn.bias_hh_l0"));
        Assert.Equal([3, 4], content.Values("rnn.bias_ih_l0"));
    }

    [Fact]
    public void EveryBitComesBack()
    {
        float[] parameters = [1.5f, -0f, -0f, BitConverter.UInt32BitsToSingle(0xFFC12345), float.Epsilon, float.NegativeInfinity];
        float[] loaded = NetworkFile.Load<TwoBiases>(Save(parameters)).Parameters();
        Assert.Equal(parameters.Select(BitConverter.SingleToUInt32Bits), loaded.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void WhatIsReadIsAddedUp()
    {
        Assert.Equal([1, 2, 3.5f, -2, 7, 8], NetworkFile.Load<TwoBiases>(SafetensorsFile.Build(Torch)).Parameters());
        Assert.Equal([1, 2, 3.5f, -2, 7, 8], NetworkFile.Load<TwoBiases>(SafetensorsFile.Build([.. Torch.Reverse()])).Parameters());
        Assert.Equal([1, 2, 3.5f, -2, 7, 8], NetworkFile.Load<TwoBiases>(new ForwardOnlyStream(SafetensorsFile.Build(Torch))).Parameters());
    }

    [Fact]
    public void TheSecondMayBeMissing() =>
        Assert.Equal([1, 2, 3, 4, 7, 8], NetworkFile.Load<TwoBiases>(SafetensorsFile.Build([.. Torch.Where(tensor => tensor.Name != "rnn.bias_hh_l0")])).Parameters());

    [Fact]
    public void TheFirstMayNot() => AssertRefused(
        "rnn.bias_ih_l0", "a tensor of that name", SafetensorsFile.Build([.. Torch.Where(tensor => tensor.Name != "rnn.bias_ih_l0")]));

    [Fact]
    public void TheSecondIsCheckedAsTheFirst()
    {
        AssertRefused("rnn.bias_hh_l0", "shape [2]", SafetensorsFile.Build([Torch[0], ("rnn.bias_hh_l0", [1], [0.5f]), Torch[2], Torch[3]]));
        AssertRefused("rnn.bias_hh_l0_reverse", "only tensors", SafetensorsFile.Build([.. Torch, ("rnn.bias_hh_l0_reverse", [2], [0, 0])]));
        byte[] file = SafetensorsFile.Build(Torch);
        AssertRefused(null, "bytes of data", file[..^1]);
        AssertRefused(null, "bytes of data", [.. file, 0]);
    }

    [Fact]
    public void TransferTakesBothOrNone()
    {
        TwoBiases network = new();
        TransferReport report = Transfer.Load(network, SafetensorsFile.Build(Torch));
        Assert.Equal([1, 2, 3.5f, -2, 7, 8], network.Parameters());
        Assert.Equal(
            [("rnn.bias_ih_l0", "rnn.bias_ih_l0"), ("rnn.bias_ih_l0", "rnn.bias_hh_l0")],
            report.Taken.Where(tensor => tensor.Name == "rnn.bias_ih_l0").Select(tensor => (tensor.Name, tensor.NameInFile)));
        Assert.Empty(report.Skipped);
        Assert.Empty(report.Untouched);

        TwoBiases other = new();
        report = Transfer.Load(other, SafetensorsFile.Build([Torch[0], ("rnn.bias_hh_l0", [1], [0.5f]), Torch[2], Torch[3]]));
        Assert.Equal([1, 2, 0, 0, 7, 8], other.Parameters());
        Assert.Equal(["rnn.bias_ih_l0"], report.Untouched.ToArray());
        Assert.Equal(
            [
                new SkippedTensor("rnn.bias_hh_l0", "its shape is [1]; 'rnn.bias_ih_l0' of the network has [2]"),
                new SkippedTensor(
                    "rnn.bias_ih_l0", "'rnn.bias_hh_l0', which is added to it, does not fit: its shape is [1]; 'rnn.bias_ih_l0' of the network has [2]"),
            ],
            report.Skipped.ToArray());

        report = Transfer.Load(other, SafetensorsFile.Build([.. Torch.Where(tensor => tensor.Name != "rnn.bias_ih_l0")]));
        Assert.Equal(
            [new SkippedTensor("rnn.bias_hh_l0", "'rnn.bias_ih_l0', which it is added to, does not fit: no tensor of that name")], report.Skipped.ToArray());
    }

    [Fact]
    public void WhatIsRequiredMustFitWithWhatIsAdded()
    {
        TransferOptions options = new() { RequireAll = true };
        byte[] file = SafetensorsFile.Build([Torch[0], ("rnn.bias_hh_l0", [1], [0.5f]), Torch[2], Torch[3]]);
        Assert.Equal("rnn.bias_hh_l0", Assert.Throws<NetworkFileException>(() => Transfer.Load(new TwoBiases(), file, options)).TensorName);
        Assert.Equal(4, Transfer.Load(new TwoBiases(), SafetensorsFile.Build(Torch), options).Taken.Length);
        Assert.Equal(3, Transfer.Load(new TwoBiases(), SafetensorsFile.Build([.. Torch.Where(tensor => tensor.Name != "rnn.bias_hh_l0")]), options).Taken.Length);
        TransferReport report = Transfer.Load(new TwoBiases(), SafetensorsFile.Build(Torch), new TransferOptions { Layers = ["head"] });
        Assert.All(report.Skipped, tensor => Assert.Equal("layer 'rnn' is not among those to load", tensor.Reason));
    }

    [Fact]
    public void TransferFindsTheSecondUnderTheLayersNameInTheFile()
    {
        TwoBiases network = new();
        byte[] file = SafetensorsFile.Build([("encoder.lstm.bias_ih_l0", [2], [3, 4]), ("encoder.lstm.bias_hh_l0", [2], [1, 1])]);
        Transfer.Load(network, file, new TransferOptions { PrefixInFile = "encoder.", NamesInFile = new Dictionary<string, string> { ["rnn"] = "lstm" } });
        Assert.Equal([0, 0, 4, 5, 0, 0], network.Parameters());
    }

    [Fact]
    public void ACheckpointKeepsTheOneThatTheNetworkHas()
    {
        using MemoryStream stream = new();
        TrainingState state = new() { StepCount = 1, LearningRate = 1, Seed = 0, Parameters = [1, 2, 3, 4, 7, 8] };
        new Checkpoint(TwoBiases.Definition, state, run: null).Save(stream);
        byte[] file = stream.ToArray();
        Assert.Equal([1, 2, 3, 4, 7, 8], Checkpoint.Load(new MemoryStream(file)).State.Parameters.ToArray());
        TwoBiases network = new();
        Assert.Empty(Transfer.Load(network, file).Untouched);
        Assert.Equal([1, 2, 3, 4, 7, 8], network.Parameters());
    }

    private static byte[] Save(float[] parameters)
    {
        TwoBiases network = new();
        network.SetParameters(parameters);
        using MemoryStream stream = new();
        NetworkFile.Save(network, stream);
        return stream.ToArray();
    }

    private static void AssertRefused(string? tensor, string expected, byte[] file)
    {
        TwoBiases network = new();
        network.SetParameters([1, 1, 1, 1, 1, 1]);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => NetworkFile.LoadParameters(network, file));
        Assert.Equal(tensor, error.TensorName);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.Equal([1, 1, 1, 1, 1, 1], network.Parameters());
    }
}
