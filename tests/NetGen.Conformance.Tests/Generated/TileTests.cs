using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Where kernels are cut: batches around every height of a tile, and layers around every width of a vector behind wider ones.</summary>
public sealed class TileTests(ITestOutputHelper output)
{
    private const int MostRows = 25;

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void EveryBatchAgreesWithTheEngine(int bits)
    {
        NetworkDefinition definition = new DefinitionBuilder("Medium", 37)
            .Dense(53, Activation.ReLU)
            .Dense(19, Activation.ReLU)
            .Dense(10, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();
        CompiledNetworks networks = new([definition], new RunOptions { VectorWidth = $"{bits}" });
        EngineComparison comparison = new(
            networks.CreateTrainable(definition.Name), definition, rows: 101, batches: [.. Enumerable.Range(1, MostRows)]);
        comparison.Reset();
        comparison.ComparePredictions();
        comparison.CompareGradients();

        output.WriteLine(comparison.Deviation.ToString());
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void NarrowAndWideLayersInTurnAgreeWithTheEngine(int bits)
    {
        CompiledNetworks networks = new(NarrowAndWide(), new RunOptions { VectorWidth = $"{bits}" });
        Deviation all = new();
        foreach (string name in networks.Names)
        {
            EngineComparison comparison = new(networks.CreateTrainable(name), networks.Definition(name), rows: 33, batches: [1, 2, 7, 9]);
            comparison.Reset();
            comparison.CompareGradients();
            all.Include(comparison.Deviation);
        }

        output.WriteLine(all.ToString());
    }

    // Each weight but the first is transposed, between axes of equal lanes and of unequal ones, whichever has more.
    private static IEnumerable<NetworkDefinition> NarrowAndWide() =>
        from wide in (int[])[9, 20, 41]
        from narrow in (int[])[1, 3, 4, 5, 8]
        select new DefinitionBuilder(string.Create(CultureInfo.InvariantCulture, $"From{wide}To{narrow}"), 6)
            .Dense(wide, Activation.Tanh)
            .Dense(narrow, Activation.Sigmoid)
            .Dense(wide + 8, Activation.Tanh)
            .Dense(narrow)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build();
}
