using System;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>The sum of what it reads, element by element: each gets the whole gradient.</summary>
internal sealed class AddLayer<T>(ImmutableArray<Slot> inputs, Slot output) : Layer<T>(inputs, output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Slot Build(LayerContext<T> context)
    {
        ImmutableArray<Slot> inputs = context.SeveralInputs();
        context.RequireNoParameters();
        Slot first = inputs[0];
        foreach (Slot slot in inputs)
        {
            context.Require(slot.Shape.Equals(first.Shape), $"adds the shapes {first.Shape} and {slot.Shape}, which differ");

            // Their sum would have no order that parameters could count it in.
            context.Require(
                Equals(slot.Order, first.Order), $"adds features of a flattened image to features in another order; pass them through a dense layer first");
        }

        Slot output = context.Graph.NewSlot(first.Shape, inputs.Any(slot => slot.RequiresGradient), first.Order);
        return context.Graph.Add(new AddLayer<T>(inputs, output));
    }

    public override void Forward(Workspace<T> workspace)
    {
        Span<T> sum = workspace.Values(Output);
        workspace.Values(Inputs[0]).CopyTo(sum);
        foreach (Slot input in Inputs.AsSpan(1..))
        {
            TensorPrimitives.Add(sum, workspace.Values(input), sum);
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        foreach (Slot input in Inputs)
        {
            if (input.RequiresGradient)
            {
                workspace.Gradients(Output).CopyTo(workspace.BeginContribution(input));
                workspace.EndContribution(input);
            }
        }
    }
}
