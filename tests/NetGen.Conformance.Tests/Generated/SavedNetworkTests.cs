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

    public static TheoryData<string> Sequences => [.. RecurrentNetworks.Names];

    /// <summary>After a step, so that running statistics are not those of a new network. The declared shapes are PyTorch's.</summary>
    [Theory]
    [MemberData(nameof(Images))]
    public void ATrainedImageNetworkComesBack(string name) => AssertComesBackTrained(ImageNetworks.Compiled, name);

    /// <summary>With the second bias that PyTorch has, all zeros, where NetGen has the sum of both.</summary>
    [Theory]
    [MemberData(nameof(Sequences))]
    public void ATrainedRecurrentNetworkComesBack(string name)
    {
        SafetensorsContent content = AssertComesBackTrained(RecurrentNetworks.Compiled, name);
        ParameterDefinition[] parameters = [.. RecurrentNetworks.Compiled.Definition(name).Parameters];
        Assert.All(
            parameters.Where(tensor => tensor.AddedInFiles is not null),
            tensor => Assert.Equal(new float[tensor.Shape.Size], content.Values(tensor.AddedInFiles!)));
        Assert.Equal(parameters.Length + parameters.Count(tensor => tensor.AddedInFiles is not null), content.Header.Tensors.Count(pair => !pair.Key.Contains("running", StringComparison.Ordinal)));
    }

    private static SafetensorsContent AssertComesBackTrained(CompiledNetworks networks, string name)
    {
        NetworkDefinition definition = networks.Definition(name);
        ILoadedTrainableNetwork network = networks.CreateTrainable(name, seed: 2);
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
        return content;
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

    /// <summary>
    /// Tensors of a recurrent network as PyTorch writes them: gates one below the other, two biases of which neither is zero. What they mean is spelled out here.
    /// </summary>
    [Theory]
    [InlineData("LSTM", 4)]
    [InlineData("GRU", 3)]
    [InlineData("SimpleRNN", 1)]
    public void AFileOfPyTorchsRecurrentNetworkMeansWhatItDoesThere(string kind, int gates)
    {
        const int Time = 4, Features = 2, Units = 9;
        CompiledNetworks networks = new([new DefinitionBuilder("FromPyTorch", Time, Features).Recurrent(kind, Units).Build()]);
        Random random = new(3);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-8, 9) / 8f)];
        float[] inputWeight = Draw(gates * Units * Features), stateWeight = Draw(gates * Units * Units), inputBias = Draw(gates * Units), stateBias = Draw(gates * Units);
        float[] sequence = Draw(Time * Features);
        SafetensorsTensor[] tensors =
        [
            new("0.weight_ih_l0", new TensorShape(gates * Units, Features), inputWeight),
            new("0.weight_hh_l0", new TensorShape(gates * Units, Units), stateWeight),
            new("0.bias_ih_l0", new TensorShape(gates * Units), inputBias),
            new("0.bias_hh_l0", new TensorShape(gates * Units), stateBias),
        ];
        using MemoryStream file = new();
        SafetensorsWriter.Write([], [.. tensors], file);

        double[] h = new double[Units], c = new double[Units];
        for (int t = 0; t < Time; t++)
        {
            double OfInput(int gate, int unit) => inputBias[(gate * Units) + unit]
                + Enumerable.Range(0, Features).Sum(i => (double)inputWeight[(((gate * Units) + unit) * Features) + i] * sequence[(t * Features) + i]);
            double[] before = h;
            double OfState(int gate, int unit) => stateBias[(gate * Units) + unit]
                + Enumerable.Range(0, Units).Sum(i => stateWeight[(((gate * Units) + unit) * Units) + i] * before[i]);
            double Sum(int gate, int unit) => OfInput(gate, unit) + OfState(gate, unit);
            static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
            h =
            [
                .. Enumerable.Range(0, Units).Select(unit =>
                {
                    switch (kind)
                    {
                        case "LSTM":
                            c[unit] = (Sigmoid(Sum(1, unit)) * c[unit]) + (Sigmoid(Sum(0, unit)) * Math.Tanh(Sum(2, unit)));
                            return Sigmoid(Sum(3, unit)) * Math.Tanh(c[unit]);
                        case "GRU":
                            double update = Sigmoid(Sum(1, unit));
                            return ((1 - update) * Math.Tanh(OfInput(2, unit) + (Sigmoid(Sum(0, unit)) * OfState(2, unit)))) + (update * before[unit]);
                        default:
                            return Math.Tanh(Sum(0, unit));
                    }
                }),
            ];
        }

        ILoadedNetwork network = networks.Create("FromPyTorch");
        network.LoadParameters(file.ToArray());
        float[] output = new float[Units];
        network.Predict(sequence, output);

        Tolerance.AssertClose(output, h, Deviation.OutputTolerance, floor: 1, kind);
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
