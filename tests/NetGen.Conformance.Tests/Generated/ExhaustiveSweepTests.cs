using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Every hidden activation with every head and every optimizer; only with the environment variable <c>NETGEN_EXHAUSTIVE=1</c>.</summary>
public sealed class ExhaustiveSweepTests(ITestOutputHelper output)
{
    private const int NetworksPerAssembly = 96;

    [Fact]
    public void EveryCombinationAgreesWithTheEngine()
    {
        if (Environment.GetEnvironmentVariable("NETGEN_EXHAUSTIVE") != "1")
        {
            return;
        }

        Deviation all = new();
        List<string> failures = [];
        NetworkDefinition[] definitions =
            [.. SweepShapes.Exhaustive().Select((shape, i) => shape.Define(string.Create(CultureInfo.InvariantCulture, $"Network{i:0000}")))];
        foreach (NetworkDefinition[] chunk in definitions.Chunk(NetworksPerAssembly))
        {
            CompiledNetworks networks = new(chunk);
            foreach (NetworkDefinition definition in chunk)
            {
                try
                {
                    all.Include(EngineComparison.Run(networks.CreateTrainable(definition.Name), definition));
                }
                catch (Exception exception) when (exception is not OutOfMemoryException)
                {
                    failures.Add(exception.Message);
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{definitions.Length} networks: {all}"));
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }
}
