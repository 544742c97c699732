using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <summary>What came of one point of a search.</summary>
/// <param name="Index">Its number in the order they were chosen, from 0.</param>
/// <param name="Hyperparameters">What was tried.</param>
/// <param name="Score">The metric ranked by; NaN if training diverged or it is not defined.</param>
/// <param name="History">How training went.</param>
/// <param name="Evaluation">What was measured on the validation samples at the end; <see langword="null"/> if training diverged.</param>
/// <param name="Error">Why it diverged; <see langword="null"/> if it did not.</param>
public sealed record SearchTrial(
    int Index, Hyperparameters Hyperparameters, double Score, History History, Evaluation? Evaluation, TrainingDivergedException? Error);

/// <summary>What came of a search.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class SearchResult<TNetwork>
{
    internal SearchResult(ImmutableArray<SearchTrial> trials, Metric metric, BestNetwork<TNetwork> best)
    {
        if (trials.All(trial => trial.Error is not null))
        {
            throw new AggregateException(
                Invariant($"All {trials.Length} trials diverged."), trials.Select(trial => trial.Error).OfType<TrainingDivergedException>());
        }

        Ranked = [.. trials.OrderBy(trial => trial, Comparer<SearchTrial>.Create((left, right) => Compare(metric, left, right)))];
        Network = best.Network!;
    }

    /// <summary>The best trial.</summary>
    public SearchTrial Best => Ranked[0];

    /// <summary>The network that the best trial trained.</summary>
    public TNetwork Network { get; }

    /// <summary>All trials, the best first, equal ones in the order they were chosen, those without a score last.</summary>
    public ImmutableArray<SearchTrial> Ranked { get; }

    private static int Compare(Metric metric, SearchTrial left, SearchTrial right)
    {
        if (metric.IsBetter(left.Score, right.Score))
        {
            return -1;
        }

        if (metric.IsBetter(right.Score, left.Score))
        {
            return 1;
        }

        return (left.Error is null) == (right.Error is null) ? left.Index.CompareTo(right.Index) : left.Error is null ? -1 : 1;
    }
}

/// <summary>The network of the best trial so far: the only one that is kept, for all of a long search would fill the memory.</summary>
internal sealed class BestNetwork<TNetwork>(Metric metric)
{
    private readonly Lock _gate = new();
    private double _score = double.NaN;
    private int _index = int.MaxValue;
    private bool _isDiverged = true;

    public TNetwork? Network { get; private set; }

    /// <summary>Takes a network if it is better, or as good and its trial was chosen earlier, so that the order in which trials end does not matter.</summary>
    public void Offer(int index, double score, TNetwork network, bool isDiverged)
    {
        lock (_gate)
        {
            bool isBetter = metric.IsBetter(score, _score);
            bool isWorse = metric.IsBetter(_score, score);
            if (!isWorse && (isBetter || (_isDiverged && !isDiverged) || (_isDiverged == isDiverged && index < _index)))
            {
                (_score, _index, _isDiverged, Network) = (score, index, isDiverged, network);
            }
        }
    }
}
