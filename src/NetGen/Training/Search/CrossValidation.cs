using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Measures how well a network learns, on all samples: each part of the data is measured once, by a network trained on all others. Source: Stone,
/// "Cross-validatory choice and assessment of statistical predictions", 1974.
/// </summary>
public static class CrossValidation
{
    /// <summary>Trains and measures a network for each part.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="data">The samples. With labels, each class is spread evenly over the parts.</param>
    /// <param name="foldCount">The number of parts, from 2 to the number of samples.</param>
    /// <param name="options">
    /// How to train; <see langword="null"/> for the defaults. What measures a fold is never trained on nor seen by early stopping: that goes by
    /// <see cref="FitOptions.ValidationFraction"/> of the other parts. Its callbacks are told of all folds, possibly at once.
    /// </param>
    /// <param name="seed">What the parts come from, and the networks, which all start from the same parameters.</param>
    /// <param name="preprocessing">What to learn from the samples trained on and to apply to all; <see langword="null"/> for nothing.</param>
    /// <param name="maxDegreeOfParallelism">How many trainings may run at once, at least 1; −1 for as many as there are processors. The results do not depend on it.</param>
    /// <param name="token">Cancelled: no fold is begun any more.</param>
    /// <exception cref="ArgumentException">
    /// The data's sizes are not the network's, or the options contradict each other, name a checkpoint or a validation set.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of parts is not as said.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled: some samples were not measured.</exception>
    public static CrossValidationResult Run<TNetwork>(
        Dataset data,
        int foldCount,
        FitOptions? options = null,
        ulong seed = 0,
        Preprocessing? preprocessing = null,
        int maxDegreeOfParallelism = 1,
        CancellationToken token = default)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        options ??= new FitOptions();
        ArgumentNullException.ThrowIfNull(data);
        Trial.CheckServesSeveral(options);
        if (options.Validation is not null)
        {
            throw new ArgumentException(
                $"Each fold measures on a part of the data: expected no {nameof(FitOptions.Validation)}. Early stopping goes by {nameof(FitOptions.ValidationFraction)}.",
                nameof(options));
        }

        (TrainingParts Parts, Dataset Held)[] folds =
            [.. data.EvenFolds(foldCount, seed).Select(fold => (TrainingParts.Divide(fold.Training, options), fold.Validation))];
        foreach ((TrainingParts parts, _) in folds)
        {
            MiniBatches.RequireRows(parts.Training, options, TNetwork.Definition);
        }

        FoldResult?[] results = ParallelTrials.Run(foldCount, maxDegreeOfParallelism, RunFold, token);
        token.ThrowIfCancellationRequested();
        return new CrossValidationResult([.. results.OfType<FoldResult>()]);

        FoldResult RunFold(int index)
        {
            (TrainingParts divided, Dataset held) = folds[index];
            (TrainingParts parts, Dataset? measured) = Trial.Preprocess(divided, held, preprocessing);
            parts.CheckFits<TNetwork>(nameof(data));
            Trial<TNetwork> trial = Trial.Run<TNetwork>(seed, parts, measured!, options, Metric.Loss, token);
            return new FoldResult(index, data.Count - held.Count, held.Count, trial.History, trial.Evaluation, trial.Error);
        }
    }
}

/// <summary>What came of one fold.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="TrainingCount">The samples that were not held out.</param>
/// <param name="HeldOutCount">The samples that measured.</param>
/// <param name="History">How training went.</param>
/// <param name="Evaluation">What was measured on the samples held out; <see langword="null"/> if training diverged.</param>
/// <param name="Error">Why it diverged; <see langword="null"/> if it did not.</param>
public sealed record FoldResult(int Index, int TrainingCount, int HeldOutCount, History History, Evaluation? Evaluation, TrainingDivergedException? Error);

/// <summary>What came of a cross-validation.</summary>
public sealed class CrossValidationResult
{
    internal CrossValidationResult(ImmutableArray<FoldResult> folds)
    {
        Folds = folds;
    }

    /// <summary>The folds in order.</summary>
    public ImmutableArray<FoldResult> Folds { get; }

    /// <summary>
    /// The mean of a metric over the folds, and its standard deviation (divided by the number of folds less one). Both are NaN if a fold diverged or
    /// its value is not defined: a mean over the folds that went well would flatter.
    /// </summary>
    /// <param name="metric">What to look at; <see langword="null"/> for the loss.</param>
    /// <exception cref="InvalidOperationException">What it needs was not measured: <see cref="FitOptions.Metrics"/> says what is, by default what fits the loss without the ROC-AUC.</exception>
    public (double Mean, double StandardDeviation) Of(Metric? metric = null)
    {
        double[] values = [.. Folds.Select(fold => fold.Evaluation is { } evaluation ? (metric ?? Metric.Loss).Value(evaluation) : double.NaN)];
        double mean = values.Sum() / values.Length;
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return (mean, Math.Sqrt(squares / (values.Length - 1)));
    }
}
