using System;
using static System.FormattableString;

namespace NetGen;

/// <content>How long each sequence is.</content>
public sealed partial class Dataset
{
    /// <summary>Whether the samples are sequences with lengths of their own. If not, each is as long as its row.</summary>
    public bool HasLengths => _columns.Lengths is not null;

    /// <summary>How many steps of each sample are read.</summary>
    /// <exception cref="InvalidOperationException">The set has no lengths.</exception>
    public ReadOnlySpan<int> Lengths => _columns.Lengths ?? throw new InvalidOperationException("This data set has no lengths.");

    /// <summary>
    /// The same samples as sequences of different lengths, which splits, folds and orders keep. Of each a recurrent network reads so many steps. The steps after them only fill up the row and, where
    /// the network gives something for each step, count in no loss and no metric. They are to hold what a set takes anywhere: finite floats, labels of a class.
    /// </summary>
    /// <param name="lengths">The number of steps of each sample, from 1 to that of its row, which is the network's to know: data is held against it where it meets one.</param>
    /// <exception cref="ArgumentException">There are more or fewer, or one is below 1 or, with several labels a sample, above their number.</exception>
    public Dataset WithLengths(ReadOnlySpan<int> lengths)
    {
        DatasetRows.CheckCount(Count, lengths.Length, nameof(lengths));
        int most = LabelsPerSample > 1 ? LabelsPerSample : int.MaxValue;
        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] < 1 || lengths[row] > most)
            {
                string expected = most == int.MaxValue ? "a length of at least 1" : Invariant($"a length from 1 to {most}, the number of its labels");
                throw new ArgumentException(Invariant($"Row {row} (from 0): expected {expected}; found {lengths[row]}."), nameof(lengths));
            }
        }

        return new Dataset(_columns with { Lengths = lengths.ToArray() });
    }
}
