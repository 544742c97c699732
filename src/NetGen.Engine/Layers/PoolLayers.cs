using System;
using System.Numerics;
using NetGen.Engine.Graph;
using NetGen.Engine.Windows;

namespace NetGen.Engine.Layers;

/// <summary>A pooling over windows, from the slot it reads to the one it writes.</summary>
internal delegate Layer<T> PoolFactory<T>(WindowGrid grid, Slot input, Slot output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>How every pooling is added to a graph.</summary>
internal static class PoolLayers
{
    /// <summary>Adds a pooling that gives a position for each window along time.</summary>
    public static Slot Along<T>(LayerContext<T> context, PoolFactory<T> create)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WindowGrid grid = WindowGrid.Pooling1D(context);
        return Add(context, grid, new TensorShape(grid.Columns.Outputs, grid.Channels), create);
    }

    /// <summary>Adds a pooling that gives a position for each window of an image.</summary>
    public static Slot Over<T>(LayerContext<T> context, PoolFactory<T> create)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WindowGrid grid = WindowGrid.Pooling2D(context);
        return Add(context, grid, new TensorShape(grid.Rows.Outputs, grid.Columns.Outputs, grid.Channels), create);
    }

    /// <summary>Adds a pooling over all positions, of which none is left.</summary>
    public static Slot Global<T>(LayerContext<T> context, PoolFactory<T> create)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        WindowGrid grid = WindowGrid.Global(context);
        return Add(context, grid, new TensorShape(grid.Channels), create);
    }

    private static Slot Add<T>(LayerContext<T> context, WindowGrid grid, TensorShape shape, PoolFactory<T> create)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        context.RequireNoParameters();
        Slot input = context.SingleInput();
        return context.Graph.Add(create(grid, input, context.Graph.NewSlot(shape, input.RequiresGradient)));
    }
}
