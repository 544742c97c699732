using System;
using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>What early stopping has seen of one training.</summary>
internal sealed class EarlyStoppingRun(EarlyStopping options)
{
    private double _best = double.NaN;
    private int _waited;

    /// <summary>The number of the best epoch so far; <see langword="null"/> if nothing could be measured.</summary>
    public int? BestEpoch { get; private set; }

    /// <summary>Whether patience has run out.</summary>
    public bool IsReached => _waited >= options.Patience;

    /// <summary>The network at the end of the best epoch; <see langword="null"/> if it is not to be restored.</summary>
    public BestEpochState? Best { get; private set; }

    /// <summary>Looks at an epoch.</summary>
    /// <returns>Whether it is the best so far.</returns>
    public bool Add(EpochResult epoch)
    {
        double value = epoch.Validation is { } validation ? options.Monitor.Value(validation) : double.NaN;
        _waited++;
        if (!options.Monitor.IsBetter(value, _best, options.MinimumDelta))
        {
            return false;
        }

        _best = value;
        BestEpoch = epoch.Epoch;
        if (options.Baseline is not { } baseline || options.Monitor.IsBetter(value, baseline, options.MinimumDelta))
        {
            _waited = 0;
        }

        return true;
    }

    /// <summary>Keeps a network as that of the best epoch.</summary>
    public void Keep<TNetwork>(TNetwork network)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        if (options.RestoreBest)
        {
            TrainingState state = network.GetTrainingState();
            Best = new BestEpochState(BestEpoch!.Value, state.Parameters, state.Statistics);
        }
    }

    /// <summary>Looks at the epochs of a training that goes on, and takes what its checkpoint kept of the best of them.</summary>
    /// <exception cref="ArgumentException">It is to be restored, and the checkpoint does not have it, or has another one.</exception>
    public void Resume(ImmutableArray<EpochResult> epochs, BestEpochState? kept)
    {
        foreach (EpochResult epoch in epochs)
        {
            Add(epoch);
        }

        if (!options.RestoreBest)
        {
            return;
        }

        if (BestEpoch is { } best && kept?.Epoch != best)
        {
            string found = kept is null ? "none" : Invariant($"those of epoch {kept.Epoch}");
            throw new ArgumentException(
                Invariant($"The checkpoint to resume from does not hold what {nameof(EarlyStopping)} is to restore: expected the parameters of epoch {best}, which is the best by its {nameof(EarlyStopping.Monitor)}; found {found}."),
                "options");
        }

        Best = kept;
    }

    /// <summary>Gives a network the parameters and statistics of the best epoch back.</summary>
    /// <param name="network">The network.</param>
    /// <param name="latestEpoch">The epoch it was trained in last.</param>
    public void Restore<TNetwork>(TNetwork network, int latestEpoch)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        if (Best is not { } best || BestEpoch == latestEpoch)
        {
            return;
        }

        TrainingState state = network.GetTrainingState();
        network.SetTrainingState(new TrainingState
        {
            StepCount = state.StepCount,
            LearningRate = state.LearningRate,
            Seed = state.Seed,
            Moments = state.Moments,
            Parameters = best.Parameters,
            Statistics = best.Statistics,
        });
    }
}

/// <summary>What of a network is restored.</summary>
/// <param name="Epoch">The epoch at whose end it was taken.</param>
/// <param name="Parameters">The parameters in canonical order.</param>
/// <param name="Statistics">The running statistics.</param>
internal sealed record BestEpochState(int Epoch, ImmutableArray<float> Parameters, ImmutableArray<float> Statistics);
