using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Engine.Graph;
using NetGen.Engine.Layers;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Adds what it reads: a layer from outside the vocabulary, so that paths through a graph can meet again.</summary>
internal sealed class SumLayer<T>(LayerContext<T> context, Slot output) : Layer<T>(context.Inputs, output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static LayerRegistry<T> Registry { get; } = LayerRegistry<T>.Default.With(
        "Sum", context => context.Graph.Add(
            new SumLayer<T>(context, context.Graph.NewSlot(context.Inputs[0].Size, requiresGradient: true))));

    public override void Forward(Workspace<T> workspace)
    {
        workspace.Values(Output).Clear();
        foreach (Slot input in Inputs)
        {
            TensorPrimitives.Add(workspace.Values(Output), workspace.Values(input), workspace.Values(Output));
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
