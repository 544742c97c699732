using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>
/// A network of one dense layer, written out plainly: what the training half of the library is tested with. Plain gradient
/// descent, with momentum where it is asked for; it keeps a record of what it is asked to do.
/// </summary>
internal abstract class SingleLayer
{
    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly bool _softmax;
    private readonly float[] _parameters;
    private readonly float[] _gradients;
    private readonly float[] _row;
    private readonly float[] _targetRow;
    private readonly float[] _velocity;
    private readonly ulong _seed;
    private float _latestLoss;
    private long _updates;

    protected SingleLayer(NetworkDefinition definition, ulong seed)
    {
        _inputSize = definition.InputShape.Size;
        _outputSize = definition.OutputShape.Size;
        _softmax = definition.Training!.Loss == Loss.CategoricalCrossEntropy;
        _parameters = new float[definition.ParameterCount];
        _gradients = new float[definition.ParameterCount];
        _velocity = new float[definition.ParameterCount];
        _seed = seed;
        _row = new float[_outputSize];
        _targetRow = new float[_outputSize];
        LearningRate = (float)definition.Training.LearningRate;
        ParameterInitialization.Fill(definition, seed, _parameters);
    }

    public float LearningRate { get; set; }

    /// <summary>How much of the latest update goes into the next one.</summary>
    public float Momentum { get; init; }

    public int MaxDegreeOfParallelism { get; set; } = 1;

    public bool LatestStepWasApplied { get; private set; } = true;

    /// <summary>The rows of each step so far; <see langword="null"/> keeps no record.</summary>
    public List<float[]>? StepInputs { get; set; }

    public int StepCount { get; private set; }

    /// <summary>How often the parameters were set from outside.</summary>
    public int SetParametersCalls { get; private set; }

    /// <summary>Called at the start of each step with its number, from 1.</summary>
    public Action<int>? Stepping { get; set; }

    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        CheckLength(input.Length, _inputSize, nameof(input));
        CheckLength(output.Length, _outputSize, nameof(output));
        for (int unit = 0; unit < _outputSize; unit++)
        {
            float sum = _parameters[(_outputSize * _inputSize) + unit];
            for (int feature = 0; feature < _inputSize; feature++)
            {
                sum += _parameters[(unit * _inputSize) + feature] * input[feature];
            }

            output[unit] = sum;
        }

