using System;
using System.Threading;

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
    /// <exception cref="ArgumentException">A data set is empty or its sizes are not the network's, the options contradict
    /// each other, or the checkpoint to resume from is of another network or training.</exception>
    /// <exception cref="TrainingDivergedException">A loss or gradient was not finite. The step was not applied.</exception>
    public static History Fit<TNetwork>(TNetwork network, Dataset training, FitOptions? options = null, CancellationToken token = default)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new FitOptions();
        TrainingParts parts = TrainingParts.Divide(training, options);
        parts.CheckFits<TNetwork>(nameof(training));
        return new TrainingRun<TNetwork>(network, parts, options, token).Run();
    }

    /// <summary>Measures the loss, as in inference, and the metrics that fit it; with classes also the ROC-AUC, unless the outputs of all samples, which it keeps, are more than an array holds.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples to measure on, at least one.</param>
    /// <exception cref="ArgumentException">The data set is empty or its sizes are not the network's.</exception>
    public static Evaluation Evaluate<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        DataFit.Check<TNetwork>(data, nameof(data));
        Metrics fitting = ClassRule.Fitting(TNetwork.Definition, data);
        int rows = TNetwork.Definition.OutputRows;
        bool hasCurve = fitting.HasFlag(Metrics.Classification) && ClassificationCounter.CanKeepScores(new MeasuredRows(data, rows), TNetwork.OutputSize / rows);
        return Evaluator.Evaluate(network, data, hasCurve ? fitting | Metrics.RocAuc : fitting);
    }

    /// <summary>Measures the loss, as in inference, and what is asked for.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples to measure on, at least one.</param>
    /// <param name="metrics">What to measure beside the loss.</param>
    /// <exception cref="ArgumentException">The data set is empty or its sizes are not the network's.</exception>
    public static Evaluation Evaluate<TNetwork>(this TNetwork network, Dataset data, Metrics metrics)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return Evaluator.Evaluate(network, data, metrics);
    }
}
