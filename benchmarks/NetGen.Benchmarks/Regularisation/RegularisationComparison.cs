using System;
using System.Diagnostics;
using System.Linq;
using NetGen.Benchmarks.Compare;
using NetGen.Benchmarks.Machine;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Regularisation;

/// <summary>
/// Times the training step of <see cref="T2"/> and that of <see cref="T2Regularised"/>, in turn and in one process, after both were found to compute the same as the engine, which
/// draws the same masks.
/// </summary>
internal static class RegularisationComparison
{
    private const int BatchSize = 64;
    private const int MaximumRounds = 2001;

    private static readonly TimeSpan Warmup = TimeSpan.FromMilliseconds(100);
    // A few steps: short, so that most slots pass without another process in between.
    private static readonly TimeSpan Slot = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>Compares.</summary>
    /// <exception cref="UnequalResultsException">A side does not compute what it should.</exception>
    public static RegularisationResult Run()
    {
        int? core = PinnedCore.TryPin();
        InferenceAgreement.Require<T2, T2Regularised>(BatchSize);
        Probe plain = new(new TrainWorkload<T2>(nameof(T2), BatchSize).Prepare().Generated);
        Probe regularised = new(new TrainWorkload<T2Regularised>(nameof(T2Regularised), BatchSize).Prepare().Generated);
        Tiering.Settle([plain, regularised]);
        plain.Calibrate(Warmup, Slot);
        regularised.Calibrate(Warmup, Slot);
        double plainAllocated = plain.MeasureAllocation();
        double regularisedAllocated = regularised.MeasureAllocation();

        int rounds = Rounds.Measure([plain, regularised], fewest: 1, MaximumRounds, Stopwatch.GetTimestamp(), TimeLimit);
        return new RegularisationResult(
            core,
            rounds,
            BatchSize,
            RegularisationSide.Of(nameof(T2), plain, BatchSize, plainAllocated),
            RegularisationSide.Of(nameof(T2Regularised), regularised, BatchSize, regularisedAllocated),
            Probe.MedianOf(plain.Rounds.Zip(regularised.Rounds, (without, with) => without / with)));
    }
}
