namespace NetGen;

/// <summary>How the values of several classes become one.</summary>
public enum Averaging
{
    /// <summary>The plain mean over the classes: rare ones count as much as frequent ones.</summary>
    Macro,

    /// <summary>The mean weighted by the number of true samples of each class.</summary>
    Weighted,

    /// <summary>
    /// From the counts of all classes together. With one class for each sample, precision, recall and F1 are then all the accuracy, but for
    /// samples without a predicted class.
    /// </summary>
    Micro,
}
