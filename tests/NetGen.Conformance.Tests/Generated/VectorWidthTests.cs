using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A part of the sweep on vectors of other widths.</summary>
public sealed class VectorWidthTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void OtherWidthsAgreeWithTheEngine(int bits)
    {
        CompiledNetworks networks = new(Definitions(), new RunOptions { VectorWidth = $"{bits}" });
        Deviation all = new();
        foreach (string name in networks.Names)
        {
            all.Include(EngineComparison.Run(networks.CreateTrainable(name), networks.Definition(name)));
        }

        output.WriteLine(all.ToString());
        Assert.All(networks.Compilation.Run.Sources, source =>
        {
            Assert.Contains($"Vector{bits}<float>", source.SourceText.ToString(), StringComparison.Ordinal);

            // Narrow layers take a part of the width; nothing takes more.
            Assert.DoesNotContain($"Vector{2 * bits}<float>", source.SourceText.ToString(), StringComparison.Ordinal);
        });
    }

    private static IEnumerable<NetworkDefinition> Definitions()
    {
        // Between them every activation, head and optimizer, and sizes on both sides of either width.
        yield return new DefinitionBuilder("Width0", 7)
            .Dense(17, Activation.Tanh)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();
        yield return new DefinitionBuilder("Width1", 33)
            .Dense(65, Activation.ReLU, useBias: false)
            .Dense(31, Activation.Sigmoid)
            .Training(Loss.MeanSquaredError, Optimizer.Adam, epsilon: 1e-2)
            .Build();
        yield return new DefinitionBuilder("Width2", 4)
            .Activate(Activation.Sigmoid)
            .Dense(9, Activation.Tanh)
            .Activate(Activation.ReLU)
            .Dense(1)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build();
        yield return new DefinitionBuilder("Width3", 16)
            .Dense(8)
            .Activate(Activation.Softmax)
            .Training(Loss.MeanSquaredError, Optimizer.Adam, epsilon: 1e-2)
            .Build();
    }
}
