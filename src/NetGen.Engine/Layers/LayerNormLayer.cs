using System;
using System.Collections.Immutable;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary><c>y = γ·(x − mean) / √(variance + ε) + β</c>, mean and variance over the last axis: the features of a sample, or the channels of each of its positions.</summary>
internal sealed class LayerNormLayer<T>(Slot input, Slot output, T epsilon, ParameterTensor<T> gamma, ParameterTensor<T> beta)
    : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Slot Build(LayerContext<T> context)
    {
        Slot input = context.SingleInput();
        (ParameterTensor<T> gamma, ParameterTensor<T> beta) = context.ScaleAndShift(input.Channels);
        T epsilon = T.CreateChecked(context.Definition.Options.GetValueOrDefault("Epsilon", 1e-5));
        return context.Graph.InParameterOrder(input, ordered => context.Graph.Add(
            new LayerNormLayer<T>(ordered, context.Graph.NewSlot(ordered.Shape, requiresGradient: true), epsilon, gamma, beta)));
    }

    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        for (int start = 0; start < inputs.Length; start += input.Channels)
        {
            ReadOnlySpan<T> x = inputs.Slice(start, input.Channels);
            (T mean, T deviation) = Measure(x);
            for (int i = 0; i < x.Length; i++)
            {
                outputs[start + i] = (gamma.Values[i] * ((x[i] - mean) / deviation)) + beta.Values[i];
            }
        }
    }

    // ∂L/∂x = (g − mean(g) − x̂·mean(g·x̂)) / deviation, with g = γ·∂L/∂y.
    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = input.RequiresGradient ? workspace.BeginContribution(input) : default;
        T count = T.CreateChecked(input.Channels);
        for (int start = 0; start < inputs.Length; start += input.Channels)
        {
            ReadOnlySpan<T> x = inputs.Slice(start, input.Channels);
            ReadOnlySpan<T> dy = gradients.Slice(start, input.Channels);
            (T mean, T deviation) = Measure(x);
            T sum = T.Zero;
            T products = T.Zero;
            for (int i = 0; i < x.Length; i++)
            {
                T normalized = (x[i] - mean) / deviation;
                gamma.Gradients[i] += dy[i] * normalized;
                beta.Gradients[i] += dy[i];
                sum += gamma.Values[i] * dy[i];
                products += gamma.Values[i] * dy[i] * normalized;
            }

            for (int i = 0; i < inputGradients.Length && i < x.Length; i++)
            {
                T normalized = (x[i] - mean) / deviation;
                inputGradients[start + i] = ((gamma.Values[i] * dy[i]) - (sum / count) - (normalized * products / count)) / deviation;
            }
        }

        if (input.RequiresGradient)
        {
            workspace.EndContribution(input);
        }
    }

    private (T Mean, T Deviation) Measure(ReadOnlySpan<T> x)
    {
        T count = T.CreateChecked(x.Length);
        T sum = T.Zero;
        foreach (T value in x)
        {
            sum += value;
        }

        T mean = sum / count;
        T squares = T.Zero;
        foreach (T value in x)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, T.Sqrt((squares / count) + epsilon));
    }
}
