using System;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Ends training when what is measured on the validation samples after each epoch stops getting better, and goes back to the best epoch. Source:
/// Prechelt, "Early stopping: but when?", 1998. As Keras' <c>EarlyStopping</c>, but that patience may run out in any epoch, also in the first and in one that gets better without reaching
/// <see cref="Baseline"/>.
/// </summary>
public sealed record EarlyStopping
{
    /// <summary>What is measured. Default: the validation loss.</summary>
    public Metric Monitor
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Monitor));
    } = Metric.Loss;

    /// <summary>After how many epochs without improvement training ends, at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Patience
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Patience), Invariant($"Expected at least 1; found {value}."));
    } = 10;

    /// <summary>By how much more than this a value must be better than the best before to count as better; finite, at least 0. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not as said.</exception>
    public double MinimumDelta
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinimumDelta), Invariant($"Expected a finite number of at least 0; found {value}."));
    }

    /// <summary>
    /// Whether, where training ends by itself (<see cref="EndReason.EarlyStopped"/> or <see cref="EndReason.Completed"/>), parameters and running
    /// statistics become those of the best epoch. The optimizer's moments are left as they are. Needs a network
    /// with <c>GetTrainingState</c>, as generated ones have. Default: <see langword="true"/>.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>
    /// What has to be reached for an improvement to be waited on: as long as no epoch is better than this, <see cref="Patience"/> runs out whatever
    /// improves. Default: none.
    /// </summary>
    public double? Baseline { get; init; }
}
