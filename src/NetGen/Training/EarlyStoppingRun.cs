using System.Collections.Immutable;

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

    /// <summary>Whether a best epoch is to be restored and is not known.</summary>
    public bool LacksBest => options.RestoreBest && BestEpoch is not null && Best is null;

    /// <summary>The network at the end of the best epoch; <see langword="null"/> if it is not to be restored.</summary>
    public BestEpochState? Best { get; set; }

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
            Best = new BestEpochState(state.Parameters, state.Statistics);
        }
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
internal sealed record BestEpochState(ImmutableArray<float> Parameters, ImmutableArray<float> Statistics);
