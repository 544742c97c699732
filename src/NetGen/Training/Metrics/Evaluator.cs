using System;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Measures a network on a data set, chunk by chunk.</summary>
internal static class Evaluator
{
    /// <summary>Measures.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples, at least one.</param>
    /// <param name="metrics">What to measure beside the loss; <see langword="null"/> for what fits the loss.</param>
    /// <param name="needed">What has to be measured beside that.</param>
    public static Evaluation Evaluate<TNetwork>(TNetwork network, Dataset data, Metrics? metrics, Metrics needed = Metrics.None)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        CheckFits<TNetwork>(data, nameof(data));
        if (data.Count == 0)
        {
            throw new ArgumentException("An empty data set measures nothing.", nameof(data));
        }

        int outputSize = TNetwork.OutputSize;
        ClassRule rule = new(TNetwork.Definition);
        Metrics measured = (metrics ?? ClassRule.Fitting(TNetwork.Definition, data)) | needed;
        RegressionCounter? regression = measured.HasFlag(Metrics.Regression) ? new RegressionCounter(data, outputSize) : null;
        ClassificationCounter? classification = measured.HasFlag(Metrics.Classification) && rule.HasOneClassPerSample(data)
            ? new ClassificationCounter(data, rule, outputSize, keepsScores: measured.HasFlag(Metrics.RocAuc))
            : null;

        EvaluationChunks<TNetwork> chunks = new(network, data);
        double lossSum = 0;
        double weight = 0;
        for (int first = 0; first < chunks.Count; first += chunks.Together)
        {
            chunks.Measure(first);
            for (int chunk = first; chunk < Math.Min(first + chunks.Together, chunks.Count); chunk++)
            {
                lossSum += chunks.Loss(chunk) * chunks.Weight(chunk);
                weight += chunks.Weight(chunk);
                int row = EvaluationChunks<TNetwork>.FirstRow(chunk);
                regression?.Add(row, chunks.Outputs(chunk));
                classification?.Add(row, chunks.Outputs(chunk));
            }
        }

        return new Evaluation(weight == 0 ? lossSum : lossSum / weight, data.Count, classification?.Result(), regression?.Result());
    }

    /// <summary>Refuses data whose rows are not the network's.</summary>
    /// <exception cref="ArgumentException">A size is not the network's.</exception>
    public static void CheckFits<TNetwork>(Dataset data, string argument)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        string name = TNetwork.Definition.Name;
        if (data.InputSize != TNetwork.InputSize)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' takes {TNetwork.InputSize} inputs; the data set's rows have {data.InputSize}."), argument);
        }

        // With a single output, a label of two classes is itself the target.
        int classes = TNetwork.OutputSize == 1 ? 2 : TNetwork.OutputSize;
        if (data.HasLabels && data.ClassCount != classes)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' with {TNetwork.OutputSize} outputs tells {classes} classes apart; the data set has {data.ClassCount}."), argument);
        }

        if (!data.HasLabels && data.TargetSize != TNetwork.OutputSize)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' has {TNetwork.OutputSize} outputs; the data set's target rows have {data.TargetSize}."), argument);
        }
    }
}
