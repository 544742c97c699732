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

    public void PredictBatch(GoldenBatch<T> batch, Span<T> outputs)
    {
        if (batch.Lengths is { } lengths)
        {
            network.PredictBatch(batch.Inputs, lengths, outputs);
        }
        else
        {
            network.PredictBatch(batch.Inputs, outputs);
        }
    }

    public T ComputeGradients(GoldenBatch<T> batch) => batch switch
    {
        { Lengths: { } lengths, Targets: null, Weights: null } => network.ComputeGradients(batch.Inputs, batch.Labels, lengths),
        { Lengths: { } lengths, Targets: null, Weights: { } weights } => network.ComputeGradients(batch.Inputs, batch.Labels, weights, lengths),
        { Lengths: { } lengths, Targets: { } targets, Weights: null } => network.ComputeGradients(batch.Inputs, targets, lengths),
        { Lengths: { } lengths, Targets: { } targets, Weights: { } weights } => network.ComputeGradients(batch.Inputs, targets, weights, lengths),
        { Targets: null, Weights: null } => network.ComputeGradients(batch.Inputs, batch.Labels),
        { Targets: null, Weights: { } weights } => network.ComputeGradients(batch.Inputs, batch.Labels, weights),
        { Targets: { } targets, Weights: null } => network.ComputeGradients(batch.Inputs, targets),
        { Targets: { } targets, Weights: { } weights } => network.ComputeGradients(batch.Inputs, targets, weights),
    };

    public T ComputeLoss(GoldenBatch<T> batch, Span<T> outputs) => batch switch
    {
        { Lengths: { } lengths, Targets: null, Weights: null } => network.ComputeLoss(batch.Inputs, batch.Labels, lengths, outputs),
        { Lengths: { } lengths, Targets: null, Weights: { } weights } => network.ComputeLoss(batch.Inputs, batch.Labels, weights, lengths, outputs),
        { Lengths: { } lengths, Targets: { } targets, Weights: null } => network.ComputeLoss(batch.Inputs, targets, lengths, outputs),
        { Lengths: { } lengths, Targets: { } targets, Weights: { } weights } => network.ComputeLoss(batch.Inputs, targets, weights, lengths, outputs),
        { Targets: null, Weights: null } => network.ComputeLoss(batch.Inputs, batch.Labels, outputs),
        { Targets: null, Weights: { } weights } => network.ComputeLoss(batch.Inputs, batch.Labels, weights, outputs),
        { Targets: { } targets, Weights: null } => network.ComputeLoss(batch.Inputs, targets, outputs),
        { Targets: { } targets, Weights: { } weights } => network.ComputeLoss(batch.Inputs, targets, weights, outputs),
    };

    public void TrainStep(GoldenBatch<T> batch) => _ = batch switch
    {
        { Lengths: { } lengths, Targets: null, Weights: null } => network.TrainStep(batch.Inputs, batch.Labels, lengths),
        { Lengths: { } lengths, Targets: null, Weights: { } weights } => network.TrainStep(batch.Inputs, batch.Labels, weights, lengths),
        { Lengths: { } lengths, Targets: { } targets, Weights: null } => network.TrainStep(batch.Inputs, targets, lengths),
        { Lengths: { } lengths, Targets: { } targets, Weights: { } weights } => network.TrainStep(batch.Inputs, targets, weights, lengths),
        { Targets: null, Weights: null } => network.TrainStep(batch.Inputs, batch.Labels),
        { Targets: null, Weights: { } weights } => network.TrainStep(batch.Inputs, batch.Labels, weights),
        { Targets: { } targets, Weights: null } => network.TrainStep(batch.Inputs, targets),
        { Targets: { } targets, Weights: { } weights } => network.TrainStep(batch.Inputs, targets, weights),
    };
}
