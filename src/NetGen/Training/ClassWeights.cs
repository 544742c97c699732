using System;
using System.Collections.Immutable;
using System.Linq;
using static System.FormattableString;

namespace NetGen;

/// <summary>How much the samples of each class count in training: what keeps a rare class from being overlooked.</summary>
/// <remarks>
/// The loss of a batch is <c>Σ weight·loss / Σ weight</c> over its samples, as by PyTorch's <c>weight</c>. With <c>LabelSmoothing</c> the whole loss of a sample has the weight of its class, as by Keras'
/// <c>class_weight</c>; PyTorch then weighs the part of each class in it by that class.
/// </remarks>
public sealed class ClassWeights
{
    private readonly ImmutableArray<float> _weights;

    /// <summary>Weights as given.</summary>
    /// <param name="weights">A weight for each class, finite and at least 0.</param>
    /// <exception cref="ArgumentException">One is negative or not finite, or there are fewer than 2.</exception>
    public ClassWeights(params ReadOnlySpan<float> weights)
    {
        if (weights.Length < 2)
        {
            throw new ArgumentException(Invariant($"Expected weights of at least 2 classes; found {weights.Length}."), nameof(weights));
        }

        for (int label = 0; label < weights.Length; label++)
        {
            if (!(weights[label] >= 0 && float.IsFinite(weights[label])))
            {
                throw new ArgumentException(
                    Invariant($"Class {label}: expected a finite weight of at least 0; found {weights[label]}."), nameof(weights));
            }
        }

        _weights = [.. weights];
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount => _weights.Length;

    /// <summary>The weight of a class.</summary>
    /// <param name="label">From 0 to <see cref="ClassCount"/> − 1.</param>
    public float this[int label] => _weights[label];

    /// <summary>
    /// Weights that give all classes the same sum: <c>n / (K·nₖ)</c> for a class with <c>nₖ</c> of <c>n</c> samples of <c>K</c> classes (King and Zeng 2001; what
    /// scikit-learn calls balanced).
    /// </summary>
    /// <param name="data">A data set with labels.</param>
    /// <exception cref="InvalidOperationException">The set has targets.</exception>
    /// <exception cref="ArgumentException">A class has no sample, so that no weight can make up for it.</exception>
    public static ClassWeights Balanced(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int[] counts = data.CountByClass();
        int empty = Array.IndexOf(counts, 0);
        return empty >= 0
            ? throw new ArgumentException(Invariant($"Class {empty} has no sample; every class needs one to be balanced."), nameof(data))
            : new ClassWeights([.. counts.Select(count => (float)((double)counts.Sum() / ((double)counts.Length * count)))]);
    }

    /// <summary>The weight of each sample of a data set: that of its class times its own.</summary>
    /// <exception cref="ArgumentException">The set has no labels, or several a sample, or another number of classes.</exception>
    internal float[] Of(Dataset data, string argument)
    {
        if (!data.HasLabels || data.ClassCount != ClassCount)
        {
            string found = data.HasLabels ? Invariant($"{data.ClassCount} classes") : "targets";
            throw new ArgumentException(Invariant($"The weights are of {ClassCount} classes; the training samples have {found}."), argument);
        }

        if (data.LabelsPerSample > 1)
        {
            throw new ArgumentException(
                Invariant($"Weights of classes weigh samples by their class; the training samples have {data.LabelsPerSample} labels each, one for each step or position."), argument);
        }

        float[] weights = new float[data.Count];
        for (int row = 0; row < weights.Length; row++)
        {
            weights[row] = _weights[data.Label(row)] * data.Weight(row);
            if (!float.IsFinite(weights[row]))
            {
                throw new ArgumentException(Invariant(
                    $"Row {row} (from 0): its weight {data.Weight(row)} times that of class {data.Label(row)}, {_weights[data.Label(row)]}, is not finite."), argument);
            }
        }

        return weights;
    }
}
