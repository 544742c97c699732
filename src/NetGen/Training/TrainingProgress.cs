namespace NetGen;

/// <summary>Where a training stands.</summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="EpochCount">How many epochs there are to be.</param>
/// <param name="Step">The steps taken in this epoch.</param>
/// <param name="StepCount">How many steps an epoch has.</param>
/// <param name="Loss">The mean loss over the samples of this epoch so far.</param>
/// <param name="Validation">What the latest validation measured; <see langword="null"/> before the first.</param>
public readonly record struct TrainingProgress(int Epoch, int EpochCount, int Step, int StepCount, double Loss, Evaluation? Validation)
{
    /// <summary>The learning rate of the latest step.</summary>
    public float LearningRate { get; init; }

    /// <summary>The share of right predictions in the latest validation; <see langword="null"/> if not known.</summary>
    public double? ValidationAccuracy => Validation?.Accuracy;
}
