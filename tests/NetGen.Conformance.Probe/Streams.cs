using System;

namespace NetGen.Conformance.Probe;

/// <summary>Networks that are given sequences step by step, as in a user's program.</summary>
public static class Streams
{
    /// <summary>Goes through some steps with each of them.</summary>
    internal static void Run()
    {
        Steps(1);
        LargeSequence large = new(1);
        LargeSequence.State state = new();
        float[] output = new float[LargeSequence.OutputSize];
        for (int step = 0; step < 3; step++)
        {
            large.Step(state, new float[64], output);
        }
    }

    /// <summary>Bytes that so many steps of a stream allocate after the first.</summary>
    public static long Steps(int count)
    {
        SmallSequence network = new(1);
        SmallSequence.State state = new();
        float[] input = new float[3];
        float[] output = new float[SmallSequence.OutputSize];
        network.Step(state, input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
        {
            network.Step(state, input, output);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
