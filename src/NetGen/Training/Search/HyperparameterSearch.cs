using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Tries hyperparameters and ranks them by what is measured on the validation samples. Random search finds as good ones as a grid in fewer trials
/// where few of them matter: Bergstra and Bengio, "Random search for hyper-parameter optimization", 2012.
/// </summary>
public static class HyperparameterSearch
{
    /// <summary>Tries all combinations of the values of a space.</summary>
    /// <inheritdoc cref="Random{TNetwork}"/>
    /// <param name="training">The samples to learn from.</param>
    /// <param name="space">What to choose from: lists of values.</param>
    /// <param name="options">How to train but for what is varied. Needs validation samples. Its callbacks are told of all trials, possibly at once.</param>
    /// <param name="metric">What to rank by; <see langword="null"/> for the loss.</param>
    /// <param name="preprocessing">What to learn from the samples trained on and to apply to all; <see langword="null"/> for nothing.</param>
    /// <param name="maxDegreeOfParallelism">How many trainings may run at once, at least 1; −1 for as many as there are processors. The results do not depend on it.</param>
    /// <param name="token">Cancelled: trainings end after the step under way, no other begins, and what there is is ranked.</param>
    public static SearchResult<TNetwork> Grid<TNetwork>(
        Dataset training,
        SearchSpace space,
        FitOptions options,
        Metric? metric = null,
        Preprocessing? preprocessing = null,
        int maxDegreeOfParallelism = 1,
        CancellationToken token = default)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(space);
        return Run<TNetwork>(training, space.Grid(), options, metric, preprocessing, maxDegreeOfParallelism, token);
    }

    /// <summary>Tries points of a space chosen at random.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="training">The samples to learn from.</param>
    /// <param name="space">What to choose from.</param>
    /// <param name="trials">How many points, at least 1.</param>
    /// <param name="seed">What they are chosen from: the same ones on every machine.</param>
    /// <param name="options">How to train but for what is varied. Needs validation samples. Its callbacks are told of all trials, possibly at once.</param>
    /// <param name="metric">What to rank by; <see langword="null"/> for the loss.</param>
    /// <param name="preprocessing">What to learn from the samples trained on and to apply to all; <see langword="null"/> for nothing.</param>
    /// <param name="maxDegreeOfParallelism">How many trainings may run at once, at least 1; −1 for as many as there are processors. The results do not depend on it.</param>
    /// <param name="token">Cancelled: trainings end after the step under way, no other begins, and what there is is ranked.</param>
    /// <exception cref="ArgumentException">
    /// A data set's sizes are not the network's, there are no validation samples, a hyperparameter is out of range, or the options name a checkpoint.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the first trial, or when all those begun had diverged.</exception>
    /// <exception cref="AggregateException">All trials diverged; it holds the exception of each.</exception>
    public static SearchResult<TNetwork> Random<TNetwork>(
        Dataset training,
        SearchSpace space,
        int trials,
        ulong seed,
        FitOptions options,
        Metric? metric = null,
        Preprocessing? preprocessing = null,
        int maxDegreeOfParallelism = 1,
        CancellationToken token = default)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);

        // A stream a trial, so that more trials begin with the same ones.
        Hyperparameters[] points =
            [.. Enumerable.Range(0, trials).Select(trial => space.Draw(new RandomStream(seed, RandomPurpose.HyperparameterSearch, (ulong)trial)))];
        return Run<TNetwork>(training, points, options, metric, preprocessing, maxDegreeOfParallelism, token);
    }

    private static SearchResult<TNetwork> Run<TNetwork>(
        Dataset training,
        IReadOnlyList<Hyperparameters> points,
        FitOptions options,
        Metric? metric,
        Preprocessing? preprocessing,
        int maxDegreeOfParallelism,
        CancellationToken token)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(options);
        Trial.CheckServesSeveral(options);
        token.ThrowIfCancellationRequested();
        TrainingParts divided = TrainingParts.Divide(training, options);
        if (divided.Validation is null)
        {
            throw new ArgumentException(
                $"A search ranks by samples that are not trained on: expected {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationFraction)}; found neither.",
                nameof(options));
        }

        // All at once, so that a point that cannot be trained is said before hours of those that can.
        FitOptions[] own = [.. points.Select(point => point.Apply(options))];
        Metric ranking = metric ?? Metric.Loss;
        (TrainingParts data, _) = Trial.Preprocess(divided, others: null, preprocessing);
        data.CheckFits<TNetwork>(nameof(training));
        foreach (FitOptions each in own)
        {
            MiniBatches.RequireRows(data.Training, each, TNetwork.Definition);
        }

        BestNetwork<TNetwork> best = new(ranking);
        SearchTrial?[] trials = ParallelTrials.Run(points.Count, maxDegreeOfParallelism, RunPoint, token);
        if (trials.All(trial => trial is not { Error: null }))
        {
            token.ThrowIfCancellationRequested();
        }

        return new SearchResult<TNetwork>([.. trials.OfType<SearchTrial>()], ranking, best);

        SearchTrial RunPoint(int index)
        {
            Hyperparameters point = points[index];
            Trial<TNetwork> trial = Trial.Run<TNetwork>(
                point.Seed ?? 0, data, data.Validation!, own[index], ranking, token, (float?)point.LearningRate);
            double score = trial.Evaluation is { } evaluation ? ranking.Value(evaluation) : double.NaN;
            best.Offer(index, score, trial.Network, isDiverged: trial.Error is not null);
            return new SearchTrial(index, point, score, trial.History, trial.Evaluation, trial.Error);
        }
    }
}
