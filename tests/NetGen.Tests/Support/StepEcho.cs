using System;
using System.Collections.Generic;
using System.Threading;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>
/// A network that says of each step what it was given there, and NaN of those after a sequence's end: four steps, two classes. Its loss of a step is 1 if the class is wrong, else 0. It learns
/// nothing, but keeps a record of what it is asked to.
/// </summary>
internal sealed class StepEcho : ITrainableNetwork<StepEcho>
{
    public const int Time = 4;
    public const int Classes = 2;

    public static NetworkDefinition Definition { get; } = new(
        nameof(StepEcho),
        new TensorShape(Time, Classes),
        [
            new LayerDefinition
            {
                Name = "0",
                Kind = "GRU",
                Inputs = [NetworkDefinition.InputName],
                OutputShape = new TensorShape(Time, Classes),
                Activation = Activation.Softmax,
            },
        ],
        new TrainingDefinition { Loss = Loss.CategoricalCrossEntropy, Optimizer = Optimizer.SGD, LearningRate = 0.1 });

    public static int InputSize => Time * Classes;

    public static int OutputSize => Time * Classes;

    public static int ParameterCount => 0;

    public float LearningRate { get; set; }

    public bool LatestStepWasApplied => true;

    /// <summary>What each step of training was given.</summary>
    public List<(float[] Inputs, int[] Labels, float[] Weights, int[] Lengths)> Steps { get; } = [];

    public static StepEcho Create(ulong seed) => new();

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => input.CopyTo(output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => inputs.CopyTo(outputs);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => TrainStep(inputs, labels, default, default);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights) => TrainStep(inputs, labels, weights, default);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths)
    {
        Steps.Add((inputs.ToArray(), labels.ToArray(), weights.ToArray(), lengths.ToArray()));
        return ComputeLoss(inputs, labels, weights, lengths, new float[inputs.Length]);
    }

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => throw new NotSupportedException();

    public void ApplyGradients()
    {
    }

    public void GetGradients(Span<float> destination)
    {
    }

    public void SetGradients(ReadOnlySpan<float> source)
    {
    }

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs)
    {
        inputs.CopyTo(outputs);
        return 0;
    }

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs) => ComputeLoss(inputs, labels, default, default, outputs);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, Span<float> outputs) =>
        ComputeLoss(inputs, labels, weights, default, outputs);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs)
    {
        int rows = inputs.Length / InputSize;
        SampleWeights own = SampleWeights.OfSteps(weights, lengths, rows, Time, new float[rows * Time], nameof(weights));
        inputs.CopyTo(outputs);
        double total = 0;
        for (int step = 0; step < rows * Time; step++)
        {
            int predicted = inputs[(step * Classes) + 1] > inputs[step * Classes] ? 1 : 0;
            total += own.From(step) * (predicted == labels[step] ? 0 : 1);
            if (!lengths.IsEmpty && step % Time >= lengths[step / Time])
            {
                outputs.Slice(step * Classes, Classes).Fill(float.NaN);
            }
        }

        return own.Mean(total);
    }

    public void GetParameters(Span<float> destination)
    {
    }

    public void SetParameters(ReadOnlySpan<float> source)
    {
    }

    public History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default) => Trainer.Fit(this, training, options, token);

    public Evaluation Evaluate(Dataset data) => Trainer.Evaluate(this, data);
}
