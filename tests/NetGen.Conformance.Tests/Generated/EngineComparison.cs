using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Holds a generated network against the engine in double: prediction, loss, gradients, updates, training.</summary>
internal sealed partial class EngineComparison
{
    /// <summary>More rows than two of the largest blocks of a prediction, and no multiple of anything.</summary>
    public const int ManyRows = 389;

    private const int TrainedSteps = 5;
    private const int TrainedRows = 9;

    private readonly ILoadedTrainableNetwork _network;
    private readonly NetworkDefinition _definition;
    private readonly RuntimeNetwork<double> _engine;
    private readonly SampleData _data;
    private readonly double[] _inputs;
    private readonly double[] _targets;
    private readonly int _rows;
    private readonly int[] _batches;
    private readonly float[] _statistics;

    public EngineComparison(ILoadedTrainableNetwork network, NetworkDefinition definition, int rows = ManyRows, int[]? batches = null, int draw = 0)
    {
        _network = network;
        _definition = definition;
        _engine = new RuntimeNetwork<double>(definition);
        _rows = rows;
        _batches = batches ?? [.. Batches.ToArray().Where(count => count >= definition.FewestTrainingRows)];
        Random random = new(11);
        _statistics = [.. Enumerable.Range(0, definition.StatisticCount).Select(_ => 0.5f + random.NextSingle())];
        _data = Conditioning.DrawWell(definition, rows, _batches, draw);
        _inputs = SampleData.Widen(_data.Inputs);
        _targets = SampleData.Widen(_data.Targets);
    }

    /// <summary>The batches that are compared unless others are asked for: around multiples of the vector width, and of the height of tiles.</summary>
    public static ReadOnlySpan<int> Batches => [1, 2, 7, 8, 9, 33];

    public Deviation Deviation { get; } = new();

    private int InputSize => _definition.InputShape.Size;

    private int OutputSize => _definition.OutputShape.Size;

    private ReadOnlySpan<int> Labels(int rows) => _data.Labels.AsSpan(0, rows * _definition.OutputRows);

    /// <summary>All comparisons.</summary>
    public static Deviation Run(ILoadedTrainableNetwork network, NetworkDefinition definition, int rows = ManyRows, int draw = 0)
    {
        EngineComparison comparison = new(network, definition, rows, draw: draw);
        comparison.CompareDefinition();
        comparison.Reset();
        comparison.ComparePredictions();
        comparison.CompareGradients();
        comparison.CompareWeights();
        comparison.CompareLengths();
        comparison.CompareUpdates();
        comparison.CompareTraining();
        return comparison.Deviation;
    }

    /// <summary>The emitted definition says what was declared.</summary>
    public void CompareDefinition()
    {
        NetworkDefinition emitted = _network.Definition;
        Assert.Equal(_definition.InputShape, emitted.InputShape);
        Assert.Equal(_definition.Layers.Select(layer => (layer.Name, layer.Kind, layer.Activation)), emitted.Layers.Select(layer => (layer.Name, layer.Kind, layer.Activation)));
        Assert.Equal(_definition.Layers.Select(layer => layer.OutputShape), emitted.Layers.Select(layer => layer.OutputShape));
        Assert.Equal(_definition.Parameters.Select(parameter => (parameter.Name, parameter.Shape)), emitted.Parameters.Select(parameter => (parameter.Name, parameter.Shape)));
        Assert.Equal((InputSize, OutputSize, _definition.ParameterCount), (_network.InputSize, _network.OutputSize, _network.ParameterCount));
        Assert.Equal(_definition.Training!.Options, emitted.Training!.Options);
        Assert.Equal(
            _definition.Layers.Select(layer => (layer.Trainable, layer.LearningRateScale)), emitted.Layers.Select(layer => (layer.Trainable, layer.LearningRateScale)));
    }

    /// <summary>Sets both to the drawn parameters.</summary>
    public void Reset()
    {
        _network.SetParameters(_data.Parameters);
        _engine.SetParameters(SampleData.Widen(_data.Parameters));
        _network.SetStatistics(_statistics);
        _engine.SetStatistics(SampleData.Widen(_statistics));
    }

