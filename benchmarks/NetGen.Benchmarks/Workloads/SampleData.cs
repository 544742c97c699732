using System;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Random samples, the same in every run.</summary>
internal static class SampleData
{
    /// <summary>Numbers between −1 and 1, on a 64-byte boundary.</summary>
    public static AlignedArena Inputs(int count, int size)
    {
        AlignedArena inputs = new(count * size);
        RandomStream random = new(seed: 1);
        foreach (ref float value in inputs.Span)
        {
            value = (2f * random.NextSingle()) - 1f;
        }

        return inputs;
    }

    /// <summary>Class indices.</summary>
    public static int[] Labels(int count, int classCount)
    {
        int[] labels = new int[count];
        RandomStream random = new(seed: 2);
        foreach (ref int label in labels.AsSpan())
        {
            label = random.NextInt32(classCount);
        }

        return labels;
    }
}
