using System;
using System.Numerics;
using NetGen.Engine.Graph;
using NetGen.Engine.Layers;

namespace NetGen.Engine.Windows;

/// <summary>How windows lie over an image of <c>(rows, columns, channels)</c>, channel by channel.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Channels">The channels of what is read.</param>
internal sealed record WindowGrid(WindowAxis Rows, WindowAxis Columns, int Channels)
{
    /// <summary>How many windows there are.</summary>
    public int Count => Rows.Outputs * Columns.Outputs;

    /// <summary>The elements of a window.</summary>
    /// <param name="window">Which, counted row by row.</param>
    public WindowElements Elements(int window) => new(this, window / Columns.Outputs, window % Columns.Outputs);

    /// <summary>The windows of a layer that moves them along time.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="size">How many steps a window reads.</param>
    /// <param name="dilation">From one of them to the next.</param>
    public static WindowGrid Along<T>(LayerContext<T> context, int size, int dilation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Slot input = RequireAxes(context, 1);
        return new WindowGrid(WindowAxis.Single, WindowAxis.Read(context, 0, size, dilation, "PaddingLeft"), input.Channels);
    }

    /// <summary>The windows of a layer that moves them over an image.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="height">How many rows a window reads.</param>
    /// <param name="width">How many columns a window reads.</param>
    /// <param name="dilation">From one row or column of a window to the next.</param>
    public static WindowGrid Over<T>(LayerContext<T> context, int height, int width, int dilation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Slot input = RequireAxes(context, 2);
        return new WindowGrid(
            WindowAxis.Read(context, 0, height, dilation, "PaddingTop"), WindowAxis.Read(context, 1, width, dilation, "PaddingLeft"), input.Channels);
    }

    /// <summary>The windows of a pooling along time.</summary>
    public static WindowGrid Pooling1D<T>(LayerContext<T> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => RequirePooling(context, Along(context, context.Count("Size", 1), dilation: 1));

    /// <summary>The windows of a pooling over an image.</summary>
    public static WindowGrid Pooling2D<T>(LayerContext<T> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = context.Count("Size", 1);
        return RequirePooling(context, Over(context, size, size, dilation: 1));
    }

    /// <summary>The one window of a layer that sees all positions at once.</summary>
    public static WindowGrid Global<T>(LayerContext<T> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Slot input = context.SingleInput();
        context.Require(input.Shape.Rank > 1, $"reads the shape {input.Shape}, which has no positions");
        return new WindowGrid(WindowAxis.Single, WindowAxis.Whole(input.Size / input.Channels), input.Channels);
    }

    /// <summary>The slot of a layer that reads and gives values at positions.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="axes">How many axes positions have.</param>
    public static Slot RequireAxes<T>(LayerContext<T> context, int axes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Slot input = context.SingleInput();
        TensorShape output = context.Definition.OutputShape;
        string expected = axes == 1 ? "(time, features)" : "(height, width, channels)";
        context.Require(input.Shape.Rank == axes + 1, $"reads the shape {input.Shape}, not {expected}");
        context.Require(output.Rank == axes + 1, $"gives the shape {output}, not {expected}");
        return input;
    }

    // So that no window lies beside its input, and none is empty.
    private static WindowGrid RequirePooling<T>(LayerContext<T> context, WindowGrid grid)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int padding = Math.Max(grid.Rows.Padding, grid.Columns.Padding);
        context.Require(padding <= grid.Columns.Size / 2, $"has a padding of {padding}, more than half of its size {grid.Columns.Size}");
        return grid;
    }
}
