namespace NetGen;

/// <summary>How well classes are predicted.</summary>
/// <remarks>
/// The predicted class is the one with the largest output, of equal ones the first; with a single output it is class 1 from
/// 0.5 on, else class 0. The true class is the label, or what the same rule makes of the targets.
/// </remarks>
public sealed class ClassificationMetrics
{
    internal ClassificationMetrics(ConfusionMatrix confusion, int unclassifiedCount, int sampleCount)
    {
        Confusion = confusion;
        UnclassifiedCount = unclassifiedCount;
        Accuracy = (double)confusion.CorrectCount / sampleCount;
    }

    /// <summary>The share of all samples that was predicted right, from 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>Predicted by true classes. It does not count <see cref="UnclassifiedCount"/>.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>How many samples have NaN among their outputs, and so no predicted class. None of them is right.</summary>
    public int UnclassifiedCount { get; }
}
