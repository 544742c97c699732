using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>All values as one row of features. They stay as they lie; the parameters of what reads them may count them otherwise (<see cref="FeatureOrder"/>).</summary>
internal sealed class FlattenLayer<T>(Slot input, Slot output) : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Slot Build(LayerContext<T> context)
    {
        Slot input = context.SingleInput();
        context.RequireNoParameters();
        Slot output = context.Graph.NewSlot(new TensorShape(input.Size), input.RequiresGradient, FeatureOrder.Flattened(input));
        return context.Graph.Add(new FlattenLayer<T>(input, output));
    }

    public override void Forward(Workspace<T> workspace) => workspace.Values(input).CopyTo(workspace.Values(Output));

    public override void Backward(Workspace<T> workspace)
    {
        workspace.Gradients(Output).CopyTo(workspace.BeginContribution(input));
        workspace.EndContribution(input);
    }
}
