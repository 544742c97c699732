using System;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>What came of one training among several.</summary>
/// <param name="Network">The network as training left it; one that diverged has the parameters before the step that did.</param>
/// <param name="History">How training went.</param>
/// <param name="Evaluation">What was measured on the samples held out; <see langword="null"/> if training diverged.</param>
/// <param name="Error">Why it diverged; <see langword="null"/> if it did not.</param>
internal sealed record Trial<TNetwork>(TNetwork Network, History History, Evaluation? Evaluation, TrainingDivergedException? Error);

/// <summary>Trains one network among several.</summary>
internal static class Trial
{
    /// <summary>Trains a new network and measures it.</summary>
    /// <param name="seed">What its parameters start from.</param>
    /// <param name="data">What to train on, and to measure after each epoch, if anything.</param>
    /// <param name="measured">What to measure at the end.</param>
    /// <param name="options">How to train.</param>
    /// <param name="metric">What has to be measured at the end.</param>
    /// <param name="token">Cancelled: training ends after the step under way.</param>
    /// <param name="learningRate">The learning rate to begin with; <see langword="null"/> for the network's own.</param>
    public static Trial<TNetwork> Run<TNetwork>(
        ulong seed, TrainingParts data, Dataset measured, FitOptions options, Metric metric, CancellationToken token, float? learningRate = null)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed);
        network.LearningRate = learningRate ?? network.LearningRate;
        try
        {
            History history = new TrainingRun<TNetwork>(network, data, options, token).Run();
            return new Trial<TNetwork>(network, history, Evaluator.Evaluate(network, measured, options.Metrics, metric.Needs), Error: null);
        }
        catch (TrainingDivergedException error)
        {
            return new Trial<TNetwork>(network, error.History, Evaluation: null, error);
        }
    }

    /// <summary>Refuses what cannot serve several trainings at once.</summary>
    /// <exception cref="ArgumentException">The options save checkpoints or resume from one.</exception>
    public static void CheckServesSeveral(FitOptions options)
    {
        if (options.Checkpoint is not null || options.ResumeFrom is not null)
        {
            throw new ArgumentException(
                $"Several trainings cannot share one checkpoint: expected neither {nameof(FitOptions.Checkpoint)} nor {nameof(FitOptions.ResumeFrom)}.",
                nameof(options));
        }
    }

    /// <summary>Learns preprocessing from what is trained on, and applies it to all.</summary>
    public static (TrainingParts Data, Dataset? Others) Preprocess(TrainingParts data, Dataset? others, Preprocessing? preprocessing)
    {
        if (preprocessing is null)
        {
            return (data, others);
        }

        Func<Dataset, Dataset> apply = preprocessing(data.Training);
        TrainingParts applied = new(apply(data.Training), data.Validation is { } validation ? apply(validation) : null);
        return (applied, others is null ? null : apply(others));
    }
}
