using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Runtime;

namespace NetGen;

/// <summary>How a training went.</summary>
public sealed class History
{
    internal History(ImmutableArray<EpochResult> epochs, EndReason endReason)
    {
        Epochs = epochs;
        EndReason = endReason;
        foreach (EpochResult epoch in epochs)
        {
            Iterations += epoch.Steps;
            Duration += epoch.Duration;
        }
    }

    /// <summary>The epochs in order; the last may be incomplete if training ended early.</summary>
    public ImmutableArray<EpochResult> Epochs { get; }

    /// <summary>
    /// What is wrong with the way layers learn, as the last epoch with <see cref="EpochResult.Health"/> shows it: gradients that vanish or explode,
    /// units that died or are saturated. Empty if nothing is, or without <see cref="FitOptions.MonitorHealth"/>.
    /// </summary>
    public ImmutableArray<HealthFinding> HealthFindings =>
        Epochs.LastOrDefault(epoch => !epoch.Health.IsEmpty) is { } epoch ? HealthDiagnosis.Of(epoch.Epoch, epoch.Health) : [];

    /// <summary>The steps taken in all epochs together.</summary>
    public long Iterations { get; }

    /// <summary>Why training ended.</summary>
    public EndReason EndReason { get; }

    /// <summary>How long the epochs took together.</summary>
    public TimeSpan Duration { get; }
}
