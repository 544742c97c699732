using System;
using System.Collections.Immutable;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>
/// Changes the order of features: <c>y[i] = x[sources[i]]</c>. No layer of the vocabulary: it stands between a flattened image and a layer whose parameters
/// count its features in another order.
/// </summary>
/// <param name="sources">For each feature given, the one read; each once.</param>
/// <param name="input">What it reads.</param>
/// <param name="output">What it writes.</param>
internal sealed class ReorderLayer<T>(ImmutableArray<int> sources, Slot input, Slot output) : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        for (int start = 0; start < inputs.Length; start += sources.Length)
        {
            for (int i = 0; i < sources.Length; i++)
            {
                outputs[start + i] = inputs[start + sources[i]];
            }
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = workspace.BeginContribution(input);
        for (int start = 0; start < gradients.Length; start += sources.Length)
        {
            for (int i = 0; i < sources.Length; i++)
            {
                inputGradients[start + sources[i]] = gradients[start + i];
            }
        }

        workspace.EndContribution(input);
    }
}
