using System;
using System.Collections.Generic;
using System.IO;
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

    [Fact]
    public void AFileIsReadAtAnyWidth()
    {
        CompiledNetworks[] widths = [.. new[] { 128, 256, 512 }.Select(bits => new CompiledNetworks(Definitions(), new RunOptions { VectorWidth = $"{bits}" }))];
        foreach (string name in widths[0].Names)
        {
            SampleData data = new(widths[0].Definition(name), rows: 1, seed: 6);
            foreach (CompiledNetworks writer in widths)
            {
                ILoadedNetwork written = writer.Create(name, seed: 5);
                using MemoryStream stream = new();
                written.Save(stream);
                foreach (CompiledNetworks reader in widths)
                {
                    ILoadedNetwork read = reader.Create(name);
                    read.LoadParameters(stream.ToArray().AsSpan());
                    Assert.Equal(SampleNetworks.Parameters(written), SampleNetworks.Parameters(read));
                    Assert.True(Tolerance.LargestDifference(Predict(read, data), SampleData.Widen(Predict(written, data))) <= Deviation.OutputTolerance);
                }
            }
        }
    }

    private static float[] Predict(ILoadedNetwork network, SampleData data)
    {
        float[] output = new float[network.OutputSize];
        network.Predict(data.Inputs, output);
        return output;
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
        // Not spelled out: panels, blocks of rows, remainders of both.
        yield return new DefinitionBuilder("Width4", 100)
            .Dense(70, Activation.ReLU)
            .Dense(37, Activation.Tanh)
            .Dense(10, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, epsilon: 1e-2)
            .Build();
        yield return new DefinitionBuilder("Width3", 16)
            .Dense(8)
            .Activate(Activation.Softmax)
            .Training(Loss.MeanSquaredError, Optimizer.Adam, epsilon: 1e-2)
            .Build();
    }
}