        if (_softmax)
        {
            Softmax(output);
        }
    }

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int row = 0; row < inputs.Length / _inputSize; row++)
        {
            Predict(inputs.Slice(row * _inputSize, _inputSize), outputs.Slice(row * _outputSize, _outputSize));
        }
    }

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        BeginStep(inputs);
        float loss = ComputeGradients(inputs, targets);
        ApplyGradients();
        return loss;
    }

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        BeginStep(inputs);
        float loss = ComputeGradients(inputs, labels);
        ApplyGradients();
        return loss;
    }

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        Run(inputs, targets, default, default, learns: true);

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) =>
        Run(inputs, default, labels, default, learns: true);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs) =>
        Run(inputs, targets, default, outputs, learns: false);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs) =>
        Run(inputs, default, labels, outputs, learns: false);

    public void ApplyGradients()
    {
        LatestStepWasApplied = float.IsFinite(_latestLoss) && Array.TrueForAll(_gradients, float.IsFinite);
        if (LatestStepWasApplied)
        {
            for (int index = 0; index < _parameters.Length; index++)
            {
                _velocity[index] = (Momentum * _velocity[index]) + _gradients[index];
                _parameters[index] -= LearningRate * _velocity[index];
            }

            _updates++;
        }
    }

    public void GetGradients(Span<float> destination) => _gradients.CopyTo(destination);

    public void SetGradients(ReadOnlySpan<float> source) => source.CopyTo(_gradients);

    public void GetParameters(Span<float> destination)
    {
        CheckLength(destination.Length, _parameters.Length, nameof(destination));
        _parameters.CopyTo(destination);
    }

    public void SetParameters(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, _parameters.Length, nameof(source));
        source.CopyTo(_parameters);
        SetParametersCalls++;
    }

    public TrainingState GetTrainingState() => new()
    {
        StepCount = _updates,
        LearningRate = LearningRate,
        Seed = _seed,
        Parameters = [.. _parameters],
        Moments = [new Moment("velocity", [.. _velocity])],
    };

    public void SetTrainingState(TrainingState state)
    {
        CheckLength(state.Parameters.Length, _parameters.Length, nameof(state));
        CheckLength(state.Moments.Single().Values.Length, _velocity.Length, nameof(state));
        state.Parameters.CopyTo(_parameters);
        state.Moments.Single().Values.CopyTo(_velocity);
        _updates = state.StepCount;
        LearningRate = state.LearningRate;
    }

    public float[] Parameters() => [.. _parameters];

    /// <summary>The definition of a network of one dense layer.</summary>
    protected static NetworkDefinition Define(string name, int inputs, int outputs, Activation activation, Loss loss) => new(
        name,
        new TensorShape(inputs),
        [
            new LayerDefinition
            {
                Name = "0",
                Kind = "Dense",
                Inputs = [NetworkDefinition.InputName],
                OutputShape = new TensorShape(outputs),
                Activation = activation,
                Parameters =
                [
                    new ParameterDefinition("0.weight", new TensorShape(outputs, inputs), Initializer.GlorotUniform, inputs, outputs),
                    new ParameterDefinition("0.bias", new TensorShape(outputs), Initializer.Zeros, inputs, outputs),
                ],
            },
        ],
        new TrainingDefinition { Loss = loss, Optimizer = Optimizer.SGD, LearningRate = 0.05 });

    private static void Softmax(Span<float> logits)
    {
        float largest = logits[0];
        foreach (float logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        float sum = 0;
        for (int index = 0; index < logits.Length; index++)
        {
            logits[index] = MathF.Exp(logits[index] - largest);
            sum += logits[index];
        }

        for (int index = 0; index < logits.Length; index++)
        {
            logits[index] /= sum;
        }
    }

    private static void CheckLength(int found, int expected, string argument)
    {
        if (found != expected)
        {
            throw new ArgumentException($"Expected {expected} floats; found {found}.", argument);
        }
    }

    private void BeginStep(ReadOnlySpan<float> inputs)
    {
        StepCount++;
        Stepping?.Invoke(StepCount);
        StepInputs?.Add(inputs.ToArray());
    }

    // The gradient of both pairs, squared error of a linear output and cross-entropy of softmax, is a multiple of y − t.
    private float Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, Span<float> outputs, bool learns)
    {
        int rows = inputs.Length / _inputSize;
        if (learns)
        {
            Array.Clear(_gradients);
        }

        float loss = 0;
        float scale = _softmax ? 1f / rows : 2f / (rows * _outputSize);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> input = inputs.Slice(row * _inputSize, _inputSize);
            Predict(input, _row);
            SetTarget(row, targets, labels);
            for (int unit = 0; unit < _outputSize; unit++)
            {
                float difference = _row[unit] - _targetRow[unit];
                loss += _softmax
                    ? (_targetRow[unit] == 0 ? 0 : -_targetRow[unit] * MathF.Log(_row[unit]) / rows)
                    : difference * difference / (rows * _outputSize);
                if (learns)
                {
                    AddGradient(unit, input, scale * difference);
                }
            }

            if (!learns)
            {
                _row.CopyTo(outputs.Slice(row * _outputSize, _outputSize));
            }
        }

        _latestLoss = learns ? loss : _latestLoss;
        return loss;
    }

    private void SetTarget(int row, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels)
    {
        for (int unit = 0; unit < _outputSize; unit++)
        {
            _targetRow[unit] = labels.IsEmpty
                ? targets[(row * _outputSize) + unit]
                : _outputSize == 1 ? labels[row] : labels[row] == unit ? 1 : 0;
        }
    }

    private void AddGradient(int unit, ReadOnlySpan<float> input, float gradient)
    {
        for (int feature = 0; feature < _inputSize; feature++)
        {
            _gradients[(unit * _inputSize) + feature] += gradient * input[feature];
        }

        _gradients[(_outputSize * _inputSize) + unit] += gradient;
    }
}
