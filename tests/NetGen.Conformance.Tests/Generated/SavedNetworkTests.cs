using System;
using System.IO;
using System.Linq;
using NetGen.Runtime;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A saved network comes back bit for bit, and a file of another network changes nothing.</summary>
public sealed class SavedNetworkTests
{
    public static TheoryData<string> Names => [.. SampleNetworks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void ANetworkComesBackThroughAPath(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, rows: 1);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            network.Save(path);
            AssertSame(network, network.Load(path), data);
            ILoadedNetwork other = network.Create(seed: 9);
            other.LoadParameters(path);
            AssertSame(network, other, data);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ANetworkComesBackThroughAStreamOrBytes(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, rows: 1);
        using MemoryStream stream = new();
        network.Save(stream);
        byte[] bytes = stream.ToArray();

        AssertSame(network, network.Load(new MemoryStream(bytes)), data);
        AssertSame(network, network.Load(bytes.AsSpan()), data);
        ILoadedNetwork other = network.Create(seed: 9);
        other.LoadParameters(new MemoryStream(bytes));
        AssertSame(network, other, data);
        other = network.Create(seed: 9);
        other.LoadParameters(bytes.AsSpan());
        AssertSame(network, other, data);
    }

    public static TheoryData<string> Images => [.. ImageNetworks.Names];

    /// <summary>After a step, so that running statistics are not those of a new network. The declared shapes are PyTorch's.</summary>
    [Theory]
    [MemberData(nameof(Images))]
    public void ATrainedImageNetworkComesBack(string name)
    {
        NetworkDefinition definition = ImageNetworks.Compiled.Definition(name);
        ILoadedTrainableNetwork network = ImageNetworks.Compiled.CreateTrainable(name, seed: 2);
        SampleData data = new(definition, rows: 9, seed: 1);
        network.TrainStep(data.Inputs, data.Targets);
        using MemoryStream stream = new();
        network.Save(stream);

        SafetensorsContent content = SafetensorsContent.Read(new ByteSource(stream.ToArray()));
        Assert.All(definition.Parameters.Concat(definition.Statistics), tensor => Assert.Equal(
            tensor.Shape.Extents.Select(extent => (long)extent), content.Header.Tensors[tensor.Name].Shape));
        Assert.Equal(SampleNetworks.Parameters(network), definition.Parameters.SelectMany(tensor => content.Values(tensor.Name)));
        Assert.Equal(SampleNetworks.Statistics(network), definition.Statistics.SelectMany(tensor => content.Values(tensor.Name)));
        AssertSame(network, network.Load(stream.ToArray()), data);
    }

    /// <summary>
    /// Tensors as PyTorch writes them: filter, channel, row, column; features behind the flattened image channel by channel. What they mean is spelled out here.
    /// All values are multiples of a quarter, and the sums exact.
    /// </summary>
    [Fact]
    public void AFileOfPyTorchsMeansWhatItDoesThere()
    {
        const int Height = 4, Width = 5, Channels = 2, Filters = 3, KernelHeight = 2, KernelWidth = 3, Classes = 2;
        const int Rows = Height - KernelHeight + 1, Columns = Width - KernelWidth + 1;
        CompiledNetworks networks = new([
            new DefinitionBuilder("FromPyTorch", Height, Width, Channels)
                .Conv(Filters, [KernelHeight, KernelWidth], Activation.ReLU).Flatten().Dense(Classes).Build(),
        ]);
        Random random = new(3);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-8, 9) / 4f)];
        float[] kernel = Draw(Filters * Channels * KernelHeight * KernelWidth);
        float[] bias = Draw(Filters);
        float[] weight = Draw(Classes * Filters * Rows * Columns);
        float[] lastBias = Draw(Classes);
        float[] image = Draw(Height * Width * Channels);
        SafetensorsTensor[] tensors =
        [
            new("0.weight", new TensorShape(Filters, Channels, KernelHeight, KernelWidth), kernel),
            new("0.bias", new TensorShape(Filters), bias),
            new("2.weight", new TensorShape(Classes, Filters * Rows * Columns), weight),
            new("2.bias", new TensorShape(Classes), lastBias),
        ];
        using MemoryStream file = new();
        SafetensorsWriter.Write([], [.. tensors], file);

        float Convolved(int filter, int row, int column) => MathF.Max(0, bias[filter] + (
            from channel in Enumerable.Range(0, Channels)
            from y in Enumerable.Range(0, KernelHeight)
            from x in Enumerable.Range(0, KernelWidth)
            select kernel[(((((filter * Channels) + channel) * KernelHeight) + y) * KernelWidth) + x]
                * image[((((row + y) * Width) + column + x) * Channels) + channel]).Sum());
        float[] features =
        [
            .. from filter in Enumerable.Range(0, Filters)
               from row in Enumerable.Range(0, Rows)
               from column in Enumerable.Range(0, Columns)
               select Convolved(filter, row, column),
        ];
        float[] expected = [.. Enumerable.Range(0, Classes).Select(unit => lastBias[unit] + features.Select((value, i) => value * weight[(unit * features.Length) + i]).Sum())];

        ILoadedNetwork network = networks.Create("FromPyTorch");
        network.LoadParameters(file.ToArray());
        float[] output = new float[Classes];
        network.Predict(image, output);

        Assert.Equal(expected, output);
    }

    [Fact]
    public void AFileOfAnotherNetworkChangesNothing()
    {
        ILoadedNetwork network = SampleNetworks.Compiled.Create(SampleNetworks.Classifier);
        float[] before = SampleNetworks.Parameters(network);
        using MemoryStream stream = new();
        SampleNetworks.Compiled.Create(SampleNetworks.Regression).Save(stream);
        byte[] bytes = stream.ToArray();

        NetworkFileException exception = Assert.Throws<NetworkFileException>(() => network.LoadParameters(bytes.AsSpan()));
        Assert.Contains("0.weight", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, SampleNetworks.Parameters(network));
        Assert.Throws<NetworkFileException>(() => network.LoadParameters(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Equal(before, SampleNetworks.Parameters(network));
    }

    private static void AssertSame(ILoadedNetwork expected, ILoadedNetwork actual, SampleData data)
    {
        Assert.Equal(SampleNetworks.Parameters(expected), SampleNetworks.Parameters(actual));
        Assert.Equal(SampleNetworks.Statistics(expected), SampleNetworks.Statistics(actual));
        float[] wanted = new float[expected.OutputSize];
        float[] given = new float[expected.OutputSize];
        expected.Predict(data.Inputs.AsSpan(0, expected.InputSize), wanted);
        actual.Predict(data.Inputs.AsSpan(0, actual.InputSize), given);
        Assert.Equal(wanted, given);
    }
}