    /// <summary>One sample at a time, and batches up to several blocks.</summary>
    public void ComparePredictions()
    {
        double[] expected = new double[_rows * OutputSize];
        _engine.PredictBatch(_inputs, expected);
        for (int row = 0; row < 3; row++)
        {
            FencedFloats input = new(_data.Inputs.AsSpan(row * InputSize, InputSize));
            FencedFloats output = new(OutputSize);
            _network.Predict(input.Span, output.Span);
            output.CheckFence();
            Deviation.CheckOutputs(output.Span, expected.AsSpan(row * OutputSize, OutputSize), $"{_definition.Name}: prediction of row {row}");
        }

        foreach (int rows in (ReadOnlySpan<int>)[0, .. _batches, _rows])
        {
            FencedFloats inputs = new(_data.Inputs.AsSpan(0, rows * InputSize));
            FencedFloats outputs = new(rows * OutputSize);
            _network.PredictBatch(inputs.Span, outputs.Span);
            outputs.CheckFence();
            Deviation.CheckOutputs(outputs.Span, expected.AsSpan(0, rows * OutputSize), $"{_definition.Name}: predictions of {rows} rows");
        }
    }

    /// <summary>Loss and gradients of every batch, with targets and with labels; the loss also over several blocks.</summary>
    public void CompareGradients()
    {
        foreach (int rows in _batches)
        {
            CompareGradients(rows, isLabels: false);
            CompareGradients(rows, isLabels: true);
            CompareLoss(rows, isLabels: false);
            CompareLoss(rows, isLabels: true);
        }

        CompareLoss(_rows, isLabels: false);
        CompareLoss(_rows, isLabels: true);
    }

    /// <summary>
    /// Steps of which each starts from the same parameters and gradients on both sides, so that the update shows by itself; the moments are
    /// carried from step to step.
    /// </summary>
    public void CompareUpdates()
    {
        Reset();
        float[] gradients = new float[_definition.ParameterCount];
        float[] parameters = new float[_definition.ParameterCount];
        double[] expected = new double[_definition.ParameterCount];
        int step = 0;
        foreach (int rows in (ReadOnlySpan<int>)[33, 8, _definition.FewestTrainingRows])
        {
            float loss = step % 2 == 0
                ? _network.TrainStep(_data.Inputs.AsSpan(0, rows * InputSize), _data.Targets.AsSpan(0, rows * OutputSize))
                : _network.TrainStep(_data.Inputs.AsSpan(0, rows * InputSize), Labels(rows));
            Assert.True(_network.LatestStepWasApplied);
            _network.GetGradients(gradients);
            double expectedLoss = EngineGradients(rows, isLabels: step % 2 == 1, expected);
            Deviation.CheckLoss(loss, expectedLoss, $"{_definition.Name}: loss of step {step}");

            // Where later steps lead, nobody has checked that float32 can compute the gradient to the tolerance at all.
            if (step == 0)
            {
                Deviation.CheckGradients(_definition, gradients, expected, $"{_definition.Name}: step {step}");
            }

            _engine.SetGradients(SampleData.Widen(gradients));
            _engine.ApplyGradients();
            _engine.GetParameters(expected);
            _network.GetParameters(parameters);
            Deviation.CheckUpdate(_definition, parameters, expected, $"{_definition.Name}: step {step}");
            _engine.SetParameters(SampleData.Widen(parameters));
            CompareStatistics(_network, _engine);
            step++;
        }
    }

