using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Benchmarks.Compare;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Machine;

/// <summary>How fast this core reads a buffer of one size again and again, by the kernel that does it best.</summary>
internal sealed class ReadBandwidth
{
    private readonly long _bytes;

    /// <summary>Allocates the buffer.</summary>
    /// <param name="bytes">Its size; a remainder that is no full vector is not read.</param>
    public ReadBandwidth(long bytes)
    {
        AlignedArena buffer = new(checked((int)(bytes / sizeof(float))));
        buffer.Span.Fill(1f);
        _bytes = bytes;
        Probes =
        [
            new Probe(calls => Repeat(calls, buffer, ReadKernels.By4)),
            new Probe(calls => Repeat(calls, buffer, ReadKernels.By8)),
            new Probe(calls => Repeat(calls, buffer, ReadKernels.FourStreams)),
        ];
    }

    private delegate void ReadKernel(ReadOnlySpan<float> buffer);

    /// <summary>What is to be timed in each round.</summary>
    public ImmutableArray<Probe> Probes { get; }

    /// <summary>The bandwidth in the median round of the best kernel, in GB/s, which is bytes per nanosecond.</summary>
    public double Median => _bytes / Probes.Min(probe => probe.Median);

    private static void Repeat(int calls, AlignedArena buffer, ReadKernel kernel)
    {
        for (int call = 0; call < calls; call++)
        {
            kernel(buffer.Span);
        }
    }
}
