using NetGen.Benchmarks.Compare;

namespace NetGen.Benchmarks.Regularisation;

/// <summary>What was found of one network.</summary>
/// <param name="Name">Which.</param>
/// <param name="Median">Samples per second in the median round.</param>
/// <param name="Best">Samples per second in the best round.</param>
/// <param name="Allocated">The bytes that a step allocates.</param>
internal readonly record struct RegularisationSide(string Name, double Median, double Best, double Allocated)
{
    private const double NanosecondsPerSecond = 1e9;

    public static RegularisationSide Of(string name, Probe probe, int batchSize, double allocated) =>
        new(name, batchSize * NanosecondsPerSecond / probe.Median, batchSize * NanosecondsPerSecond / probe.Best, allocated);
}

/// <summary>What the comparison found.</summary>
/// <param name="Core">The core it ran on; <see langword="null"/> if it was not pinned to one.</param>
/// <param name="Rounds">How many rounds there were.</param>
/// <param name="BatchSize">The samples of a step.</param>
/// <param name="Plain">The network without.</param>
/// <param name="Regularised">The network with dropout and penalty.</param>
/// <param name="RoundRatio">
/// The speed of the one with as a part of that of the one without, round by round, in the median: the sides of a round are timed within milliseconds, so that what
/// other programs do to one of them they mostly do to both.
/// </param>
internal sealed record RegularisationResult(
    int? Core, int Rounds, int BatchSize, RegularisationSide Plain, RegularisationSide Regularised, double RoundRatio)
{
    /// <summary>The same from the medians of both.</summary>
    public double MedianRatio => Regularised.Median / Plain.Median;

    /// <summary>The same from the best rounds of both.</summary>
    public double BestRatio => Regularised.Best / Plain.Best;

    public bool Allocates => Plain.Allocated != 0 || Regularised.Allocated != 0;
}
