using System;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <content>The same with a weight for each sample, some of which are zero.</content>
internal sealed partial class EngineComparison
{
    /// <summary>Loss and gradients of weighted batches; those of equal weights have the bits of those of none.</summary>
    public void CompareWeights()
    {
        foreach (int rows in _batches.AsSpan(_batches.Length / 2))
        {
            CompareWeights(rows, isLabels: false);
            CompareWeights(rows, isLabels: true);
            CompareEqualWeights(rows);
        }

        CompareWeightedLoss(_rows, isLabels: false);
        CompareWeightedLoss(_rows, isLabels: true);
    }

    private void CompareWeights(int rows, bool isLabels)
    {
        string what = $"{_definition.Name}: {rows} weighted rows with {(isLabels ? "labels" : "targets")}";
        FencedFloats weights = new(_data.Weights.AsSpan(0, rows));
        ReadOnlySpan<float> inputs = _data.Inputs.AsSpan(0, rows * InputSize);
        float loss = isLabels
            ? _network.ComputeGradients(inputs, Labels(rows), weights.Span)
            : _network.ComputeGradients(inputs, _data.Targets.AsSpan(0, rows * OutputSize), weights.Span);
        float[] gradients = new float[_definition.ParameterCount];
        _network.GetGradients(gradients);

        double[] wide = SampleData.Widen(_data.Weights.AsSpan(0, rows));
        double expectedLoss = isLabels
            ? _engine.ComputeGradients(_inputs.AsSpan(0, rows * InputSize), Labels(rows), wide)
            : _engine.ComputeGradients(_inputs.AsSpan(0, rows * InputSize), _targets.AsSpan(0, rows * OutputSize), wide);
        double[] expected = new double[_definition.ParameterCount];
        _engine.GetGradients(expected);
        Deviation.CheckLoss(loss, expectedLoss, what);
        Deviation.CheckGradients(_definition, gradients, expected, what);
    }

    // A weight of 2 changes no bit either: its share is rounded as that of 1 is.
    private void CompareEqualWeights(int rows)
    {
        ReadOnlySpan<float> inputs = _data.Inputs.AsSpan(0, rows * InputSize);
        ReadOnlySpan<float> targets = _data.Targets.AsSpan(0, rows * OutputSize);
        float[] gradients = new float[_definition.ParameterCount];
        float[] weighted = new float[_definition.ParameterCount];
        float loss = _network.ComputeGradients(inputs, targets);
        _network.GetGradients(gradients);
        foreach (float weight in (ReadOnlySpan<float>)[1, 2])
        {
            float[] weights = new float[rows];
            Array.Fill(weights, weight);
            Assert.Equal(loss, _network.ComputeGradients(inputs, targets, weights));
            _network.GetGradients(weighted);
            Assert.Equal(gradients, weighted);
        }
    }

    private void CompareWeightedLoss(int rows, bool isLabels)
    {
        string what = $"{_definition.Name}: loss of {rows} weighted rows with {(isLabels ? "labels" : "targets")}";
        ReadOnlySpan<float> inputs = _data.Inputs.AsSpan(0, rows * InputSize);
        FencedFloats weights = new(_data.Weights.AsSpan(0, rows));
        double[] wide = SampleData.Widen(_data.Weights.AsSpan(0, rows));
        float[] outputs = new float[rows * OutputSize];
        double[] expected = new double[rows * OutputSize];
        float loss = isLabels
            ? _network.ComputeLoss(inputs, Labels(rows), weights.Span, outputs)
            : _network.ComputeLoss(inputs, _data.Targets.AsSpan(0, rows * OutputSize), weights.Span, outputs);
        double expectedLoss = isLabels
            ? _engine.ComputeLoss(_inputs.AsSpan(0, rows * InputSize), Labels(rows), wide, expected)
            : _engine.ComputeLoss(_inputs.AsSpan(0, rows * InputSize), _targets.AsSpan(0, rows * OutputSize), wide, expected);
        Deviation.CheckLoss(loss, expectedLoss, what);
        Deviation.CheckOutputs(outputs, expected, what);
    }
}
