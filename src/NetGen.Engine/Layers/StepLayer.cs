using System;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>One step of a sequence. No layer of the vocabulary: the last part of a recurrent layer that does not give every step.</summary>
/// <param name="step">Which one, from 0.</param>
/// <param name="input">What it reads, <c>(time, features)</c>.</param>
/// <param name="output">What it writes, <c>(features)</c>.</param>
internal sealed class StepLayer<T>(int step, Slot input, Slot output) : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        for (int row = 0; row < workspace.Rows; row++)
        {
            inputs.Slice((row * input.Size) + (step * Output.Size), Output.Size).CopyTo(outputs[(row * Output.Size)..]);
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = workspace.BeginContribution(input);
        inputGradients.Clear();
        for (int row = 0; row < workspace.Rows; row++)
        {
            gradients.Slice(row * Output.Size, Output.Size).CopyTo(inputGradients[((row * input.Size) + (step * Output.Size))..]);
        }

        workspace.EndContribution(input);
    }
}
