using System;
using System.Threading;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Trains and measures any trainable network: what the members of emitted networks call.</summary>
public static class Trainer
{
    /// <summary>Trains for a number of epochs of mini-batches. Steps allocate nothing of their own.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="training">The samples to learn from, at least one.</param>
    /// <param name="options">How to train; <see langword="null"/> for the defaults.</param>
    /// <param name="token">Cancelled: training ends after the step under way, and the history so far is returned.</param>
    /// <returns>How it went, and why it ended.</returns>
    /// <exception cref="ArgumentException">A data set is empty or its sizes are not the network's, or the options contradict each other.</exception>
    /// <exception cref="TrainingDivergedException">A loss or gradient was not finite. The step was not applied.</exception>
    public static History Fit<TNetwork>(TNetwork network, Dataset training, FitOptions? options = null, CancellationToken token = default)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new FitOptions();
        Evaluator.CheckFits<TNetwork>(training, nameof(training));
        (Dataset used, Dataset? validation) = Divide<TNetwork>(training, options);
        return used.Count == 0
            ? throw new ArgumentException("There is no sample to learn from.", nameof(training))
            : new TrainingRun<TNetwork>(network, used, validation, options, token).Run();
    }

    /// <summary>Measures the loss, as in inference, and the metrics that fit it.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples to measure on, at least one.</param>
    /// <exception cref="ArgumentException">The data set is empty or its sizes are not the network's.</exception>
    public static Evaluation Evaluate<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Evaluator.Evaluate(network, data);
    }

    private static (Dataset Training, Dataset? Validation) Divide<TNetwork>(Dataset training, FitOptions options)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        if (options.ValidationFraction == 0)
        {
            if (options.Validation is not { } given)
            {
                return (training, null);
            }

            Evaluator.CheckFits<TNetwork>(given, nameof(options));
            return given.Count == 0
                ? throw new ArgumentException($"{nameof(FitOptions.Validation)} is an empty data set.", nameof(options))
                : (training, given);
        }

        if (options.Validation is not null)
        {
            throw new ArgumentException(
                $"Expected {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationFraction)}; found both.", nameof(options));
        }

        (Dataset validation, Dataset used) = training.HasLabels
            ? training.StratifiedSplit(options.ValidationFraction, options.ShuffleSeed)
            : training.Split(options.ValidationFraction, options.ShuffleSeed);
        return used.Count == 0 || validation.Count == 0
            ? throw new ArgumentException(
                Invariant($"{nameof(FitOptions.ValidationFraction)} {options.ValidationFraction} of {training.Count} samples leaves one part empty."),
                nameof(options))
            : (used, validation);
    }
}