    /// <summary>Several steps on both sides by themselves, as far as float32 can be held to the tolerance: where steps diverge, so do differences.</summary>
    public void CompareTraining()
    {
        ILoadedTrainableNetwork network = (ILoadedTrainableNetwork)_network.Create(0);
        RuntimeNetwork<double> engine = new(_definition);
        RuntimeNetwork<float> single = new(_definition);
        network.SetParameters(_data.Parameters);
        engine.SetParameters(SampleData.Widen(_data.Parameters));
        single.SetParameters(_data.Parameters);
        float[] trained = new float[_definition.ParameterCount];
        double[] expected = new double[_definition.ParameterCount];
        double tolerance = Tolerances.Trained(_definition.Training!.Optimizer);
        for (int step = 0; step < TrainedSteps; step++)
        {
            int first = step * TrainedRows % (_rows - TrainedRows);
            ReadOnlySpan<float> inputs = _data.Inputs.AsSpan(first * InputSize, TrainedRows * InputSize);
            ReadOnlySpan<float> targets = _data.Targets.AsSpan(first * OutputSize, TrainedRows * OutputSize);
            engine.TrainStep(SampleData.Widen(inputs), SampleData.Widen(targets));
            engine.GetParameters(expected);
            single.TrainStep(inputs, targets);
            single.GetParameters(trained);
            if (!Conditioning.AreClose(_definition, trained, expected, tolerance))
            {
                Assert.True(step > 0, $"{_definition.Name}: float32 cannot be held to the tolerance of the first step.");
                return;
            }

            network.TrainStep(inputs, targets);
            network.GetParameters(trained);
            Deviation.CheckTrained(_definition, trained, expected, tolerance, $"{_definition.Name}: {step + 1} steps");
            CompareStatistics(network, engine);
        }
    }

    // Those of an early batch are there in every later one, so they are held to the gradients' tolerance and not to the parameters'.
    private void CompareStatistics(ILoadedTrainableNetwork network, RuntimeNetwork<double> engine)
    {
        float[] actual = new float[_definition.StatisticCount];
        double[] expected = new double[_definition.StatisticCount];
        network.GetStatistics(actual);
        engine.GetStatistics(expected);
        double largest = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * largest));
    }

    private void CompareGradients(int rows, bool isLabels)
    {
        string what = $"{_definition.Name}: {rows} rows with {(isLabels ? "labels" : "targets")}";
        FencedFloats inputs = new(_data.Inputs.AsSpan(0, rows * InputSize));
        FencedFloats targets = new(_data.Targets.AsSpan(0, rows * OutputSize));
        float loss = isLabels
            ? _network.ComputeGradients(inputs.Span, Labels(rows))
            : _network.ComputeGradients(inputs.Span, targets.Span);
        FencedFloats gradients = new(_definition.ParameterCount);
        _network.GetGradients(gradients.Span);
        gradients.CheckFence();

        double[] expected = new double[_definition.ParameterCount];
        Deviation.CheckLoss(loss, EngineGradients(rows, isLabels, expected), what);
        Deviation.CheckGradients(_definition, gradients.Span, expected, what);
    }

    private void CompareLoss(int rows, bool isLabels)
    {
        string what = $"{_definition.Name}: loss of {rows} rows with {(isLabels ? "labels" : "targets")}";
        FencedFloats inputs = new(_data.Inputs.AsSpan(0, rows * InputSize));
        FencedFloats targets = new(_data.Targets.AsSpan(0, rows * OutputSize));
        FencedFloats outputs = new(rows * OutputSize);
        double[] expected = new double[rows * OutputSize];
        double expectedLoss;
        float loss;
        if (isLabels)
        {
            loss = _network.ComputeLoss(inputs.Span, Labels(rows), outputs.Span);
            expectedLoss = _engine.ComputeLoss(_inputs.AsSpan(0, rows * InputSize), Labels(rows), expected);
        }
        else
        {
            loss = _network.ComputeLoss(inputs.Span, targets.Span, outputs.Span);
            expectedLoss = _engine.ComputeLoss(_inputs.AsSpan(0, rows * InputSize), _targets.AsSpan(0, rows * OutputSize), expected);
        }

        outputs.CheckFence();
        Deviation.CheckLoss(loss, expectedLoss, what);
        Deviation.CheckOutputs(outputs.Span, expected, what);
    }

    private double EngineGradients(int rows, bool isLabels, double[] gradients)
    {
        ReadOnlySpan<double> inputs = _inputs.AsSpan(0, rows * InputSize);
        double loss = isLabels
            ? _engine.ComputeGradients(inputs, Labels(rows))
            : _engine.ComputeGradients(inputs, _targets.AsSpan(0, rows * OutputSize));
        _engine.GetGradients(gradients);
        return loss;
    }
}
