using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <content>Parts and orders of a data set. The same seed gives the same ones on every machine.</content>
public sealed partial class Dataset
{
    /// <summary>The samples of some rows, in the order given. A row may come more than once.</summary>
    /// <param name="rows">Each from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Subset(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
        {
            CheckRow(row);
        }

        return new Dataset(_columns.Take(rows));
    }

    /// <summary>The same samples in a random order.</summary>
    /// <param name="seed">Any number.</param>
    public Dataset Shuffle(ulong seed) => Subset(new RandomStream(seed, RandomPurpose.DatasetShuffle, 0).Permutation(Count));

    /// <summary>Divides the samples at random, each part in random order.</summary>
    /// <param name="fraction">The share of the first part, between 0 and 1; its size is rounded to the nearest, half up.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>The part to train on and the remainder. For few samples one may be empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    public (Dataset Training, Dataset Remainder) Split(double fraction, ulong seed)
    {
        int[] order = SplitOrder(fraction, seed);
        int training = DatasetQuotas.Share(Count, fraction);
        return (Subset(order.AsSpan(0, training)), Subset(order.AsSpan(training)));
    }

    /// <summary>
    /// Divides the samples at random, so that each class has its share in both parts: as many of each as the fraction says, the
    /// samples lost to rounding going to the classes with the largest remainders.
    /// </summary>
    /// <param name="fraction">The share of the first part, between 0 and 1; its size is rounded to the nearest, half up.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>The part to train on and the remainder, each in random order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">The set has targets, not labels, or several labels a sample.</exception>
    public (Dataset Training, Dataset Remainder) StratifiedSplit(double fraction, ulong seed)
    {
        RequireOneLabel();
        int[] order = SplitOrder(fraction, seed);
        int[] quotas = DatasetQuotas.LargestRemainder(CountByClass(), fraction);
        List<int> training = [];
        List<int> remainder = [];
        foreach (int row in order)
        {
            (quotas[Label(row)]-- > 0 ? training : remainder).Add(row);
        }

        return (Subset([.. training]), Subset([.. remainder]));
    }

    /// <summary>
    /// Divides the samples at random into parts of equal size, give or take one, each of which validates once what was trained
    /// on all others.
    /// </summary>
    /// <param name="foldCount">The number of parts, from 2 to <see cref="Count"/>.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>A pair for each part, made when it is asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of parts is not as said.</exception>
    public IEnumerable<(Dataset Training, Dataset Validation)> KFold(int foldCount, ulong seed) => Folds(FoldOrder(foldCount, seed), foldCount);

    /// <summary>As <see cref="KFold"/>, with each class spread evenly over the parts, give or take one sample.</summary>
    /// <param name="foldCount">The number of parts, from 2 to <see cref="Count"/>.</param>
    /// <param name="seed">Any number.</param>
    /// <returns>A pair for each part, made when it is asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of parts is not as said.</exception>
    /// <exception cref="InvalidOperationException">The set has targets, not labels, or several labels a sample.</exception>
    public IEnumerable<(Dataset Training, Dataset Validation)> StratifiedKFold(int foldCount, ulong seed)
    {
        RequireOneLabel();

        // Rows are dealt to the folds in turn; ordered by class, each class is dealt evenly. The sort is stable, so the order
        // within a class stays random.
        int[] order = [.. FoldOrder(foldCount, seed).OrderBy(Label)];
        return Folds(order, foldCount);
    }

    /// <summary>Divides the samples at random, class by class where each is of one.</summary>
    internal (Dataset Training, Dataset Remainder) EvenSplit(double fraction, ulong seed) =>
        LabelsPerSample == 1 ? StratifiedSplit(fraction, seed) : Split(fraction, seed);

    /// <summary>Divides the samples at random into parts of equal size, class by class where each is of one.</summary>
    internal IEnumerable<(Dataset Training, Dataset Validation)> EvenFolds(int foldCount, ulong seed) =>
        LabelsPerSample == 1 ? StratifiedKFold(foldCount, seed) : KFold(foldCount, seed);

    private int[] SplitOrder(double fraction, ulong seed)
    {
        // Written so that NaN is refused too.
        if (!(fraction > 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), Invariant($"Expected a fraction between 0 and 1; found {fraction}."));
        }

        return new RandomStream(seed, RandomPurpose.DatasetSplit, 0).Permutation(Count);
    }

    private int[] FoldOrder(int foldCount, ulong seed)
    {
        if (foldCount < 2 || foldCount > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(foldCount), Invariant($"Expected from 2 folds to one for each of the {Count} samples; found {foldCount}."));
        }

        return new RandomStream(seed, RandomPurpose.DatasetFolds, 0).Permutation(Count);
    }

    private IEnumerable<(Dataset Training, Dataset Validation)> Folds(int[] order, int foldCount)
    {
        for (int fold = 0; fold < foldCount; fold++)
        {
            List<int> training = [];
            List<int> validation = [];
            for (int index = 0; index < order.Length; index++)
            {
                (index % foldCount == fold ? validation : training).Add(order[index]);
            }

            yield return (Subset([.. training]), Subset([.. validation]));
        }
    }
}
