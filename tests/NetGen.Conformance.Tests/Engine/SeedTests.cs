using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Runtime;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>An engine made from a seed has the parameters of the generated network of that seed.</summary>
public sealed class SeedTests
{
    private static readonly NetworkDefinition Definition =
        new DefinitionBuilder("Seeded", 4).Dense(5, Activation.ReLU).Dense(3, Activation.Softmax).Build();

    [Theory]
    [InlineData(0UL)]
    [InlineData(7UL)]
    [InlineData(ulong.MaxValue)]
    public void ParametersAreTheInitialisersToTheBit(ulong seed)
    {
        float[] expected = new float[Definition.ParameterCount];
        ParameterInitialization.Fill(Definition, seed, expected);

        float[] single = new float[Definition.ParameterCount];
        new RuntimeNetwork<float>(Definition, seed).GetParameters(single);
        double[] wide = new double[Definition.ParameterCount];
        new RuntimeNetwork<double>(Definition, seed).GetParameters(wide);

        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), single.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(expected.Select(value => (double)value), wide);
        Assert.NotEqual(0, expected.Max());
    }

    [Fact]
    public void OtherSeedsGiveOtherParameters()
    {
        float[] first = new float[Definition.ParameterCount];
        float[] second = new float[Definition.ParameterCount];
        new RuntimeNetwork<float>(Definition, seed: 1).GetParameters(first);
        new RuntimeNetwork<float>(Definition, seed: 2).GetParameters(second);

        Assert.NotEqual(first, second);
    }
}
