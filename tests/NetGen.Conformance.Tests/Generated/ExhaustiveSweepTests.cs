using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Every hidden activation with every head and every optimizer.</summary>
public sealed class ExhaustiveSweepTests(ITestOutputHelper output)
{
    private const int NetworksPerAssembly = 96;

    /// <summary>Where terms happen to cancel, so that float32 is just beyond a tolerance, the next draw of data is fine; what is wrong shows on every one, or on many networks.</summary>
    private const int Draws = 3;

    /// <summary>Of how many networks one may be drawn again.</summary>
    private const int NetworksPerRepetition = 500;

    [ExhaustiveFact]
    public void EveryCombinationAgreesWithTheEngine()
    {
        Deviation all = new();
        List<string> failures = [];
        List<string> repeated = [];
        NetworkDefinition[] definitions =
            [.. SweepShapes.Exhaustive().Select((shape, i) => shape.Define(string.Create(CultureInfo.InvariantCulture, $"Network{i:0000}")))];

        // No more at a time than there are processors: each has the compiled networks of a chunk in memory.
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(definitions.Chunk(NetworksPerAssembly), options, chunk =>
        {
            CompiledNetworks networks = new(chunk);
            foreach (NetworkDefinition definition in chunk)
            {
                List<string> complaints = [];
                Deviation? deviation = null;
                for (int draw = 0; draw < Draws && deviation is null; draw++)
                {
                    deviation = Compare(networks, definition, draw, complaints);
                }

                lock (all)
                {
                    all.Include(deviation ?? new Deviation());
                    (deviation is null ? failures : repeated).AddRange(complaints);
                }
            }
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{definitions.Length} networks: {all}; {repeated.Count} drawn again"));
        output.WriteLine(string.Join('\n', repeated.Order(StringComparer.Ordinal)));
        Assert.True(failures.Count == 0, string.Join('\n', failures.Order(StringComparer.Ordinal)));
        Assert.InRange(repeated.Count, 0, definitions.Length / NetworksPerRepetition);
    }

    private static Deviation? Compare(CompiledNetworks networks, NetworkDefinition definition, int draw, List<string> complaints)
    {
        try
        {
            return EngineComparison.Run(networks.CreateTrainable(definition.Name), definition, draw: draw);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            complaints.Add(exception.Message);
            return null;
        }
    }
}
