using System;
using System.Threading;

namespace NetGen.Testing;

/// <summary>The wrapper around a network that learns.</summary>
internal sealed class LoadedTrainableNetwork<TNetwork>(TNetwork network) : LoadedNetwork<TNetwork>(network), ILoadedTrainableNetwork
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public float LearningRate
    {
        get => Network.LearningRate;
        set => Network.LearningRate = value;
    }

    public int MaxDegreeOfParallelism
    {
        get => Network.MaxDegreeOfParallelism;
        set => Network.MaxDegreeOfParallelism = value;
    }

    public bool LatestStepWasApplied => Network.LatestStepWasApplied;

    public static new ILoadedNetwork Seeded(ulong seed) => new LoadedTrainableNetwork<TNetwork>(TNetwork.Create(seed));

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Network.TrainStep(inputs, targets);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Network.TrainStep(inputs, labels);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Network.ComputeGradients(inputs, targets);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Network.ComputeGradients(inputs, labels);

    public void ApplyGradients() => Network.ApplyGradients();

    public void GetGradients(Span<float> destination) => Network.GetGradients(destination);

    public void SetGradients(ReadOnlySpan<float> source) => Network.SetGradients(source);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs) =>
        Network.ComputeLoss(inputs, targets, outputs);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs) =>
        Network.ComputeLoss(inputs, labels, outputs);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights) =>
        Network.TrainStep(inputs, targets, weights);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights) =>
        Network.TrainStep(inputs, labels, weights);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights) =>
        Network.ComputeGradients(inputs, targets, weights);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights) =>
        Network.ComputeGradients(inputs, labels, weights);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Span<float> outputs) =>
        Network.ComputeLoss(inputs, targets, weights, outputs);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, Span<float> outputs) =>
        Network.ComputeLoss(inputs, labels, weights, outputs);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        Network.TrainStep(inputs, targets, weights, lengths);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        Network.TrainStep(inputs, labels, weights, lengths);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        Network.ComputeGradients(inputs, targets, weights, lengths);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        Network.ComputeGradients(inputs, labels, weights, lengths);

    public float ComputeLoss(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs) =>
        Network.ComputeLoss(inputs, targets, weights, lengths, outputs);

    public float ComputeLoss(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs) =>
        Network.ComputeLoss(inputs, labels, weights, lengths, outputs);

    public TrainingState GetTrainingState() => Network.GetTrainingState();

    public void SetTrainingState(TrainingState state) => Network.SetTrainingState(state);

    public History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default) =>
        Network.Fit(training, options, token);

    public Evaluation Evaluate(Dataset data) => Network.Evaluate(data);

    protected override ILoadedNetwork Wrap(TNetwork other) => new LoadedTrainableNetwork<TNetwork>(other);
}
