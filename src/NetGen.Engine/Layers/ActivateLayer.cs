using System.Numerics;
using NetGen.Engine.Activations;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>Applies an activation: a layer of its own, or the last part of another one.</summary>
internal sealed class ActivateLayer<T>(Activation activation, ActivationFunction<T> function, Slot input, Slot output)
    : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Which activation it is.</summary>
    public Activation Activation => activation;

    public static Slot Build(LayerContext<T> context) =>
        context.Graph.AddActivation(context, context.SingleInput(), parameters: 0);

    // To an activation over rows, which softmax is, each position is a row of channels.
    public override void Forward(Workspace<T> workspace) =>
        function.Forward(workspace.Values(input), workspace.Values(Output), RowsOf(workspace));

    public override void Backward(Workspace<T> workspace)
    {
        function.Backward(
            workspace.Values(input),
            workspace.Values(Output),
            workspace.Gradients(Output),
            workspace.BeginContribution(input),
            RowsOf(workspace));
        workspace.EndContribution(input);
    }

    private int RowsOf(Workspace<T> workspace) => workspace.Rows * (input.Size / input.Channels);
}
