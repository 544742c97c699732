using System;
using System.IO;
using NetGen.Testing;
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
        float[] wanted = new float[expected.OutputSize];
        float[] given = new float[expected.OutputSize];
        expected.Predict(data.Inputs, wanted);
        actual.Predict(data.Inputs, given);
        Assert.Equal(wanted, given);
    }
}
