using System;
using System.Collections.Generic;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Samples to learn from or to measure on: for each an input row and either a row of targets or a class label. Immutable; the
/// values given are copied. Inputs and targets are finite: NaN and infinity are refused where they enter, with row and column.
/// </summary>
/// <remarks>The type tells labels from targets: <c>[0, 1]</c> are two labels, <c>[0f, 1f]</c> two targets.</remarks>
public sealed partial class Dataset
{
    private readonly DatasetColumns _columns;

    /// <summary>Copies samples with targets, as for regression.</summary>
    /// <param name="inputs">The input rows, one after the other.</param>
    /// <param name="inputSize">The floats in an input row, at least 1.</param>
    /// <param name="targets">As many target rows, one after the other.</param>
    /// <param name="targetSize">The floats in a target row, at least 1.</param>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, or a value is not finite.</exception>
    public Dataset(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<float> targets, int targetSize)
        : this(DatasetRows.Copy(inputs, inputSize, nameof(inputs)), inputSize, DatasetRows.Copy(targets, targetSize, nameof(targets)), targetSize)
    {
    }

    /// <summary>Copies samples with class labels.</summary>
    /// <param name="inputs">The input rows, one after the other.</param>
    /// <param name="inputSize">The floats in an input row, at least 1.</param>
    /// <param name="labels">
    /// The class of each row, from 0 to <paramref name="classCount"/> − 1; or, for networks that give one for each step of a sequence or position of an image, row after row as many for each as it has.
    /// </param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">A length does not fit, a value is not finite, or a label is out of range.</exception>
    public Dataset(ReadOnlySpan<float> inputs, int inputSize, ReadOnlySpan<int> labels, int classCount)
        : this(DatasetRows.Copy(inputs, inputSize, nameof(inputs)), inputSize, labels.ToArray(), classCount)
    {
    }

