using System;
using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Brings each feature to mean 0 and standard deviation 1: <c>x′ = (x − mean) / standard deviation</c>. The statistics come
/// from the training part alone and are then applied to everything else, so that nothing is learnt from what measures.
/// </summary>
public sealed class Standardizer
{
    private readonly double[] _divisors;

    /// <summary>Restores a standardizer from statistics found earlier.</summary>
    /// <param name="mean">The mean of each feature, finite.</param>
    /// <param name="standardDeviation">The standard deviation of each, finite, at least 0; 0 stands for a constant feature.</param>
    /// <exception cref="ArgumentException">There is no feature, the lengths differ, or a value is not as said.</exception>
    public Standardizer(ReadOnlySpan<double> mean, ReadOnlySpan<double> standardDeviation)
    {
        if (mean.IsEmpty)
        {
            throw new ArgumentException("A standardizer needs at least one feature.", nameof(mean));
        }

        if (mean.Length != standardDeviation.Length)
        {
            throw new ArgumentException(
                Invariant($"There are {mean.Length} means but {standardDeviation.Length} standard deviations."), nameof(standardDeviation));
        }

        _divisors = new double[mean.Length];
        for (int feature = 0; feature < mean.Length; feature++)
        {
            double deviation = standardDeviation[feature];
            if (!double.IsFinite(mean[feature]))
            {
                throw new ArgumentException(Invariant($"Feature {feature}: expected a finite mean; found {mean[feature]}."), nameof(mean));
            }

            if (!double.IsFinite(deviation) || deviation < 0)
            {
                throw new ArgumentException(
                    Invariant($"Feature {feature}: expected a finite standard deviation of at least 0; found {deviation}."), nameof(standardDeviation));
            }

            _divisors[feature] = deviation == 0 ? 1 : deviation;
        }

        Mean = [.. mean];
        StandardDeviation = [.. standardDeviation];
    }

    /// <summary>Learns a standardizer from the samples trained on, and applies it to all: for cross-validation and searches.</summary>
    public static Preprocessing Preprocessing { get; } = training => Fit(training).Apply;

    /// <summary>The mean of each feature.</summary>
    public ImmutableArray<double> Mean { get; }

    /// <summary>
    /// The standard deviation of each feature over the samples it was found on (their variance divided by their number, as
    /// scikit-learn does). A constant feature has 0 and is divided by 1.
    /// </summary>
    public ImmutableArray<double> StandardDeviation { get; }

    /// <summary>The number of features.</summary>
    public int FeatureCount => Mean.Length;

    /// <summary>Finds the statistics of the inputs of a data set: the training part.</summary>
    /// <param name="training">At least one sample.</param>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    public static Standardizer Fit(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return training.Count == 0
            ? throw new ArgumentException("An empty data set has no mean.", nameof(training))
            : Fit(training.Inputs, training.InputSize);
    }

    /// <summary>Finds the statistics of rows of features, in double precision.</summary>
    /// <param name="rows">The rows, one after the other, at least one; all finite.</param>
    /// <param name="featureCount">The floats in a row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no row, the length is no multiple of a row's, or a value is not finite.</exception>
    public static Standardizer Fit(ReadOnlySpan<float> rows, int featureCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        if (rows.IsEmpty || rows.Length % featureCount != 0)
        {
            throw new ArgumentException(Invariant($"Expected one or more rows of {featureCount} floats; found {rows.Length} floats."), nameof(rows));
        }

        DatasetRows.CheckFinite(rows, featureCount, nameof(rows));
        int count = rows.Length / featureCount;
        double[] mean = new double[featureCount];
        double[] deviation = new double[featureCount];
        for (int feature = 0; feature < featureCount; feature++)
        {
            double sum = 0;
            for (int index = feature; index < rows.Length; index += featureCount)
            {
                sum += rows[index];
            }

            mean[feature] = sum / count;

            // A second pass: the one-pass formula loses all digits where the mean is large against the deviation.
            double squares = 0;
            for (int index = feature; index < rows.Length; index += featureCount)
            {
                double difference = rows[index] - mean[feature];
                squares += difference * difference;
            }

            deviation[feature] = Math.Sqrt(squares / count);
        }

        return new Standardizer(mean, deviation);
    }

    /// <summary>Standardizes the inputs of a data set; targets and labels stay.</summary>
    /// <param name="data">Its input rows have <see cref="FeatureCount"/> floats.</param>
    /// <exception cref="ArgumentException">They have not, or a result is too large for a float.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != FeatureCount)
        {
            throw new ArgumentException(Invariant($"Expected inputs of {FeatureCount} features; found {data.InputSize}."), nameof(data));
        }

        float[] inputs = new float[data.Inputs.Length];
        Apply(data.Inputs, inputs);
        return data.WithInputs(inputs, FeatureCount);
    }

    /// <summary>Standardizes one row or several, as before a prediction.</summary>
    /// <param name="rows">One or more rows of <see cref="FeatureCount"/> floats, or none.</param>
    /// <param name="destination">Receives as many floats. May be the same memory as the rows.</param>
    /// <exception cref="ArgumentException">A length is not as said.</exception>
    public void Apply(ReadOnlySpan<float> rows, Span<float> destination)
    {
        if (rows.Length % FeatureCount != 0)
        {
            throw new ArgumentException(Invariant($"Expected rows of {FeatureCount} floats; found {rows.Length} floats."), nameof(rows));
        }

        if (destination.Length != rows.Length)
        {
            throw new ArgumentException(Invariant($"Expected room for {rows.Length} floats; found {destination.Length}."), nameof(destination));
        }

        for (int begin = 0; begin < rows.Length; begin += FeatureCount)
        {
            for (int feature = 0; feature < _divisors.Length; feature++)
            {
                destination[begin + feature] = (float)((rows[begin + feature] - Mean[feature]) / _divisors[feature]);
            }
        }
    }

    /// <summary>Standardizes one row or several in place.</summary>
    /// <param name="rows">One or more rows of <see cref="FeatureCount"/> floats, or none.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    public void Apply(Span<float> rows) => Apply(rows, rows);
}
