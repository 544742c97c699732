using System;
using System.Numerics;
using NetGen.Engine.Activations;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>Applies a PReLU with a learnt slope for each channel: <c>dz = dy·f′(z)</c>, and a slope's gradient is the sum of <c>dy·min(z, 0)</c> over the rows and positions.</summary>
internal sealed class PReLULayer<T>(ParameterTensor<T> slopes, Slot input, Slot output) : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> sums = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        ReadOnlySpan<T> slope = slopes.Values;
        for (int i = 0; i < sums.Length; i++)
        {
            outputs[i] = PReLUFunction<T>.Value(sums[i], slope[i % slope.Length]);
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> sums = workspace.Values(input);
        ReadOnlySpan<T> outputGradients = workspace.Gradients(Output);
        ReadOnlySpan<T> slope = slopes.Values;
        Span<T> slopeGradients = slopes.Gradients;
        for (int i = 0; i < sums.Length; i++)
        {
            slopeGradients[i % slope.Length] += outputGradients[i] * PReLUFunction<T>.DerivativeBySlope(sums[i]);
        }

        if (!input.RequiresGradient)
        {
            return;
        }

        Span<T> sumGradients = workspace.BeginContribution(input);
        for (int i = 0; i < sums.Length; i++)
        {
            sumGradients[i] = outputGradients[i] * PReLUFunction<T>.Derivative(sums[i], slope[i % slope.Length]);
        }

        workspace.EndContribution(input);
    }
}
