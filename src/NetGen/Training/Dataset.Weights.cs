using System;
using static System.FormattableString;

namespace NetGen;

/// <content>How much each sample counts.</content>
public sealed partial class Dataset
{
    /// <summary>Whether the samples have weights of their own. If not, each counts as 1.</summary>
    public bool HasWeights => _columns.Weights is not null;

    /// <summary>The weight of each sample.</summary>
    /// <exception cref="InvalidOperationException">The set has no weights.</exception>
    public ReadOnlySpan<float> Weights => _columns.Weights ?? throw new InvalidOperationException("This data set has no weights.");

    /// <summary>The weight of one sample; 1 if the set has no weights.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public float Weight(int row)
    {
        CheckRow(row);
        return HasWeights ? Weights[row] : 1;
    }

    /// <summary>
    /// The same samples with weights, which splits, folds and orders keep: a loss is then <c>Σ weight·loss / Σ weight</c>, in training and in evaluation.
    /// </summary>
    /// <param name="weights">
    /// A weight for each sample, finite and at least 0. A step also refuses a batch of weights, not all 0, whose sum or one over it is beyond single precision.
    /// </param>
    /// <exception cref="ArgumentException">There are more or fewer, or one is negative or not finite.</exception>
    public Dataset WithWeights(ReadOnlySpan<float> weights)
    {
        DatasetRows.CheckCount(Count, weights.Length, nameof(weights));
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && float.IsFinite(weights[row])))
            {
                throw new ArgumentException(
                    Invariant($"Row {row} (from 0): expected a finite weight of at least 0; found {weights[row]}."), nameof(weights));
            }
        }

        return new Dataset(_columns with { Weights = weights.ToArray() });
    }
}
