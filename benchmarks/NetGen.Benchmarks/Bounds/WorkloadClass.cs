using System.Linq;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Bounds;

/// <summary>Workloads whose time is made of the same things.</summary>
internal enum WorkloadClass
{
    /// <summary>One sample, bounded by latency, as I1.</summary>
    Latency,

    /// <summary>One sample, weights in the first-level cache, as I2.</summary>
    FirstLevel,

    /// <summary>One sample, weights in the second-level cache, as I3.</summary>
    SecondLevel,

    /// <summary>One sample, weights beyond the second-level cache, as I4.</summary>
    ThirdLevel,

    /// <summary>One sample, weights used for many positions each, as I7.</summary>
    Convolution,

    /// <summary>Batches of predictions, as I3/64.</summary>
    Batched,

    /// <summary>Training steps, weights in the first-level cache, as T1.</summary>
    SmallTraining,

    /// <summary>Training steps, weights beyond it, as T2.</summary>
    Training,

    /// <summary>Training steps, weights used for many positions each, as T3.</summary>
    ConvolutionTraining,
}

/// <summary>Finds the class of a workload.</summary>
internal static class WorkloadClasses
{
    // Common sizes of the two caches that a core has to itself.
    private const long FirstLevelBytes = 32 * 1024;
    private const long SecondLevelBytes = 512 * 1024;

    public static WorkloadClass Of(Workload workload, Bound bound) => workload switch
    {
        { IsThroughput: true } when Convolves(workload) => WorkloadClass.ConvolutionTraining,
        { IsThroughput: true, ParameterBytes: <= FirstLevelBytes } => WorkloadClass.SmallTraining,
        { IsThroughput: true } => WorkloadClass.Training,
        { SamplesPerCall: > 1 } => WorkloadClass.Batched,
        _ when Convolves(workload) => WorkloadClass.Convolution,
        _ when bound.Nanoseconds == bound.Latency => WorkloadClass.Latency,
        { ParameterBytes: <= FirstLevelBytes } => WorkloadClass.FirstLevel,
        { ParameterBytes: <= SecondLevelBytes } => WorkloadClass.SecondLevel,
        _ => WorkloadClass.ThirdLevel,
    };

    private static bool Convolves(Workload workload) =>
        workload.Definition.Layers.Any(layer => layer.Kind is "Conv1D" or "Conv2D");
}
