using System;
using System.Numerics;
using NetGen.Engine.Layers;

namespace NetGen.Engine.Windows;

/// <summary>How windows lie along one axis of what they are moved over.</summary>
/// <param name="Inputs">The extent of what is read.</param>
/// <param name="Outputs">How many windows there are.</param>
/// <param name="Size">How many elements a window reads.</param>
/// <param name="Stride">From one window to the next.</param>
/// <param name="Dilation">From one element of a window to the next.</param>
/// <param name="Padding">How far the first window begins before the first element.</param>
internal readonly record struct WindowAxis(int Inputs, int Outputs, int Size, int Stride, int Dilation, int Padding)
{
    /// <summary>The single window along an axis of extent 1: what is laid out along time is an image of one row.</summary>
    public static WindowAxis Single => Whole(1);

    /// <summary>One window over a whole axis.</summary>
    public static WindowAxis Whole(int extent) => new(extent, 1, extent, 1, 1, 0);

    /// <summary>Reads from a layer's definition how its windows lie along an axis.</summary>
    /// <param name="context">The layer, of one input.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="size">How many elements a window reads.</param>
    /// <param name="dilation">From one element of a window to the next.</param>
    /// <param name="padding">The option that says how far the first window begins before the first element.</param>
    /// <exception cref="ArgumentException">The number of windows follows neither from padding of the same size at both edges nor from <see cref="NetGen.Padding.Same"/>.</exception>
    public static WindowAxis Read<T>(LayerContext<T> context, int axis, int size, int dilation, string padding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = context.Inputs[0].Shape[axis];
        int outputs = context.Definition.OutputShape[axis];
        WindowAxis read = new(inputs, outputs, size, context.Count("Stride", 1), dilation, context.Count(padding, 0));

        int fitting = read.FittingWindows();
        context.Require(
            outputs == fitting || read.IsSame(),
            $"gives {outputs} windows along axis {axis}, where {fitting} of size {size}, stride {read.Stride}, dilation {dilation} and {padding} {read.Padding} fit on {inputs}");
        return read;
    }

    /// <summary>Where a window begins. Before the first element it is negative.</summary>
    public int Start(int output) => (output * Stride) - Padding;

    /// <summary>The first element of a window without dilation that there is.</summary>
    public int First(int output) => Math.Max(0, Start(output));

    /// <summary>The end of the elements of a window without dilation that there are.</summary>
    public int End(int output) => Math.Min(Inputs, Start(output) + Size);

    private long Reach => (Dilation * (Size - 1L)) + 1;

    // With as much padding behind as before.
    private int FittingWindows()
    {
        long room = Inputs + (2L * Padding) - Reach;
        return room < 0 ? 0 : (int)Math.Min(int.MaxValue, (room / Stride) + 1);
    }

    // As many windows as strides, with what padding they need divided evenly, or one more behind.
    private bool IsSame() =>
        Outputs == ((Inputs - 1) / Stride) + 1 && Padding == Math.Max(0, ((Outputs - 1L) * Stride) + Reach - Inputs) / 2;
}
