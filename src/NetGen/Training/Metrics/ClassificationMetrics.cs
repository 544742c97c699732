using System;
using System.Collections.Immutable;
using System.Linq;
using static System.FormattableString;

namespace NetGen;

/// <summary>How well classes are predicted.</summary>
/// <remarks>
/// <para>
/// Where a network has outputs for each step of a sequence, or classes for each position of an image, each counts as a sample does here; steps after a sequence's end do not.
/// </para>
/// <para>
/// The predicted class is the one with the largest output, of equal ones the first; with a single output it is class 1 from
/// 0.5 on (from 0 on under <see cref="Loss.Hinge"/>), else class 0. The true class is the label, or what the same rule makes of the targets.
/// </para>
/// <para>
/// What is not defined is NaN: the precision of a class that was never predicted, the recall of one without samples. An average over classes leaves
/// such a class out, and is NaN if none is left. (scikit-learn takes 0 for them, with a warning, unless told <c>zero_division=nan</c>.)
/// </para>
/// <para>Formulas: Sokolova and Lapalme, "A systematic analysis of performance measures for classification tasks", 2009, tables 2 and 3.</para>
/// </remarks>
public sealed class ClassificationMetrics
{
    internal ClassificationMetrics(
        ConfusionMatrix confusion,
        ImmutableArray<int> unclassifiedByClass,
        ImmutableArray<int> ranks,
        double? logLoss,
        ImmutableArray<double> areas)
    {
        Confusion = confusion;
        UnclassifiedByClass = unclassifiedByClass;
        UnclassifiedCount = unclassifiedByClass.Sum();
        Ranks = ranks;
        SampleCount = ranks.Sum() + UnclassifiedCount;
        Accuracy = (double)confusion.CorrectCount / SampleCount;
        LogLoss = logLoss;
        Areas = areas;
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount => Confusion.ClassCount;

    /// <summary>The number of samples.</summary>
    public int SampleCount { get; }

    /// <summary>The share of all samples that was predicted right, from 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>Predicted by true classes. It does not count <see cref="UnclassifiedCount"/>.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>How many samples have NaN among their outputs, and so no predicted class. None of them is right.</summary>
    public int UnclassifiedCount { get; }

    /// <summary>
    /// The mean of <c>−ln p</c> over the samples, <c>p</c> the probability predicted for the true class, taken as 2⁻²³ where it is smaller, as
    /// scikit-learn does; <see langword="null"/> if the outputs are no probabilities: their activation is neither softmax nor, with one output, sigmoid.
    /// </summary>
    public double? LogLoss { get; }

    /// <summary>
    /// The area under the receiver operating characteristic, ties counted half: for two classes that of class 1, else the mean over the classes, each
    /// against all others. <see langword="null"/> if it was not asked for: <see cref="Metrics.RocAuc"/>.
    /// </summary>
    public double? RocAuc => Areas.IsEmpty ? null : ClassCount == 2 ? Areas[1] : Mean(Areas, index => 1);

    internal ImmutableArray<int> UnclassifiedByClass { get; }

    /// <summary>How often the true class came first, second … in the order of the outputs.</summary>
    internal ImmutableArray<int> Ranks { get; }

    internal ImmutableArray<double> Areas { get; }

    /// <summary>The share of samples whose true class is among those with the largest outputs; of equal ones the first comes first.</summary>
    /// <param name="count">How many classes to look at, from 1 to <see cref="ClassCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not as said.</exception>
    public double TopAccuracy(int count)
    {
        if (count < 1 || count > ClassCount)
        {
            throw new ArgumentOutOfRangeException(nameof(count), Invariant($"Expected from 1 to {ClassCount} classes; found {count}."));
        }

        return (double)Ranks.AsSpan(0, count).ToArray().Sum() / SampleCount;
    }

    /// <summary>How many samples are of a class.</summary>
    /// <param name="label">The class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int Support(int label) => Confusion.ActualCount(label) + UnclassifiedByClass[label];

    /// <summary>The share of a class among what was predicted to be it: <c>TP / (TP + FP)</c>; NaN if nothing was.</summary>
    /// <param name="label">The class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label) => Ratio(Confusion[label, label], Confusion.PredictedCount(label));

    /// <summary>The share of a class that was found: <c>TP / (TP + FN)</c>; NaN if no sample is of it.</summary>
    /// <param name="label">The class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int label) => Ratio(Confusion[label, label], Support(label));

    /// <summary>The harmonic mean of precision and recall: <c>2·TP / (2·TP + FP + FN)</c>; NaN if no sample is of the class or was predicted to be.</summary>
    /// <param name="label">The class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double F1(int label) => Ratio(2L * Confusion[label, label], (long)Confusion.PredictedCount(label) + Support(label));

    /// <summary>The precision of all classes.</summary>
    /// <param name="averaging">How they become one number.</param>
    public double Precision(Averaging averaging) => averaging == Averaging.Micro
        ? Ratio(Confusion.CorrectCount, SampleCount - UnclassifiedCount)
        : Average(Precision, averaging);

    /// <summary>The recall of all classes.</summary>
    /// <param name="averaging">How they become one number.</param>
    public double Recall(Averaging averaging) => averaging == Averaging.Micro ? Accuracy : Average(Recall, averaging);

    /// <summary>F1 of all classes.</summary>
    /// <param name="averaging">How they become one number.</param>
    public double F1(Averaging averaging) => averaging == Averaging.Micro
        ? Ratio(2L * Confusion.CorrectCount, (2L * SampleCount) - UnclassifiedCount)
        : Average(F1, averaging);

    /// <summary>The area under the receiver operating characteristic of a class against all others; NaN if none or all samples are of it.</summary>
    /// <param name="label">The class, from 0.</param>
    /// <exception cref="InvalidOperationException">It was not asked for: <see cref="Metrics.RocAuc"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double RocAucOf(int label)
    {
        Confusion.CheckClass(label, nameof(label));
        return Areas.IsEmpty ? throw new InvalidOperationException("The ROC-AUC was not measured: ask for Metrics.RocAuc.") : Areas[label];
    }

    private static double Ratio(long share, long whole) => whole == 0 ? double.NaN : (double)share / whole;

    private static double Mean(ImmutableArray<double> values, Func<int, double> weight)
    {
        double sum = 0;
        double weights = 0;
        for (int index = 0; index < values.Length; index++)
        {
            if (!double.IsNaN(values[index]))
            {
                sum += weight(index) * values[index];
                weights += weight(index);
            }
        }

        return sum / weights;
    }

    private double Average(Func<int, double> value, Averaging averaging) => Mean(
        [.. Enumerable.Range(0, ClassCount).Select(value)],
        averaging switch
        {
            Averaging.Macro => _ => 1,
            Averaging.Weighted => label => Support(label),
            _ => throw new ArgumentOutOfRangeException(nameof(averaging), Invariant($"There is no averaging {(int)averaging}.")),
        });
}
