using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NetGen.Numerics;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Counts predicted against true classes, batch after batch.</summary>
internal sealed class ClassificationCounter(MeasuredRows data, ClassRule rule, int outputSize, bool keepsScores)
{
    // The spacing of floats at 1: scikit-learn's choice for float32.
    private const float LeastProbability = 1.1920929e-7f;

    private readonly Dictionary<long, int> _counts = [];
    private readonly int[] _unclassified = new int[rule.ClassCount];
    private readonly int[] _ranks = new int[rule.ClassCount];
    private readonly float[] _scores = keepsScores ? new float[ScoreCount(data, outputSize)] : [];
    private readonly int[] _actual = keepsScores ? new int[data.CountedRows] : [];
    private double _logLossSum;
    private int _counted;

    /// <summary>Counts the predictions for some rows: those after the rows that were counted before.</summary>
    public void Add(int firstRow, ReadOnlySpan<float> outputs)
    {
        for (int row = firstRow; !outputs.IsEmpty; row++)
        {
            if (data.Counts(row))
            {
                Count(data.HasLabels ? data.Label(row) : rule.ClassOf(data.Target(row)), outputs[..outputSize]);
            }

            outputs = outputs[outputSize..];
        }
    }

    public ClassificationMetrics Result() => new(
        Confusion(),
        [.. _unclassified],
        [.. _ranks],
        rule.GivesProbabilities ? _logLossSum / data.CountedRows : null,
        keepsScores ? [.. RocCurve.Areas(_scores, outputSize, _actual, rule.ClassCount)] : []);

    /// <summary>Whether the scores that the ROC-AUC sorts fit into an array.</summary>
    public static bool CanKeepScores(MeasuredRows data, int outputSize) => (long)data.CountedRows * outputSize <= Array.MaxLength;

    private static int ScoreCount(MeasuredRows data, int outputSize) => CanKeepScores(data, outputSize)
        ? data.CountedRows * outputSize
        : throw new InvalidOperationException(Invariant(
            $"The ROC-AUC keeps all outputs: {data.CountedRows} rows of {outputSize} are more than an array holds. Measure fewer samples, or leave {nameof(Metrics)}.{nameof(Metrics.RocAuc)} out."));

    private ConfusionMatrix Confusion()
    {
        KeyValuePair<long, int>[] cells = [.. _counts];
        Array.Sort(cells, (left, right) => left.Key.CompareTo(right.Key));
        return new ConfusionMatrix(rule.ClassCount, [.. cells.Select(cell => cell.Key)], [.. cells.Select(cell => cell.Value)]);
    }

    private void Count(int actual, ReadOnlySpan<float> scores)
    {
        int predicted = rule.ClassOf(scores);
        if (predicted < 0)
        {
            _unclassified[actual]++;
        }
        else
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, ((long)actual * rule.ClassCount) + predicted, out _)++;
            _ranks[outputSize == 1 ? (actual == predicted ? 0 : 1) : Rank(scores, actual)]++;
        }

        if (rule.GivesProbabilities)
        {
            _logLossSum += LogLoss(scores, actual);
        }

        if (keepsScores)
        {
            scores.CopyTo(_scores.AsSpan(_counted * outputSize));
            _actual[_counted] = actual;
        }

        _counted++;
    }

    // How many classes come before one: those with a larger score, and of equal ones those with a lower index, as in ClassOf.
    private static int Rank(ReadOnlySpan<float> scores, int actual)
    {
        int rank = 0;
        for (int index = 0; index < scores.Length; index++)
        {
            rank += scores[index] > scores[actual] || (scores[index] == scores[actual] && index < actual) ? 1 : 0;
        }

        return rank;
    }

    private static double LogLoss(ReadOnlySpan<float> scores, int actual)
    {
        double probability = scores.Length > 1 ? scores[actual] : actual == 1 ? scores[0] : 1.0 - scores[0];
        return double.IsNaN(probability) ? probability : -PortableMath.Log(Math.Clamp(probability, LeastProbability, 1));
    }
}
