using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Benchmarks.Compare;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Machine;

/// <summary>Reads a buffer from its start to its end.</summary>
/// <param name="buffer">What to read: at least eight elements.</param>
/// <param name="passes">How many times.</param>
internal delegate void ReadKernel(ReadOnlySpan<float> buffer, int passes);

/// <summary>How fast this core reads a buffer of one size again and again, by the loops that do it best.</summary>
internal sealed class ReadBandwidth
{
    private const int Trials = 9;
    private const int Kept = 3;

    private static readonly TimeSpan Warmup = TimeSpan.FromMilliseconds(0.5);
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(0.3);

    private readonly long _bytes;

    /// <summary>Tries all loops and keeps the fastest.</summary>
    /// <param name="bytes">The size of the buffer.</param>
    public ReadBandwidth(long bytes)
    {
        AlignedArena buffer = new(checked((int)(bytes / sizeof(float))));
        buffer.Span.Fill(1f);
        _bytes = bytes;
        ReadKernel[] kernels = [.. ReadKernels<Addition>.All, .. ReadKernels<Maximum>.All, .. ReadKernels<MultiplyAdd>.All];
        Probe[] candidates = [.. kernels.Select(kernel => new Probe(passes => kernel(buffer.Span, passes)))];
        foreach (Probe candidate in candidates)
        {
            candidate.Calibrate(Warmup, Slot);
        }

        for (int trial = 0; trial < Trials; trial++)
        {
            foreach (Probe candidate in candidates)
            {
                candidate.Measure();
            }
        }

        Probes = [.. candidates.OrderBy(candidate => candidate.Best).Take(Kept)];
    }

    /// <summary>What is to be timed in each round.</summary>
    public ImmutableArray<Probe> Probes { get; }

    /// <summary>The bandwidth of the best loop in the median round, in GB/s, which is bytes per nanosecond.</summary>
    public double Median => _bytes / Probes.Min(probe => probe.Median);

    /// <summary>The bandwidth in the best round.</summary>
    public double Best => _bytes / Probes.Min(probe => probe.Best);
}