    /// <summary>Copies samples with targets, as for regression.</summary>
    /// <param name="inputs">The input rows, at least one, all of the same length.</param>
    /// <param name="targets">As many target rows, all of the same length.</param>
    /// <exception cref="ArgumentException">There is no row, a length does not fit, or a value is not finite.</exception>
    public Dataset(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]> targets)
        : this(
            DatasetRows.Flatten(inputs, nameof(inputs), out int inputSize),
            inputSize,
            DatasetRows.Flatten(targets, nameof(targets), out int targetSize),
            targetSize)
    {
    }

    /// <summary>Copies samples with class labels.</summary>
    /// <param name="inputs">The input rows, at least one, all of the same length.</param>
    /// <param name="labels">
    /// The class of each row, from 0 to <paramref name="classCount"/> − 1; or, for networks that give one for each step of a sequence or position of an image, row after row as many for each as it has.
    /// </param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">There is no row, a length does not fit, a value is not finite, or a label is out of range.</exception>
    public Dataset(IReadOnlyList<float[]> inputs, IReadOnlyList<int> labels, int classCount)
        : this(DatasetRows.Flatten(inputs, nameof(inputs), out int inputSize), inputSize, DatasetRows.Copy(labels, nameof(labels)), classCount)
    {
    }

    /// <summary>Copies samples with targets, as for regression.</summary>
    /// <param name="inputs">One sample a row.</param>
    /// <param name="targets">As many rows.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a row is empty, or a value is not finite.</exception>
    public Dataset(float[,] inputs, float[,] targets)
        : this(
            DatasetRows.Flatten(inputs, nameof(inputs), out int inputSize),
            inputSize,
            DatasetRows.Flatten(targets, nameof(targets), out int targetSize),
            targetSize)
    {
    }

    /// <summary>Copies samples with class labels.</summary>
    /// <param name="inputs">One sample a row.</param>
    /// <param name="labels">
    /// The class of each row, from 0 to <paramref name="classCount"/> − 1; or, for networks that give one for each step of a sequence or position of an image, row after row as many for each as it has.
    /// </param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">A length does not fit, a row is empty, a value is not finite, or a label is out of range.</exception>
    public Dataset(float[,] inputs, IReadOnlyList<int> labels, int classCount)
        : this(DatasetRows.Flatten(inputs, nameof(inputs), out int inputSize), inputSize, DatasetRows.Copy(labels, nameof(labels)), classCount)
    {
    }

    // Takes the arrays as they are: they are this set's own from here on.
    private Dataset(float[] inputs, int inputSize, float[] targets, int targetSize)
        : this(new DatasetColumns(inputs, inputSize) { Targets = targets, TargetSize = targetSize })
    {
        DatasetRows.CheckCount(Count, targets.Length / targetSize, nameof(targets));
        DatasetRows.CheckFinite(inputs, inputSize, nameof(inputs));
        DatasetRows.CheckFinite(targets, targetSize, nameof(targets));
    }

    private Dataset(float[] inputs, int inputSize, int[] labels, int classCount)
        : this(new DatasetColumns(inputs, inputSize)
        {
            Labels = labels,
            ClassCount = classCount,
            LabelsPerSample = DatasetRows.LabelsPerSample(inputs.Length / inputSize, labels.Length),
        })
    {
        DatasetRows.CheckFinite(inputs, inputSize, nameof(inputs));
        DatasetRows.CheckLabels(labels, LabelsPerSample, classCount);
    }

    // Checks nothing: for rows that were checked when they entered another set.
    private Dataset(DatasetColumns columns) => _columns = columns;

    /// <summary>The number of samples.</summary>
    public int Count => _columns.Count;

    /// <summary>The number of floats in an input row.</summary>
    public int InputSize => _columns.InputSize;

    /// <summary>The number of floats in a target row; 0 for a set with labels.</summary>
    public int TargetSize => _columns.TargetSize;

    /// <summary>The number of classes; 0 for a set with targets.</summary>
    public int ClassCount => _columns.ClassCount;

    /// <summary>The number of labels of each sample: 1 or, for networks that give a class for each step of a sequence or position of an image, the number of these; 0 for a set with targets.</summary>
    public int LabelsPerSample => _columns.LabelsPerSample;

    /// <summary>Whether the samples have class labels, not targets.</summary>
    public bool HasLabels => _columns.Labels is not null;

    /// <summary>All input rows, one after the other.</summary>
    public ReadOnlySpan<float> Inputs => _columns.Inputs;

    /// <summary>All target rows, one after the other.</summary>
    /// <exception cref="InvalidOperationException">The set has labels.</exception>
    public ReadOnlySpan<float> Targets => _columns.Targets ?? throw new InvalidOperationException("This data set has labels, not targets.");

    /// <summary>The class of each sample; with several labels a sample, those of the first, then those of the second, and so on.</summary>
    /// <exception cref="InvalidOperationException">The set has targets.</exception>
    public ReadOnlySpan<int> Labels => _columns.Labels ?? throw new InvalidOperationException("This data set has targets, not labels.");

    /// <summary>The input of one sample.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Input(int row)
    {
        CheckRow(row);
        return Inputs.Slice(row * InputSize, InputSize);
    }

    /// <summary>The targets of one sample.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The set has labels.</exception>
    public ReadOnlySpan<float> Target(int row)
    {
        CheckRow(row);
        return Targets.Slice(row * TargetSize, TargetSize);
    }

    /// <summary>The class of one sample.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The set has targets, or several labels a sample.</exception>
    public int Label(int row)
    {
        CheckRow(row);
        RequireOneLabel();
        return Labels[row];
    }

    /// <summary>The classes of one sample: one or, for networks that give one for each step of a sequence or position of an image, one for each.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The set has targets.</exception>
    public ReadOnlySpan<int> LabelsOf(int row)
    {
        CheckRow(row);
        return Labels.Slice(row * LabelsPerSample, LabelsPerSample);
    }

    /// <summary>How many samples each class has; with several labels a sample, how many steps, without those after the end of a sequence.</summary>
    /// <exception cref="InvalidOperationException">The set has targets.</exception>
    public int[] CountByClass()
    {
        _ = Labels;
        int[] counts = new int[ClassCount];
        for (int row = 0; row < Count; row++)
        {
            ReadOnlySpan<int> labels = LabelsOf(row);
            foreach (int label in HasLengths && LabelsPerSample > 1 ? labels[..Lengths[row]] : labels)
            {
                counts[label]++;
            }
        }

        return counts;
    }

    /// <summary>The same samples with other inputs: what preprocessing makes of them.</summary>
    /// <param name="inputs">As many input rows, one after the other.</param>
    /// <param name="inputSize">The floats in one of them, at least 1.</param>
    /// <exception cref="ArgumentException">The number of rows is not <see cref="Count"/>, or a value is not finite.</exception>
    public Dataset WithInputs(ReadOnlySpan<float> inputs, int inputSize)
    {
        float[] copy = DatasetRows.Copy(inputs, inputSize, nameof(inputs));
        if (copy.Length / inputSize != Count)
        {
            throw new ArgumentException(Invariant($"Expected {Count} rows; found {copy.Length / inputSize}."), nameof(inputs));
        }

        DatasetRows.CheckFinite(copy, inputSize, nameof(inputs));
        return new Dataset(_columns with { Inputs = copy, InputSize = inputSize });
    }

    private void RequireOneLabel()
    {
        _ = Labels;
        if (LabelsPerSample > 1)
        {
            throw new InvalidOperationException(
                Invariant($"This data set has {LabelsPerSample} labels a sample, one for each step or position: there is no one class that a sample is of."));
        }
    }

    private void CheckRow(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(row), Invariant($"The data set has {Count} rows, counted from 0; there is no row {row}."));
        }
    }
}
