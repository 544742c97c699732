using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using NetGen;

namespace Penguins;

/// <summary>Times single predictions of any network.</summary>
internal static class PredictionTimer
{
    private const int Rounds = 20;
    private const int PassesPerRound = 500;

    /// <summary>The nanoseconds of one prediction: the best of several rounds, for what else the machine does only adds to them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples to predict, in turn.</param>
    public static double Measure<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : INetwork<TNetwork>
    {
        double best = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Predict(network, data.Inputs, PassesPerRound);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)PassesPerRound * data.Count));
        }

        return best;
    }

    // Optimised at the first call; otherwise the loop around the predictions would be measured as the slow code it starts as.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Predict<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, int passes)
        where TNetwork : INetwork<TNetwork>
    {
        Span<float> output = stackalloc float[TNetwork.OutputSize];
        for (int pass = 0; pass < passes; pass++)
        {
            for (int begin = 0; begin < inputs.Length; begin += TNetwork.InputSize)
            {
                network.Predict(inputs.Slice(begin, TNetwork.InputSize), output);
            }
        }
    }
}
