using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Trains the same network from several starting points and keeps the one with the least validation loss: descent ends in one of many minima, and
/// which one depends on where it starts.
/// </summary>
public static class MultiStart
{
    /// <summary>Trains from the seeds 0, 1, 2 and so on.</summary>
    /// <inheritdoc cref="Fit{TNetwork}(Dataset, FitOptions?, ReadOnlySpan{ulong}, int, CancellationToken)"/>
    /// <param name="training">The samples to learn from, at least one.</param>
    /// <param name="options">How to train; <see langword="null"/> for the defaults.</param>
    /// <param name="starts">How many starting points, at least 1.</param>
    /// <param name="maxDegreeOfParallelism">How many trainings may run at once, at least 1; −1 for as many as there are processors.</param>
    /// <param name="token">Cancelled: trainings end after the step under way, and no other begins.</param>
    public static MultiStartResult<TNetwork> Fit<TNetwork>(
        Dataset training, FitOptions? options, int starts, int maxDegreeOfParallelism = 1, CancellationToken token = default)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        ulong[] seeds = [.. Enumerable.Range(0, starts).Select(index => (ulong)index)];
        return Fit<TNetwork>(training, options, seeds, maxDegreeOfParallelism, token);
    }

    /// <summary>
    /// Trains from several seeds. Each start is <c>TNetwork.Create(seed)</c>, trained with <c>ShuffleSeed + seed</c>; a validation fraction is the
    /// same samples for all. The result does not depend on the number of threads.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="training">The samples to learn from, at least one.</param>
    /// <param name="options">How to train; <see langword="null"/> for the defaults. Its callbacks are told of all starts, possibly at once.</param>
    /// <param name="seeds">The seeds, at least one.</param>
    /// <param name="maxDegreeOfParallelism">How many trainings may run at once, at least 1; −1 for as many as there are processors.</param>
    /// <param name="token">Cancelled: trainings end after the step under way, and no other begins.</param>
    /// <exception cref="ArgumentException">
    /// A data set is empty or its sizes are not the network's, the options contradict each other or name a checkpoint, or there is no seed.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the first start, or when all those begun had diverged.</exception>
    /// <exception cref="AggregateException">All starts diverged; it holds the exception of each.</exception>
    public static MultiStartResult<TNetwork> Fit<TNetwork>(
        Dataset training, FitOptions? options, ReadOnlySpan<ulong> seeds, int maxDegreeOfParallelism = 1, CancellationToken token = default)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        options ??= new FitOptions();
        Trial.CheckServesSeveral(options);
        if (seeds.IsEmpty)
        {
            throw new ArgumentException("Expected at least one seed; found none.", nameof(seeds));
        }

        token.ThrowIfCancellationRequested();
        TrainingParts data = TrainingParts.Divide(training, options);
        data.CheckFits<TNetwork>(nameof(training));
        ulong[] chosen = seeds.ToArray();
        Start<TNetwork>?[] starts = ParallelTrials.Run(chosen.Length, maxDegreeOfParallelism, Run, token);
        if (starts.All(start => start is not { Error: null }))
        {
            token.ThrowIfCancellationRequested();
        }

        return new MultiStartResult<TNetwork>([.. starts.OfType<Start<TNetwork>>()]);

        Start<TNetwork> Run(int index)
        {
            ulong seed = chosen[index];
            FitOptions own = options with { ShuffleSeed = unchecked(options.ShuffleSeed + seed) };
            Trial<TNetwork> trial = Trial.Run<TNetwork>(seed, data, data.Validation ?? data.Training, own, Metric.Loss, token);
            return new Start<TNetwork>(seed, trial.Network, trial.History, trial.Evaluation, trial.Error);
        }
    }
}

/// <summary>What came of training from one starting point.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="Seed">The seed.</param>
/// <param name="Network">The network as training left it; one that diverged has the parameters before the step that did.</param>
/// <param name="History">How training went.</param>
/// <param name="Evaluation">
/// What was measured at the end on the validation samples, or without them on the training samples; <see langword="null"/> if training diverged.
/// </param>
/// <param name="Error">Why it diverged; <see langword="null"/> if it did not.</param>
public sealed record Start<TNetwork>(ulong Seed, TNetwork Network, History History, Evaluation? Evaluation, TrainingDivergedException? Error);

/// <summary>What came of training from several starting points.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class MultiStartResult<TNetwork>
{
    internal MultiStartResult(ImmutableArray<Start<TNetwork>> starts)
    {
        Starts = starts;
        Start<TNetwork>? best = null;
        foreach (Start<TNetwork> start in starts)
        {
            if (start.Evaluation is { } evaluation && (best is null || Metric.Loss.IsBetter(evaluation.Loss, best.Evaluation!.Loss)))
            {
                best = start;
            }
        }

        Best = best ?? throw new AggregateException(
            Invariant($"All {starts.Length} starts diverged."), starts.Select(start => start.Error).OfType<TrainingDivergedException>());
    }

    /// <summary>The start with the least loss; of equal ones the first.</summary>
    public Start<TNetwork> Best { get; }

    /// <summary>All starts in the order of their seeds, but for those that were not begun because the token was cancelled.</summary>
    public ImmutableArray<Start<TNetwork>> Starts { get; }
}
