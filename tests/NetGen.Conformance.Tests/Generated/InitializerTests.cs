using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Runtime;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A generated network starts as its layers say.</summary>
public sealed class InitializerTests
{
    private static readonly Lazy<NetworkCompilation> Compilation = new(() => NetworkCompilation.Load("""
        using NetGen;

        [Network(5)]
        [Dense(4, Activation.ReLU, Initializer = Initializer.Normal, InitializerScale = 0.25)]
        [Dense(3, Initializer = Initializer.Constant, InitializerScale = -0.5)]
        [Dense(3, Activation.ReLU)]
        [Dense(3, Activation.ReLU, Initializer = Initializer.LeCunNormal)]
        [Dense(2, Initializer = Initializer.Orthogonal)]
        [Dense(2, Activation.Tanh, Initializer = Initializer.Uniform)]
        public sealed partial class Started;
        """));

    [Fact]
    public void TheDefinitionSaysHowWeightsStart() => Assert.Equal(
        [
            (Initializer.Normal, 0.25), (Initializer.Constant, -0.5), (Initializer.HeUniform, 1), (Initializer.LeCunNormal, 1),
            (Initializer.Orthogonal, 1), (Initializer.Uniform, 0.05),
        ],
        Compilation.Value.Create("Started").Definition.Parameters
            .Where(parameter => parameter.Name.EndsWith("weight", StringComparison.Ordinal))
            .Select(parameter => (parameter.Initializer, parameter.Scale)));

    [Fact]
    public void ParametersAreThoseOfTheDefinition()
    {
        ILoadedNetwork network = Compilation.Value.Create("Started", seed: 7);
        float[] expected = new float[network.ParameterCount];
        ParameterInitialization.Fill(network.Definition, 7, expected);
        float[] found = new float[network.ParameterCount];
        network.GetParameters(found);
        Assert.Equal(expected, found);
        ImmutableArray<ParameterDefinition> parameters = network.Definition.Parameters;
        Assert.All(parameters.Where(parameter => parameter.Shape.Rank == 1), bias => Assert.Equal(Initializer.Zeros, bias.Initializer));
        Assert.All(found.Skip(24).Take(12), weight => Assert.Equal(-0.5f, weight));
    }
}
