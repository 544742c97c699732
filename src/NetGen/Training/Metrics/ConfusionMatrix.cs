using System;
using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen;

/// <summary>How often each class was predicted for samples of each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly ImmutableArray<int> _counts;

    /// <summary>Creates a matrix.</summary>
    /// <param name="classCount">The number of classes, at least 1.</param>
    /// <param name="counts">The counts, row after row: a row for each true class, a column for each predicted one.</param>
    /// <exception cref="ArgumentException">The counts are not as many as the square of the classes.</exception>
    public ConfusionMatrix(int classCount, ReadOnlySpan<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (counts.Length != (long)classCount * classCount)
        {
            throw new ArgumentException(Invariant($"Expected {classCount}×{classCount} counts; found {counts.Length}."), nameof(counts));
        }

        ClassCount = classCount;
        _counts = [.. counts];
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>How many samples of one class were predicted to be of another, or of the same.</summary>
    /// <param name="actual">The true class, from 0.</param>
    /// <param name="predicted">The predicted class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted]
    {
        get
        {
            CheckClass(actual, nameof(actual));
            CheckClass(predicted, nameof(predicted));
            return _counts[(actual * ClassCount) + predicted];
        }
    }

    /// <summary>The counts, row after row.</summary>
    internal ImmutableArray<int> Counts => _counts;

    /// <summary>How many samples were predicted right.</summary>
    public int CorrectCount
    {
        get
        {
            int correct = 0;
            for (int index = 0; index < ClassCount; index++)
            {
                correct += this[index, index];
            }

            return correct;
        }
    }

    /// <summary>How many samples are of a class.</summary>
    /// <param name="actual">The true class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int ActualCount(int actual)
    {
        CheckClass(actual, nameof(actual));
        int count = 0;
        for (int predicted = 0; predicted < ClassCount; predicted++)
        {
            count += this[actual, predicted];
        }

        return count;
    }

    /// <summary>How many samples were predicted to be of a class.</summary>
    /// <param name="predicted">The predicted class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int PredictedCount(int predicted)
    {
        CheckClass(predicted, nameof(predicted));
        int count = 0;
        for (int actual = 0; actual < ClassCount; actual++)
        {
            count += this[actual, predicted];
        }

        return count;
    }

    internal void CheckClass(int index, string argument)
    {
        if ((uint)index >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(argument, Invariant($"Expected a class from 0 to {ClassCount - 1}; found {index}."));
        }
    }
}
