using System;
using System.Collections.Immutable;

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

    /// <summary>The steps taken in all epochs together.</summary>
    public long Iterations { get; }

    /// <summary>Why training ended.</summary>
    public EndReason EndReason { get; }

    /// <summary>How long the epochs took together.</summary>
    public TimeSpan Duration { get; }
}
