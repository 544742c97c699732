using System;
using NetGen.Testing;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>A generated network against a golden case.</summary>
internal sealed class GeneratedSubject(ILoadedTrainableNetwork network) : IGoldenSubject<float>
{
    public bool LatestStepWasApplied => network.LatestStepWasApplied;

    public void SetParameters(ReadOnlySpan<float> source) => network.SetParameters(source);

    public void GetParameters(Span<float> destination) => network.GetParameters(destination);

    public void SetStatistics(ReadOnlySpan<float> source) => network.SetStatistics(source);

    public void GetStatistics(Span<float> destination) => network.GetStatistics(destination);

    public void GetGradients(Span<float> destination) => network.GetGradients(destination);

    public void PredictBatch(GoldenBatch<float> batch, Span<float> outputs) => network.PredictBatch(batch.Inputs, outputs);

    public float ComputeGradients(GoldenBatch<float> batch) => (batch.Targets, batch.Weights) switch
    {
        (null, null) => network.ComputeGradients(batch.Inputs, batch.Labels),
        (null, { } weights) => network.ComputeGradients(batch.Inputs, batch.Labels, weights),
        ({ } targets, null) => network.ComputeGradients(batch.Inputs, targets),
        ({ } targets, { } weights) => network.ComputeGradients(batch.Inputs, targets, weights),
    };

    public float ComputeLoss(GoldenBatch<float> batch, Span<float> outputs) => (batch.Targets, batch.Weights) switch
    {
        (null, null) => network.ComputeLoss(batch.Inputs, batch.Labels, outputs),
        (null, { } weights) => network.ComputeLoss(batch.Inputs, batch.Labels, weights, outputs),
        ({ } targets, null) => network.ComputeLoss(batch.Inputs, targets, outputs),
        ({ } targets, { } weights) => network.ComputeLoss(batch.Inputs, targets, weights, outputs),
    };

    public void TrainStep(GoldenBatch<float> batch) => _ = (batch.Targets, batch.Weights) switch
    {
        (null, null) => network.TrainStep(batch.Inputs, batch.Labels),
        (null, { } weights) => network.TrainStep(batch.Inputs, batch.Labels, weights),
        ({ } targets, null) => network.TrainStep(batch.Inputs, targets),
        ({ } targets, { } weights) => network.TrainStep(batch.Inputs, targets, weights),
    };
}
