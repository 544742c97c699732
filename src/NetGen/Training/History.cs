using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using NetGen.Runtime;

namespace NetGen;

/// <summary>How a training went.</summary>
public sealed class History
{
    internal History(ImmutableArray<EpochResult> epochs, EndReason endReason, int? bestEpoch)
    {
        Epochs = epochs;
        EndReason = endReason;
        BestEpoch = bestEpoch;
        foreach (EpochResult epoch in epochs)
        {
            Iterations += epoch.Steps;
            Duration += epoch.Duration;
        }
    }

    /// <summary>
    /// The epochs in order, those before a checkpoint that training was resumed from among them; the last may be incomplete if training ended early.
    /// </summary>
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

    /// <summary>
    /// The number of the epoch that <see cref="FitOptions.EarlyStopping"/> found best, from 1; <see langword="null"/> without it, or if no epoch could
    /// be measured. The network has the parameters of that epoch if training ended by itself and they were to be restored.
    /// </summary>
    public int? BestEpoch { get; }

    /// <summary>How long the epochs took together.</summary>
    public TimeSpan Duration { get; }

    /// <summary>
    /// Writes a table of comma-separated values: a line with the columns' names, then one an epoch. Numbers are the shortest texts that read back to
    /// the same value, in every culture; what was not measured is empty. Lines end with LF.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    public void ToCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        HistoryCsv.Write(this, writer);
    }
}
