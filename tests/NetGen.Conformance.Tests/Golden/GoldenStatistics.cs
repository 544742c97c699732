namespace NetGen.Conformance.Tests.Golden;

/// <summary>
/// What a <see cref="GoldenCase"/> has beside the rest where a layer keeps running statistics, so that training is not prediction. Arrays over
/// statistics are in the order of the layers.
/// </summary>
public sealed class GoldenStatistics
{
    /// <summary>The statistics to start from.</summary>
    public required double[] Initial { get; init; }

    /// <summary>The mean loss of the initial network's predictions; <see cref="GoldenCase.Loss"/> is that of training.</summary>
    public required double PredictedLoss { get; init; }

    /// <summary>What the initial network gives in training, row after row.</summary>
    public required double[] TrainingOutputs { get; init; }

    /// <summary>The statistics after <see cref="GoldenCase.Steps"/> steps.</summary>
    public required double[] Trained { get; init; }

    /// <summary>The predictions after these steps, row after row.</summary>
    public required double[] TrainedOutputs { get; init; }
}
