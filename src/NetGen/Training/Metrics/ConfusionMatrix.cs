using System;
using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen;

/// <summary>How often each class was predicted for samples of each class.</summary>
public sealed class ConfusionMatrix
{
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

        ImmutableArray<long>.Builder cells = ImmutableArray.CreateBuilder<long>();
        ImmutableArray<int>.Builder filled = ImmutableArray.CreateBuilder<int>();
        for (int cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] != 0)
            {
                cells.Add(cell);
                filled.Add(counts[cell]);
            }
        }

        ClassCount = classCount;
        Cells = cells.ToImmutable();
        Counts = filled.ToImmutable();
    }

    /// <summary>
    /// Creates a matrix of what is not 0. A history has a matrix for each epoch: of a thousand classes a dense one takes 4 MB, though a network that has learnt
    /// anything leaves it nearly empty.
    /// </summary>
    /// <exception cref="ArgumentException">A cell is outside, or not behind the one before, or there is not a count for each.</exception>
    internal ConfusionMatrix(int classCount, ImmutableArray<long> cells, ImmutableArray<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        long before = -1;
        foreach (long cell in cells)
        {
            if (cell <= before || cell >= (long)classCount * classCount)
            {
                throw new ArgumentException(Invariant($"Expected cells of {classCount}×{classCount} in order; found {cell} after {before}."), nameof(cells));
            }

            before = cell;
        }

        if (counts.Length != cells.Length)
        {
            throw new ArgumentException(Invariant($"Expected {cells.Length} counts; found {counts.Length}."), nameof(counts));
        }

        ClassCount = classCount;
        Cells = cells;
        Counts = counts;
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
            int index = Cells.AsSpan().BinarySearch(((long)actual * ClassCount) + predicted);
            return index < 0 ? 0 : Counts[index];
        }
    }

    /// <summary>Where there is a count that is not 0, in order: row × classes + column.</summary>
    internal ImmutableArray<long> Cells { get; }

    /// <summary>The counts there.</summary>
    internal ImmutableArray<int> Counts { get; }

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
