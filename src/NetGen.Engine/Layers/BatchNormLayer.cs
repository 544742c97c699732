using System;
using System.Collections.Immutable;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>
/// <c>y = γ·(x − mean) / √(variance + ε) + β</c>: in training mean and variance of each channel over the rows and all positions, in prediction the running ones.
/// </summary>
internal sealed class BatchNormLayer<T>(
    Slot input,
    Slot output,
    T epsilon,
    T momentum,
    ParameterTensor<T> gamma,
    ParameterTensor<T> beta,
    StatisticTensor<T> runningMean,
    StatisticTensor<T> runningVariance)
    : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Slot Build(LayerContext<T> context)
    {
        Slot input = context.SingleInput();
        (ParameterTensor<T> gamma, ParameterTensor<T> beta) = context.ScaleAndShift(input.Channels);
        context.Require(context.Statistics.Length == 2, $"has {context.Statistics.Length} statistics, not a mean and a variance");
        TensorShape mean = context.Definition.Statistics[0].Shape;
        TensorShape variance = context.Definition.Statistics[1].Shape;
        TensorShape expected = new(input.Channels);
        context.Require(
            mean.Equals(expected) && variance.Equals(expected), $"has a running mean of shape {mean} and a running variance of shape {variance}, not {expected}");
        T epsilon = T.CreateChecked(context.Definition.Options.GetValueOrDefault("Epsilon", 1e-5));
        T momentum = T.CreateChecked(context.Definition.Options.GetValueOrDefault("Momentum", 0.1));
        return context.Graph.InParameterOrder(input, ordered => context.Graph.Add(new BatchNormLayer<T>(
            ordered,
            context.Graph.NewSlot(ordered.Shape, requiresGradient: true),
            epsilon,
            momentum,
            gamma,
            beta,
            context.Statistics[0],
            context.Statistics[1])));
    }

    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        for (int channel = 0; channel < input.Channels; channel++)
        {
            T mean = runningMean.Values[channel];
            T variance = runningVariance.Values[channel];
            if (workspace.IsForTraining)
            {
                (mean, T squares) = Measure(inputs, channel);
                T count = T.CreateChecked(inputs.Length / input.Channels);
                variance = squares / count;
                T kept = T.One - momentum;
                runningMean.Pending[channel] = (kept * runningMean.Values[channel]) + (momentum * mean);
                runningVariance.Pending[channel] = (kept * runningVariance.Values[channel]) + (momentum * squares / (count - T.One));
            }

            T deviation = T.Sqrt(variance + epsilon);
            for (int i = channel; i < inputs.Length; i += input.Channels)
            {
                outputs[i] = (gamma.Values[channel] * ((inputs[i] - mean) / deviation)) + beta.Values[channel];
            }
        }
    }

    // ∂L/∂x = γ / deviation · (∂L/∂y − mean(∂L/∂y) − x̂·mean(∂L/∂y·x̂)), means over the rows and positions.
    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = input.RequiresGradient ? workspace.BeginContribution(input) : default;
        T count = T.CreateChecked(inputs.Length / input.Channels);
        for (int channel = 0; channel < input.Channels; channel++)
        {
            (T mean, T squares) = Measure(inputs, channel);
            T deviation = T.Sqrt((squares / count) + epsilon);
            T sum = T.Zero;
            T products = T.Zero;
            for (int i = channel; i < inputs.Length; i += input.Channels)
            {
                sum += gradients[i];
                products += gradients[i] * ((inputs[i] - mean) / deviation);
            }

            beta.Gradients[channel] += sum;
            gamma.Gradients[channel] += products;
            for (int i = channel; i < inputGradients.Length; i += input.Channels)
            {
                T normalized = (inputs[i] - mean) / deviation;
                inputGradients[i] = gamma.Values[channel] / deviation * (gradients[i] - (sum / count) - (normalized * products / count));
            }
        }

        if (input.RequiresGradient)
        {
            workspace.EndContribution(input);
        }
    }

    private (T Mean, T Squares) Measure(ReadOnlySpan<T> inputs, int channel)
    {
        T sum = T.Zero;
        for (int i = channel; i < inputs.Length; i += input.Channels)
        {
            sum += inputs[i];
        }

        T mean = sum / T.CreateChecked(inputs.Length / input.Channels);
        T squares = T.Zero;
        for (int i = channel; i < inputs.Length; i += input.Channels)
        {
            squares += (inputs[i] - mean) * (inputs[i] - mean);
        }

        return (mean, squares);
    }
}
