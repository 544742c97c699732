using System;
using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Engine.Graph;
using NetGen.Engine.Windows;

namespace NetGen.Engine.Layers;

/// <summary>The mean of each window, channel by channel. What lies beyond the edges counts as zeros: the divisor is the size of the window everywhere.</summary>
internal sealed class AvgPoolLayer<T>(WindowGrid grid, Slot input, Slot output) : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _divisor = T.CreateChecked(grid.Rows.Size * (long)grid.Columns.Size);

    public static Slot Build1D(LayerContext<T> context) => PoolLayers.Along(context, Create);

    public static Slot Build2D(LayerContext<T> context) => PoolLayers.Over(context, Create);

    public static Slot BuildGlobal(LayerContext<T> context) => PoolLayers.Global(context, Create);

    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        for (int row = 0; row < workspace.Rows; row++)
        {
            ReadOnlySpan<T> image = inputs.Slice(row * input.Size, input.Size);
            for (int window = 0; window < grid.Count; window++)
            {
                Span<T> mean = outputs.Slice((row * Output.Size) + (window * grid.Channels), grid.Channels);
                mean.Clear();
                foreach (int start in grid.Elements(window))
                {
                    TensorPrimitives.Add(mean, image.Slice(start, grid.Channels), mean);
                }

                TensorPrimitives.Divide(mean, _divisor, mean);
            }
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = workspace.BeginContribution(input);
        Span<T> share = workspace.Scratch(grid.Channels);
        inputGradients.Clear();
        for (int row = 0; row < workspace.Rows; row++)
        {
            Span<T> imageGradients = inputGradients.Slice(row * input.Size, input.Size);
            for (int window = 0; window < grid.Count; window++)
            {
                TensorPrimitives.Divide(gradients.Slice((row * Output.Size) + (window * grid.Channels), grid.Channels), _divisor, share);
                foreach (int start in grid.Elements(window))
                {
                    Span<T> target = imageGradients.Slice(start, grid.Channels);
                    TensorPrimitives.Add(target, share, target);
                }
            }
        }

        workspace.EndContribution(input);
    }

    private static AvgPoolLayer<T> Create(WindowGrid grid, Slot input, Slot output) => new(grid, input, output);
}
