using System;

namespace NetGen.Benchmarks.Machine;

/// <summary>
/// Read a buffer a number of times, every byte once a pass: one, two or four streams, with four to sixteen sums. Which is fastest differs by
/// machine, cache level and size. The sums outlive a pass, so that nothing is counted but the reading.
/// </summary>
/// <typeparam name="TFold">What is done with what was read.</typeparam>
internal static partial class ReadKernels<TFold>
    where TFold : struct, IFold
{
    private static float _sink;

    /// <summary>All of them.</summary>
    public static ReadKernel[] All { get; } =
        [OneStreamBy4, OneStreamBy8, OneStreamBy12, OneStreamBy16, TwoStreamsBy8, TwoStreamsBy16, FourStreamsBy4, FourStreamsBy8, FourStreamsBy16];
}
