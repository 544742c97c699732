using System;
using System.Linq;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Bounds;

/// <summary>What a call cannot be faster than, in nanoseconds, as far as is known.</summary>
/// <param name="Compute">The products and activations at the multiply-add peak, and in training one reading of what the update reads.</param>
/// <param name="Read">Reading the weights once; zero for more than one sample.</param>
/// <param name="Latency">The chain of one sample; zero for more than one.</param>
internal readonly record struct Bound(double Compute, double Read, double Latency)
{
    // Two units of eight lanes, two operations each.
    private const double FlopPerCycle = 32;

    public double Nanoseconds => Math.Max(Compute, Math.Max(Read, Latency));

    /// <summary>Which of the three it is.</summary>
    public string Name => Nanoseconds == Compute ? "compute" : Nanoseconds == Read ? "read" : "latency";

    /// <summary>The bound of a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="peak">The multiply-add peak, in GFLOP/s.</param>
    /// <param name="bandwidth">The bandwidth of reading <see cref="Workload.StreamedBytes"/>, in GB/s.</param>
    public static Bound Of(Workload workload, double peak, double bandwidth)
    {
        double reading = workload.StreamedBytes / bandwidth;
        double compute = (workload.FlopPerCall + (2.0 * workload.SamplesPerCall * ActivationInstructions(workload.Definition))) / peak;
        return (workload.IsThroughput, workload.SamplesPerCall) switch
        {
            (true, _) => new Bound(compute + reading, 0, 0),
            (false, 1) => new Bound(compute, reading, Chain.Of(workload.Definition).CyclesBetweenCalls * FlopPerCycle / peak),
            _ => new Bound(compute, 0, 0),
        };
    }

    private static long ActivationInstructions(NetworkDefinition definition) =>
        definition.Layers.Sum(layer => (long)layer.OutputShape.Size * ActivationCost.Of(layer.Activation).Instructions);
}
