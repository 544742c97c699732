namespace NetGen;

/// <summary>What a network was measured at on a data set: the loss it is trained for, and the metrics that fit it.</summary>
public sealed class Evaluation
{
    internal Evaluation(double loss, int sampleCount, ClassificationMetrics? classification, RegressionMetrics? regression)
    {
        Loss = loss;
        SampleCount = sampleCount;
        Classification = classification;
        Regression = regression;
    }

    /// <summary>
    /// The mean loss over the samples or, where a network has outputs for each step of a sequence, or classes for each position of an image, over these, with the samples' weights if the data set has them. Metrics count
    /// every sample, step or position once.
    /// </summary>
    public double Loss { get; }

    /// <summary>The number of samples: of rows, not of steps.</summary>
    public int SampleCount { get; }

    /// <summary>
    /// How well classes are predicted: for a loss of classes, for any set with labels, or where it was asked for; else <see langword="null"/>.
    /// Also where samples are not each of one class: several targets a row, none or several of which are positive.
    /// </summary>
    public ClassificationMetrics? Classification { get; }

    /// <summary>How well numbers are predicted: for a loss of differences, or where it was asked for; else <see langword="null"/>. Labels stand for one-hot rows.</summary>
    public RegressionMetrics? Regression { get; }

    /// <summary>The share of samples whose class was predicted right, from 0 to 1; <see langword="null"/> if there are no classes.</summary>
    public double? Accuracy => Classification?.Accuracy;
}
