using System;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>What it reads side by side along the last axis: at each position the channels of the first, then those of the second, and so on.</summary>
internal sealed class ConcatLayer<T>(ImmutableArray<Slot> inputs, Slot output) : Layer<T>(inputs, output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Slot Build(LayerContext<T> context)
    {
        ImmutableArray<Slot> inputs = context.SeveralInputs();
        context.RequireNoParameters();
        TensorShape first = inputs[0].Shape;
        ReadOnlySpan<int> positions = first.Extents.AsSpan()[..^1];
        foreach (Slot slot in inputs)
        {
            context.Require(
                positions.SequenceEqual(slot.Shape.Extents.AsSpan()[..^1]), $"concatenates the shapes {first} and {slot.Shape}, which differ before the last axis");
        }

        TensorShape shape = new([.. positions, inputs.Sum(slot => slot.Channels)]);
        Slot output = context.Graph.NewSlot(
            shape, inputs.Any(slot => slot.RequiresGradient), first.Rank == 1 ? FeatureOrder.Concatenated(inputs) : null);
        return context.Graph.Add(new ConcatLayer<T>(inputs, output));
    }

    public override void Forward(Workspace<T> workspace)
    {
        Span<T> outputs = workspace.Values(Output);
        int channel = 0;
        foreach (Slot input in Inputs)
        {
            ReadOnlySpan<T> values = workspace.Values(input);
            for (int start = channel; !values.IsEmpty; start += Output.Channels)
            {
                values[..input.Channels].CopyTo(outputs[start..]);
                values = values[input.Channels..];
            }

            channel += input.Channels;
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> outputGradients = workspace.Gradients(Output);
        int channel = 0;
        foreach (Slot input in Inputs)
        {
            if (input.RequiresGradient)
            {
                Span<T> gradients = workspace.BeginContribution(input);
                for (int start = channel; !gradients.IsEmpty; start += Output.Channels)
                {
                    outputGradients.Slice(start, input.Channels).CopyTo(gradients);
                    gradients = gradients[input.Channels..];
                }

                workspace.EndContribution(input);
            }

            channel += input.Channels;
        }
    }
}
