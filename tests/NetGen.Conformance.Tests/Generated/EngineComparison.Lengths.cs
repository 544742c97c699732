using System;
using System.Linq;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <content>The same with a length for each sample, where samples have lengths.</content>
internal sealed partial class EngineComparison
{
    /// <summary>Predictions, loss and gradients of sequences that end early; those of full length have the bits of those without.</summary>
    public void CompareLengths()
    {
        if (_data.Lengths.Length == 0)
        {
            return;
        }

        Reset();
        foreach (int rows in _batches)
        {
            foreach (bool isWeighted in new[] { false, true })
            {
                CompareLengths(rows, isLabels: false, isWeighted);
                CompareLengths(rows, isLabels: true, isWeighted);
            }

            CompareFullLengths(rows);
        }

        CompareLossWithLengths(isLabels: false, isWeighted: false);
        CompareLossWithLengths(isLabels: true, isWeighted: true);
        ComparePredictionsWithLengths();
    }

    private void CompareLengths(int rows, bool isLabels, bool isWeighted)
    {
        string what = $"{_definition.Name}: {rows} {(isWeighted ? "weighted " : "")}sequences with {(isLabels ? "labels" : "targets")}";
        ReadOnlySpan<float> inputs = _data.Inputs.AsSpan(0, rows * InputSize);
        ReadOnlySpan<float> targets = _data.Targets.AsSpan(0, rows * OutputSize);
        ReadOnlySpan<float> weights = isWeighted ? _data.Weights.AsSpan(0, rows) : default;
        ReadOnlySpan<int> lengths = _data.Lengths.AsSpan(0, rows);
        float loss = isLabels
            ? _network.ComputeGradients(inputs, Labels(rows), weights, lengths)
            : _network.ComputeGradients(inputs, targets, weights, lengths);
        FencedFloats gradients = new(_definition.ParameterCount);
        _network.GetGradients(gradients.Span);
        gradients.CheckFence();

        ReadOnlySpan<double> wide = _inputs.AsSpan(0, rows * InputSize);
        ReadOnlySpan<double> wideTargets = _targets.AsSpan(0, rows * OutputSize);
        double[] wideWeights = SampleData.Widen(weights);
        double expectedLoss = (isLabels, isWeighted) switch
        {
            (true, true) => _engine.ComputeGradients(wide, Labels(rows), wideWeights, lengths),
            (true, false) => _engine.ComputeGradients(wide, Labels(rows), lengths),
            (false, true) => _engine.ComputeGradients(wide, wideTargets, wideWeights, lengths),
            (false, false) => _engine.ComputeGradients(wide, wideTargets, lengths),
        };
        double[] expected = new double[_definition.ParameterCount];
        _engine.GetGradients(expected);
        Deviation.CheckLoss(loss, expectedLoss, what);
        Deviation.CheckGradients(_definition, gradients.Span, expected, what);
    }

    private void CompareFullLengths(int rows)
    {
        ReadOnlySpan<float> inputs = _data.Inputs.AsSpan(0, rows * InputSize);
        ReadOnlySpan<float> targets = _data.Targets.AsSpan(0, rows * OutputSize);
        int[] full = [.. Enumerable.Repeat(_definition.InputShape[0], rows)];
        float[] gradients = new float[_definition.ParameterCount];
        float[] whole = new float[_definition.ParameterCount];
        float loss = _network.ComputeGradients(inputs, targets);
        _network.GetGradients(whole);
        Assert.Equal(loss, _network.ComputeGradients(inputs, targets, default, full));
        _network.GetGradients(gradients);
        Assert.Equal(whole, gradients);
    }

    private void CompareLossWithLengths(bool isLabels, bool isWeighted)
    {
        string what = $"{_definition.Name}: loss of {_rows} sequences with {(isLabels ? "labels" : "targets")}";
        FencedFloats outputs = new(_rows * OutputSize);
        double[] expected = new double[_rows * OutputSize];
        float[] weights = isWeighted ? _data.Weights : [];
        float loss = isLabels
            ? _network.ComputeLoss(_data.Inputs, _data.Labels, weights, _data.Lengths, outputs.Span)
            : _network.ComputeLoss(_data.Inputs, _data.Targets, weights, _data.Lengths, outputs.Span);
        double[] wide = SampleData.Widen(weights);
        double expectedLoss = (isLabels, isWeighted) switch
        {
            (true, true) => _engine.ComputeLoss(_inputs, _data.Labels, wide, _data.Lengths, expected),
            (true, false) => _engine.ComputeLoss(_inputs, _data.Labels, _data.Lengths, expected),
            (false, true) => _engine.ComputeLoss(_inputs, _targets, wide, _data.Lengths, expected),
            (false, false) => _engine.ComputeLoss(_inputs, _targets, _data.Lengths, expected),
        };
        outputs.CheckFence();
        Deviation.CheckLoss(loss, expectedLoss, what);
        Deviation.CheckOutputs(outputs.Span, expected, what);
    }

    private void ComparePredictionsWithLengths()
    {
        double[] expected = new double[_rows * OutputSize];
        _engine.PredictBatch(_inputs, _data.Lengths, expected);
        foreach (int rows in (ReadOnlySpan<int>)[0, .. _batches, _rows])
        {
            FencedFloats inputs = new(_data.Inputs.AsSpan(0, rows * InputSize));
            FencedFloats outputs = new(rows * OutputSize);
            _network.PredictBatch(inputs.Span, _data.Lengths.AsSpan(0, rows), outputs.Span);
            outputs.CheckFence();
            Deviation.CheckOutputs(outputs.Span, expected.AsSpan(0, rows * OutputSize), $"{_definition.Name}: predictions of {rows} sequences");
        }
    }
}
