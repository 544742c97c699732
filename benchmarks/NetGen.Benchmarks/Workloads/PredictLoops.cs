using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Loops of single predictions, optimised from their first run on.</summary>
internal static class PredictLoops
{
    /// <summary>How many samples are taken in turn. A power of two.</summary>
    public const int RingSize = 64;

    /// <summary>Predictions that know nothing of each other, so that several are in flight at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Independent<TPredictor>(TPredictor predictor, ReadOnlySpan<float> ring, Span<float> output, int calls)
        where TPredictor : struct, IPredictor
    {
        int size = ring.Length / RingSize;
        for (int call = 0; call < calls; call++)
        {
            predictor.Predict(ring.Slice((call & (RingSize - 1)) * size, size), output);
        }
    }

    /// <summary>
    /// Predictions whose inputs wait for the output of the one before: a sample, plus 0 times that output. What waits is one load,
    /// one multiplication with addition, and the store of the sample.
    /// </summary>
    /// <param name="predictor">What predicts.</param>
    /// <param name="ring">The samples.</param>
    /// <param name="input">Room for one sample.</param>
    /// <param name="output">Receives predictions; finite at the start.</param>
    /// <param name="calls">How many predictions.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dependent<TPredictor>(
        TPredictor predictor, ReadOnlySpan<float> ring, Span<float> input, Span<float> output, int calls)
        where TPredictor : struct, IPredictor
    {
        int size = input.Length;
        for (int call = 0; call < calls; call++)
        {
            ReadOnlySpan<float> sample = ring.Slice((call & (RingSize - 1)) * size, size);

            // Whole vectors where there are such: a load that spans several small stores would wait for all of them to
            // reach the cache, which is not what is to be measured.
            int index = 0;
            Vector256<float> last = Vector256.Create(output[0]);
            for (; index <= size - Vector256<float>.Count; index += Vector256<float>.Count)
            {
                Vector256.MultiplyAddEstimate(last, Vector256<float>.Zero, Vector256.Create(sample[index..])).CopyTo(input[index..]);
            }

            if (index <= size - Vector128<float>.Count)
            {
                Vector128.MultiplyAddEstimate(last.GetLower(), Vector128<float>.Zero, Vector128.Create(sample[index..])).CopyTo(input[index..]);
                index += Vector128<float>.Count;
            }

            for (; index < size; index++)
            {
                input[index] = MathF.FusedMultiplyAdd(last.ToScalar(), 0f, sample[index]);
            }

            predictor.Predict(input, output);
        }
    }
}
