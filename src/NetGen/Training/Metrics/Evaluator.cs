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
        DataFit.Check<TNetwork>(data, nameof(data));
        if (data.Count == 0)
        {
            throw new ArgumentException("An empty data set measures nothing.", nameof(data));
        }

        int steps = TNetwork.Definition.OutputRows;
        int outputSize = TNetwork.OutputSize / steps;
        MeasuredRows rows = new(data, steps);
        ClassRule rule = new(TNetwork.Definition);
        Metrics measured = (metrics ?? ClassRule.Fitting(TNetwork.Definition, data)) | needed;
        RegressionCounter? regression = measured.HasFlag(Metrics.Regression) ? new RegressionCounter(rows, outputSize) : null;
        ClassificationCounter? classification = measured.HasFlag(Metrics.Classification) && rule.HasOneClassPerRow(rows)
            ? new ClassificationCounter(rows, rule, outputSize, keepsScores: measured.HasFlag(Metrics.RocAuc))
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
                int row = EvaluationChunks<TNetwork>.FirstRow(chunk) * steps;
                regression?.Add(row, chunks.Outputs(chunk));
                classification?.Add(row, chunks.Outputs(chunk));
            }
        }

        return new Evaluation(weight == 0 ? lossSum : lossSum / weight, data.Count, classification?.Result(), regression?.Result());
    }
}
