using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Files;

public class DamagedFileTests
{
    private const string Weight = "\"0.weight\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}";
    private const string Bias = "\"0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]}";
    private const string Good = "{" + Weight + "," + Bias + "}";
    private static readonly float[] Parameters = [1, 2, 3, 4, 5, 6];

    /// <summary>A header, the tensor that is wrong, and what the message must name of what was expected and found.</summary>
    public static TheoryData<string, string?, string, string> BadHeaders => new()
    {
        { "", null, "begins with '{'", "empty" },
        { " " + Good, null, "begins with '{'", "another byte" },
        { "[]", null, "begins with '{'", "another byte" },
        { "{", null, "JSON", "error" },
        { Good + "x", null, "JSON", "error" },
        { Good + "{}", null, "JSON", "error" },
        { Good[..^1] + ",}", null, "JSON", "error" },
        { "{\"\\ud800\":1," + Good[1..], null, "JSON", "error" },
        { "{}", "0.weight", "a tensor of that name", "no tensors" },
        { "{" + Bias + "}", "0.weight", "a tensor of that name", "'0.bias'" },
        { "{" + Weight + "}", "0.bias", "a tensor of that name", "'0.weight'" },
        { "{" + Weight + "," + Weight + "," + Bias + "}", "0.weight", "one entry", "second" },
        { "{" + Weight + "," + Bias + "," + Bias.Replace("0.bias", "1.bias") + "}", "1.bias", "'0.weight', '0.bias'", "does not have" },
        { Good.Replace("\"F32\",\"shape\":[2]", "\"F16\",\"shape\":[2]"), "0.bias", "dtype F32", "'F16'" },
        { Good.Replace("\"F32\",\"shape\":[2,2]", "32,\"shape\":[2,2]"), "0.weight", "a string in 'dtype'", "Number" },
        { Good.Replace("[2,2]", "[4]"), "0.weight", "shape [2, 2]", "[4]" },
        { Good.Replace("[2,2]", "[1,4]"), "0.weight", "shape [2, 2]", "[1, 4]" },
        { Good.Replace("[2,2]", "[2,2,1]"), "0.weight", "shape [2, 2]", "[2, 2, 1]" },
        { Good.Replace("[2,2]", "[]"), "0.weight", "shape [2, 2]", "[]" },
        { Good.Replace("[2,2]", "[2,-2]"), "0.weight", "integers from 0", "something else" },
        { Good.Replace("[2,2]", "[2,2.0]"), "0.weight", "integers from 0", "something else" },
        { Good.Replace("[2,2]", "[2,\"2\"]"), "0.weight", "integers from 0", "something else" },
        { Good.Replace("[2,2]", "[2,9223372036854775808]"), "0.weight", "integers from 0", "something else" },
        { Good.Replace("[2,2]", "2"), "0.weight", "an array in 'shape'", "Number" },
        { Good.Replace("[0,16]", "[0,16,24]"), "0.weight", "two numbers in 'data_offsets'", "3" },
        { Good.Replace("[0,16]", "[0,12]"), "0.weight", "16 bytes apart", "[0, 12]" },
        { Good.Replace("[0,16]", "[16,0]"), "0.weight", "16 bytes apart", "[16, 0]" },
        { Good.Replace("[0,16]", "[0,9223372036854775807]"), "0.weight", "16 bytes apart", "[0, 9223372036854775807]" },
        { Good.Replace("[16,24]", "[12,20]"), "0.bias", "begin at 16", "12: an overlap" },
        { Good.Replace("[16,24]", "[0,8]"), "0.bias", "begin at 16", "0: an overlap" },
        { Good.Replace("[16,24]", "[20,28]"), "0.bias", "begin at 16", "20: a hole" },
        { Good.Replace("[0,16]", "[4,20]").Replace("[16,24]", "[20,28]"), "0.weight", "begin at 0", "4: a hole" },
        { Good.Replace("[16,24]", "[9223372036854775799,9223372036854775807]"), "0.bias", "begin at 16", "a hole" },
        { Good.Replace(",\"data_offsets\":[0,16]", ""), "0.weight", "'data_offsets'", "none" },
        { Good.Replace(",\"shape\":[2,2]", ""), "0.weight", "'shape'", "none" },
        { Good.Replace("\"dtype\":\"F32\",\"shape\":[2,2]", "\"shape\":[2,2]"), "0.weight", "'dtype'", "none" },
        { Good.Replace("\"shape\":[2,2]", "\"shape\":[2,2],\"shape\":[2,2]"), "0.weight", "each once", "another 'shape'" },
        { Good.Replace("\"shape\":[2,2]", "\"shape\":[2,2],\"stride\":[2,1]"), "0.weight", "each once", "another 'stride'" },
        { "{\"0.weight\":[]," + Bias + "}", "0.weight", "an object", "StartArray" },
        { "{\"__metadata__\":[]," + Good[1..], null, "an object in '__metadata__'", "StartArray" },
        { "{\"__metadata__\":{\"a\":1}," + Good[1..], null, "a string in metadata 'a'", "Number" },
        { "{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}," + Good[1..], null, "metadata 'a' once", "twice" },
        { "{\"__metadata__\":{},\"__metadata__\":{}," + Good[1..], null, "'__metadata__' once", "twice" },
        { "{\"__metadata__\":{\"netgen.format_version\":\"2\"}," + Good[1..], null, "format version 1", "'2'" },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public void ABadHeaderIsRefusedAndTheFaultNamed(string header, string? tensor, string expected, string found)
    {
        using HostileCulture culture = new();
        NetworkFileException error = AssertRefused(Build(header));
        Assert.Equal(tensor, error.TensorName);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.Contains(found, error.Found, StringComparison.Ordinal);
        Assert.Contains(error.Expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Found, error.Message, StringComparison.Ordinal);
        Assert.Contains(tensor ?? "Network file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Good)]
    [InlineData(Good + "     ")]
    [InlineData("{" + Bias + "," + Weight + "}")]
    [InlineData("{ \"__metadata__\": {\"format\": \"pt\"}, " + Weight + ", " + Bias + " }")]
    public void WhatOthersWriteIsAccepted(string header)
    {
        LinearRegression network = new(seed: 1);
        NetworkFile.LoadParameters(network, Build(header).AsSpan());
        Assert.Equal(Parameters, network.Parameters());
    }

    [Fact]
    public void TensorsMayLieInAnyOrder()
    {
        LinearRegression network = new(seed: 1);
        NetworkFile.LoadParameters(network, Build(Good.Replace("[0,16]", "[8,24]").Replace("[16,24]", "[0,8]")).AsSpan());
        Assert.Equal([3, 4, 5, 6, 1, 2], network.Parameters());
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        byte[] file = Save();
        for (int length = 0; length < file.Length; length++)
        {
            AssertRefused(file[..length]);
        }
    }

    [Fact]
    public void EveryFlippedBitOfTheHeaderIsRefusedOrWithoutEffect()
    {
        byte[] file = Save();
        int headerEnd = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        int tensors = file.AsSpan().IndexOf("\"0.weight\":{"u8);
        int tensorsEnd = file.AsSpan(0, headerEnd).LastIndexOf((byte)'}') + 1;
        for (int bit = 0; bit < headerEnd * 8; bit++)
        {
            byte[] damaged = [.. file];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            bool mayStillBeRead = bit / 8 >= 8 && (bit / 8 < tensors || bit / 8 >= tensorsEnd);
            if (!mayStillBeRead)
            {
                AssertRefused(damaged);
                continue;
            }

            LinearRegression network = new(seed: 1);
            float[] before = network.Parameters();
            Exception? error = Record.Exception(() => NetworkFile.LoadParameters(network, damaged.AsSpan()));
            Assert.True(error is null or NetworkFileException, $"Bit {bit}: {error}");
            Assert.Equal(error is null ? Parameters : before, network.Parameters());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100_000)]
    public void TrailingBytesAreRefused(int count)
    {
        NetworkFileException error = AssertRefused([.. Build(Good), .. new byte[count]]);
        Assert.Equal("24 bytes of data", error.Expected);
        Assert.Contains("trailing", error.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000_001UL, "a header of at most 100000000 bytes")]
    [InlineData(ulong.MaxValue, "a header of at most 100000000 bytes")]
    [InlineData(1UL << 63, "a header of at most 100000000 bytes")]
    [InlineData(100_000_000UL, "a header of 100000000 bytes")]
    public void AnAbsurdHeaderLengthIsRefusedWithoutAllocatingIt(ulong length, string expected)
    {
        byte[] file = Build(Good + new string(' ', 100_000));
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        LinearRegression network = new(seed: 1);
        Record.Exception(() => NetworkFile.LoadParameters(network, new ForwardOnlyStream(file)));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? error = Record.Exception(() => NetworkFile.LoadParameters(network, new ForwardOnlyStream(file)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal(expected, Assert.IsType<NetworkFileException>(error).Expected);
        AssertRefused(file);
    }

    [Fact]
    public void BytesThatAreNoTextAreRefused()
    {
        byte[] file = Build(Good);
        file[10] = 0xFF;
        Assert.Contains("UTF-8", AssertRefused(file).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void AHostileNameDoesNotFloodTheMessage()
    {
        string name = new('n', 1_000_000);
        NetworkFileException error = AssertRefused(Build($"{{\"{name}\":{{\"{name}\":1}}}}"));
        Assert.InRange(error.Message.Length, 1, 1_000);
    }

    [Fact]
    public void DeepNestingIsRefused() =>
        AssertRefused(Build("{\"0.weight\":{\"shape\":" + new string('[', 100_000) + new string(']', 100_000) + "}}"));

    [Fact]
    public void AHeaderOfManyPiecesIsRead()
    {
        LinearRegression network = new(seed: 1);
        NetworkFile.LoadParameters(network, new ForwardOnlyStream(Build(Good + new string(' ', 300_000))));
        Assert.Equal(Parameters, network.Parameters());
    }

    /// <summary>Loads in every way; each must fail alike and change nothing.</summary>
    private static NetworkFileException AssertRefused(byte[] file)
    {
        LinearRegression network = new(seed: 1);
        float[] before = network.Parameters();
        NetworkFileException[] errors =
        [
            Assert.Throws<NetworkFileException>(() => NetworkFile.LoadParameters(network, file.AsSpan())),
            Assert.Throws<NetworkFileException>(() => NetworkFile.LoadParameters(network, new MemoryStream(file))),
            Assert.Throws<NetworkFileException>(() => NetworkFile.LoadParameters(network, new ForwardOnlyStream(file))),
            Assert.Throws<NetworkFileException>(() => NetworkFile.Load<LinearRegression>(file.AsSpan())),
        ];
        Assert.Equal(0, network.SetParametersCalls);
        Assert.Equal(before, network.Parameters());
        Assert.Single(errors.Select(error => error.Expected).Distinct());
        return errors[0];
    }

    private static byte[] Save()
    {
        LinearRegression network = new();
        network.SetParameters(Parameters);
        using MemoryStream stream = new();
        NetworkFile.Save(network, stream);
        return stream.ToArray();
    }

    private static byte[] Build(string header)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + text.Length + (Parameters.Length * sizeof(float))];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)text.Length);
        text.CopyTo(file, 8);
        for (int index = 0; index < Parameters.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(8 + text.Length + (index * sizeof(float))), Parameters[index]);
        }

        return file;
    }
}
