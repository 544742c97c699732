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

    public void PredictBatch(GoldenBatch<float> batch, Span<float> outputs)
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

    public float ComputeGradients(GoldenBatch<float> batch) => batch switch
    {
        { Lengths: { } lengths, Targets: null } => network.ComputeGradients(batch.Inputs, batch.Labels, batch.Weights, lengths),
        { Lengths: { } lengths, Targets: { } targets } => network.ComputeGradients(batch.Inputs, targets, batch.Weights, lengths),
        { Targets: null, Weights: null } => network.ComputeGradients(batch.Inputs, batch.Labels),
        { Targets: null, Weights: { } weights } => network.ComputeGradients(batch.Inputs, batch.Labels, weights),
        { Targets: { } targets, Weights: null } => network.ComputeGradients(batch.Inputs, targets),
        { Targets: { } targets, Weights: { } weights } => network.ComputeGradients(batch.Inputs, targets, weights),
    };

    public float ComputeLoss(GoldenBatch<float> batch, Span<float> outputs) => batch switch
    {
        { Lengths: { } lengths, Targets: null } => network.ComputeLoss(batch.Inputs, batch.Labels, batch.Weights, lengths, outputs),
        { Lengths: { } lengths, Targets: { } targets } => network.ComputeLoss(batch.Inputs, targets, batch.Weights, lengths, outputs),
        { Targets: null, Weights: null } => network.ComputeLoss(batch.Inputs, batch.Labels, outputs),
        { Targets: null, Weights: { } weights } => network.ComputeLoss(batch.Inputs, batch.Labels, weights, outputs),
        { Targets: { } targets, Weights: null } => network.ComputeLoss(batch.Inputs, targets, outputs),
        { Targets: { } targets, Weights: { } weights } => network.ComputeLoss(batch.Inputs, targets, weights, outputs),
    };

    public void TrainStep(GoldenBatch<float> batch) => _ = batch switch
    {
        { Lengths: { } lengths, Targets: null } => network.TrainStep(batch.Inputs, batch.Labels, batch.Weights, lengths),
        { Lengths: { } lengths, Targets: { } targets } => network.TrainStep(batch.Inputs, targets, batch.Weights, lengths),
        { Targets: null, Weights: null } => network.TrainStep(batch.Inputs, batch.Labels),
        { Targets: null, Weights: { } weights } => network.TrainStep(batch.Inputs, batch.Labels, weights),
        { Targets: { } targets, Weights: null } => network.TrainStep(batch.Inputs, targets),
        { Targets: { } targets, Weights: { } weights } => network.TrainStep(batch.Inputs, targets, weights),
    };
}
