using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Files;

public class NetworkFileTests
{
    // Everything a float can be must survive: signed zero, denormals, infinities, and NaN with its payload.
    private static readonly float[] Parameters =
        [1.5f, -0f, float.Epsilon, float.PositiveInfinity, BitConverter.UInt32BitsToSingle(0xFFC12345), -3.25e-38f];

    [Fact]
    public void EveryWayOutAndInKeepsEveryBit()
    {
        using HostileCulture culture = new();
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("net.safetensors");
        LinearRegression network = Network();
        NetworkFile.Save(network, path);
        using MemoryStream stream = new();
        NetworkFile.Save(network, stream);
        byte[] bytes = stream.ToArray();
        Assert.Equal(bytes, File.ReadAllBytes(path));

        AssertSameBits(NetworkFile.Load<LinearRegression>(path));
        AssertSameBits(NetworkFile.Load<LinearRegression>(bytes.AsSpan()));
        AssertSameBits(NetworkFile.Load<LinearRegression>(new MemoryStream(bytes)));
        AssertSameBits(NetworkFile.Load<LinearRegression>(new ForwardOnlyStream(bytes)));

        AssertSameBits(Loaded(target => NetworkFile.LoadParameters(target, path)));
        AssertSameBits(Loaded(target => NetworkFile.LoadParameters(target, bytes.AsSpan())));
        AssertSameBits(Loaded(target => NetworkFile.LoadParameters(target, new MemoryStream(bytes))));
        AssertSameBits(Loaded(target => NetworkFile.LoadParameters(target, new ForwardOnlyStream(bytes))));
    }

    [Fact]
    public void FileIsAsTheFormatSays()
    {
        using HostileCulture culture = new();
        byte[] bytes = Save(Network());
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, headerLength % 8);
        Assert.Equal(8 + headerLength + (6 * sizeof(float)), bytes.Length);

        string header = Encoding.UTF8.GetString(bytes, 8, headerLength);
        Assert.StartsWith("{\"__metadata__\":{", header, StringComparison.Ordinal);
        Assert.EndsWith(
            "},\"0.weight\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}," +
            "\"0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]}}",
            header.TrimEnd(' '),
            StringComparison.Ordinal);

        for (int index = 0; index < Parameters.Length; index++)
        {
            Assert.Equal(
                BitConverter.SingleToUInt32Bits(Parameters[index]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8 + headerLength + (index * sizeof(float)))));
        }
    }

    [Fact]
    public void MetadataExplainsTheFile()
    {
        using HostileCulture culture = new();
        byte[] bytes = Save(Network());
        using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes)));
        JsonElement metadata = header.RootElement.GetProperty("__metadata__");
        Assert.All(metadata.EnumerateObject(), entry => Assert.Equal(JsonValueKind.String, entry.Value.ValueKind));
        Assert.Equal("1", metadata.GetProperty("netgen.format_version").GetString());
        Assert.Equal("LinearRegression", metadata.GetProperty("netgen.network").GetString());
        Assert.Equal(
            "{\"name\":\"LinearRegression\",\"input_shape\":[2],\"layers\":[{\"name\":\"0\",\"kind\":\"Dense\",\"inputs\":[\"input\"]," +
            "\"output_shape\":[2],\"activation\":\"Linear\"}]," +
            "\"training\":{\"loss\":\"MeanSquaredError\",\"optimizer\":\"SGD\",\"learning_rate\":0.05}}",
            metadata.GetProperty("netgen.definition").GetString());
    }

    [Fact]
    public void StreamsAreUsedFromTheirPositionAndStayOpen()
    {
        using MemoryStream stream = new();
        stream.Write("before"u8);
        NetworkFile.Save(Network(), stream);
        stream.Position = "before"u8.Length;
        AssertSameBits(NetworkFile.Load<LinearRegression>(stream));
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void SavingReplacesTheFileAndLeavesNothingBeside()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("net.safetensors");
        File.WriteAllText(path, new string('x', 10_000));
        NetworkFile.Save(Network(), path);
        AssertSameBits(NetworkFile.Load<LinearRegression>(path));
        Assert.Equal(["net.safetensors"], directory.FileNames());
    }

    [Fact]
    public void FailureToSaveLeavesTheOldFile()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("net.safetensors");
        File.WriteAllText(path, "old");
        Assert.Throws<TimeoutException>(() => NetworkFile.Save(new Unreadable(), path));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["net.safetensors"], directory.FileNames());
    }

    [Fact]
    public void FailureToRenameLeavesNothingBeside()
    {
        using TemporaryDirectory directory = new();
        Directory.CreateDirectory(directory.PathOf("net.safetensors"));
        Exception? error = Record.Exception(() => NetworkFile.Save(Network(), directory.PathOf("net.safetensors")));
        Assert.True(error is IOException or UnauthorizedAccessException, $"{error}");
        Assert.Equal(["net.safetensors"], directory.FileNames());
    }

    [Fact]
    public void AMissingDirectoryIsAnInputOutputError()
    {
        using TemporaryDirectory directory = new();
        Assert.Throws<DirectoryNotFoundException>(() => NetworkFile.Save(Network(), directory.PathOf(Path.Combine("none", "net"))));
        Assert.Throws<FileNotFoundException>(() => NetworkFile.Load<LinearRegression>(directory.PathOf("none")));
    }

    [Fact]
    public void ABadFileIsNamedByItsPath()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("net.safetensors");
        File.WriteAllBytes(path, Save(Network())[..^1]);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => NetworkFile.Load<LinearRegression>(path));
        Assert.Equal(path, error.Path);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static LinearRegression Network()
    {
        LinearRegression network = new();
        network.SetParameters(Parameters);
        return network;
    }

    private static LinearRegression Loaded(Action<LinearRegression> load)
    {
        LinearRegression network = new(seed: 1);
        load(network);
        return network;
    }

    private static byte[] Save(LinearRegression network)
    {
        using MemoryStream stream = new();
        NetworkFile.Save(network, stream);
        return stream.ToArray();
    }

    private static void AssertSameBits(LinearRegression network) => Assert.Equal(
        Parameters.Select(BitConverter.SingleToUInt32Bits), network.Parameters().Select(BitConverter.SingleToUInt32Bits));

    /// <summary>A network that fails while it is being saved.</summary>
    private sealed class Unreadable : INetwork<Unreadable>
    {
        public static int InputSize => LinearRegression.InputSize;

        public static int OutputSize => LinearRegression.OutputSize;

        public static int ParameterCount => LinearRegression.ParameterCount;

        public static NetworkDefinition Definition => LinearRegression.Definition;

        public static Unreadable Create(ulong seed) => new();

        public void Predict(ReadOnlySpan<float> input, Span<float> output) => throw new TimeoutException();

        public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new TimeoutException();

        public void GetParameters(Span<float> destination) => throw new TimeoutException();

        public void SetParameters(ReadOnlySpan<float> source) => throw new TimeoutException();
    }
}
