using System.Linq;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>Sequences for <see cref="StepEcho"/>.</summary>
internal static class SequenceData
{
    /// <summary>Random probabilities of two classes, a random class for each step, lengths from 1 to the full one.</summary>
    public static Dataset Random(int count, ulong seed)
    {
        RandomStream random = new(seed);
        float[] inputs = new float[count * StepEcho.InputSize];
        for (int step = 0; step < count * StepEcho.Time; step++)
        {
            float probability = random.NextSingle();
            inputs[step * StepEcho.Classes] = probability;
            inputs[(step * StepEcho.Classes) + 1] = 1 - probability;
        }

        int[] labels = [.. Enumerable.Range(0, count * StepEcho.Time).Select(_ => random.NextInt32(StepEcho.Classes))];
        int[] lengths = [.. Enumerable.Range(0, count).Select(_ => 1 + random.NextInt32(StepEcho.Time))];
        return new Dataset(inputs, StepEcho.InputSize, labels, StepEcho.Classes).WithLengths(lengths);
    }
}
