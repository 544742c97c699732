using System;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>What one epoch of training came to.</summary>
public sealed class EpochResult
{
    /// <summary>The epoch's number, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The steps taken: fewer than in other epochs only if training ended within this one.</summary>
    public required int Steps { get; init; }

    /// <summary>Whether all samples were trained on.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>
    /// The mean over the samples of the losses that the steps returned, each measured before its step: on average half an epoch
    /// older than <see cref="Validation"/>.
    /// </summary>
    public required double TrainingLoss { get; init; }

    /// <summary>
    /// What was measured on the training samples after the epoch; <see langword="null"/> without
    /// <see cref="FitOptions.EvaluateTraining"/>, or if training ended within the epoch.
    /// </summary>
    public Evaluation? Training { get; init; }

    /// <summary>
    /// What was measured on the validation samples after the epoch; <see langword="null"/> if there are none, or if
    /// training ended within the epoch.
    /// </summary>
    public Evaluation? Validation { get; init; }

    /// <summary>How the layers fared at the epoch's last step; empty without <see cref="FitOptions.MonitorHealth"/>, or if training ended within the epoch.</summary>
    public ImmutableArray<LayerHealth> Health { get; init; } = [];

    /// <summary>The learning rate of the epoch's first step.</summary>
    public required float FirstLearningRate { get; init; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required float LearningRate { get; init; }

    /// <summary>How long the epoch took, measuring included; of one that was resumed, before and after.</summary>
    public required TimeSpan Duration { get; init; }
}
