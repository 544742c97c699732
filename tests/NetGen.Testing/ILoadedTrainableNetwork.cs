using System;
using System.Threading;

namespace NetGen.Testing;

/// <summary>A network that learns, whose class is known at run time only.</summary>
public interface ILoadedTrainableNetwork : ILoadedNetwork
{
    float LearningRate { get; set; }

    int MaxDegreeOfParallelism { get; set; }

    bool LatestStepWasApplied { get; }

    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    void ApplyGradients();

    void GetGradients(Span<float> destination);

    void SetGradients(ReadOnlySpan<float> source);

    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs);

    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs);

    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights);

    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights);

    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights);

    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights);

    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Span<float> outputs);

    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, Span<float> outputs);

    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths);

    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths);

    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths);

    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths);

    float ComputeLoss(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs);

    float ComputeLoss(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs);

    TrainingState GetTrainingState();

    void SetTrainingState(TrainingState state);

    History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default);

    Evaluation Evaluate(Dataset data);
}
