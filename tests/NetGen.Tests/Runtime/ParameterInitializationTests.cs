using System;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Runtime;

public class ParameterInitializationTests
{
    private static readonly ParameterDefinition Weight = new("0.weight", new TensorShape(2, 3), Initializer.GlorotUniform, 3, 2);
    private static readonly ParameterDefinition Bias = new("0.bias", new TensorShape(2), Initializer.Zeros, 3, 2);
    private static readonly ParameterDefinition SecondWeight = new("1.weight", new TensorShape(1, 2), Initializer.HeUniform, 2, 1);

    // Computed with another implementation of the generator: what a seed means is a promise.
    private static readonly uint[] Seed42Bits =
    [
        0x3e4e8214, 0x3f6e3681, 0xbf8398a0, 0xbf578e71, 0x3f8329ec, 0xbf6bc046,
        0, 0,
        0x3e363b54, 0x3f975909,
    ];

    [Fact]
    public void ValuesOfASeedAreFixedForever()
    {
        float[] values = Fill(42, Weight, Bias, SecondWeight);
        Assert.Equal(Seed42Bits, values.Select(BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void ALayerAtTheEndLeavesTheOthersAsTheyWere()
    {
        float[] small = Fill(9, Weight, Bias);
        float[] large = Fill(9, Weight, Bias, SecondWeight);
        Assert.Equal(small, large[..small.Length]);
    }

    [Fact]
    public void SeedsDiffer() => Assert.NotEqual(Fill(1, Weight), Fill(2, Weight));

    [Fact]
    public void TensorsOfEqualShapeDiffer()
    {
        float[] values = Fill(1, Weight, Weight with { Name = "1.weight" });
        Assert.NotEqual(values[..6], values[6..]);
    }

    [Theory]
    [InlineData(Initializer.GlorotUniform, 60, 40, 0.244948974278)]
    [InlineData(Initializer.HeUniform, 60, 40, 0.316227766017)]
    public void UniformValuesFillTheirRange(Initializer initializer, int fanIn, int fanOut, double limit)
    {
        const int Count = 100_000;
        float[] values = Fill(3, new ParameterDefinition("w", new TensorShape(Count), initializer, fanIn, fanOut));
        Assert.All(values, value => Assert.InRange(Math.Abs(value), 0, limit * 1.0000001));
        Assert.InRange(values.Max(), limit * 0.999, limit * 1.0000001);
        Assert.InRange(values.Min(), -limit * 1.0000001, -limit * 0.999);

        // Four standard errors of the mean, and of the variance a²/3.
        Assert.InRange(values.Average(value => (double)value), -4 * limit / Math.Sqrt(3.0 * Count), 4 * limit / Math.Sqrt(3.0 * Count));
        Assert.InRange(values.Average(value => (double)value * value) / (limit * limit / 3), 0.988, 1.012);
    }

    [Fact]
    public void ZerosOverwriteWhatWasThere()
    {
        float[] values = [1, 2];
        ParameterInitialization.Fill(Define(Bias), 5, values);
        Assert.Equal([0f, 0f], values);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    public void AWrongLengthIsNamed(int length)
    {
        using HostileCulture culture = new();
        ArgumentException error = Assert.Throws<ArgumentException>(
            "canonicalParameters", () => ParameterInitialization.Fill(Define(Weight, Bias), 0, new float[length]));
        Assert.Contains("8 parameters", error.Message, StringComparison.Ordinal);
        Assert.Contains($"holds {length}", error.Message, StringComparison.Ordinal);
    }

    private static float[] Fill(ulong seed, params ParameterDefinition[] parameters)
    {
        NetworkDefinition definition = Define(parameters);
        float[] values = new float[definition.ParameterCount];
        ParameterInitialization.Fill(definition, seed, values);
        return values;
    }

    private static NetworkDefinition Define(params ParameterDefinition[] parameters)
    {
        LayerDefinition layer = new()
        {
            Name = "0",
            Kind = "Dense",
            Inputs = [NetworkDefinition.InputName],
            OutputShape = new TensorShape(2),
            Parameters = [.. parameters],
        };
        return new NetworkDefinition("Net", new TensorShape(3), [layer], training: null);
    }
}
