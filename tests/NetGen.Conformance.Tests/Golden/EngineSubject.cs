using System;
using System.Numerics;
using NetGen.Engine;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The engine against a golden case.</summary>
internal sealed class EngineSubject<T>(RuntimeNetwork<T> network) : IGoldenSubject<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public bool LatestStepWasApplied => network.LatestStepWasApplied;

    public void SetParameters(ReadOnlySpan<T> source) => network.SetParameters(source);

    public void GetParameters(Span<T> destination) => network.GetParameters(destination);

    public void SetStatistics(ReadOnlySpan<T> source) => network.SetStatistics(source);

    public void GetStatistics(Span<T> destination) => network.GetStatistics(destination);

    public void GetGradients(Span<T> destination) => network.GetGradients(destination);

    public void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs) => network.PredictBatch(inputs, outputs);

    public T ComputeGradients(GoldenBatch<T> batch) => (batch.Targets, batch.Weights) switch
    {
        (null, null) => network.ComputeGradients(batch.Inputs, batch.Labels),
        (null, { } weights) => network.ComputeGradients(batch.Inputs, batch.Labels, weights),
        ({ } targets, null) => network.ComputeGradients(batch.Inputs, targets),
        ({ } targets, { } weights) => network.ComputeGradients(batch.Inputs, targets, weights),
    };

    public T ComputeLoss(GoldenBatch<T> batch, Span<T> outputs) => (batch.Targets, batch.Weights) switch
    {
        (null, null) => network.ComputeLoss(batch.Inputs, batch.Labels, outputs),
        (null, { } weights) => network.ComputeLoss(batch.Inputs, batch.Labels, weights, outputs),
        ({ } targets, null) => network.ComputeLoss(batch.Inputs, targets, outputs),
        ({ } targets, { } weights) => network.ComputeLoss(batch.Inputs, targets, weights, outputs),
    };

    public void TrainStep(GoldenBatch<T> batch) => _ = (batch.Targets, batch.Weights) switch
    {
        (null, null) => network.TrainStep(batch.Inputs, batch.Labels),
        (null, { } weights) => network.TrainStep(batch.Inputs, batch.Labels, weights),
        ({ } targets, null) => network.TrainStep(batch.Inputs, targets),
        ({ } targets, { } weights) => network.TrainStep(batch.Inputs, targets, weights),
    };
}
