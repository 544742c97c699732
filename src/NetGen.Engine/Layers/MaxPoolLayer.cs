using System;
using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Engine.Graph;
using NetGen.Engine.Windows;

namespace NetGen.Engine.Layers;

/// <summary>
/// The largest element of each window, channel by channel; NaN is the largest of all. Its gradient goes to the first element, row by row, that is as large.
/// </summary>
internal sealed class MaxPoolLayer<T>(WindowGrid grid, Slot input, Slot output) : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
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
                Span<T> largest = outputs.Slice((row * Output.Size) + (window * grid.Channels), grid.Channels);
                largest.Fill(T.NegativeInfinity);
                foreach (int start in grid.Elements(window))
                {
                    TensorPrimitives.Max(largest, image.Slice(start, grid.Channels), largest);
                }
            }
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        ReadOnlySpan<T> outputs = workspace.Values(Output);
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = workspace.BeginContribution(input);
        inputGradients.Clear();
        for (int row = 0; row < workspace.Rows; row++)
        {
            ReadOnlySpan<T> image = inputs.Slice(row * input.Size, input.Size);
            Span<T> imageGradients = inputGradients.Slice(row * input.Size, input.Size);
            for (int window = 0; window < grid.Count; window++)
            {
                int start = (row * Output.Size) + (window * grid.Channels);
                for (int channel = 0; channel < grid.Channels; channel++)
                {
                    imageGradients[Find(image, window, channel, outputs[start + channel])] += gradients[start + channel];
                }
            }
        }

        workspace.EndContribution(input);
    }

    private static MaxPoolLayer<T> Create(WindowGrid grid, Slot input, Slot output) => new(grid, input, output);

    private int Find(ReadOnlySpan<T> image, int window, int channel, T largest)
    {
        foreach (int start in grid.Elements(window))
        {
            T value = image[start + channel];
            if (value == largest || (T.IsNaN(value) && T.IsNaN(largest)))
            {
                return start + channel;
            }
        }

        throw new InvalidOperationException("What a window gave is not in it.");
    }
}
