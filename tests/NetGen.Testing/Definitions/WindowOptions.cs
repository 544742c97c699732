using System;

namespace NetGen.Testing.Definitions;

/// <summary>How a convolution or a pooling moves its window, with the defaults of a convolution's attribute.</summary>
public sealed record WindowOptions
{
    /// <summary>From one window to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>What is beyond the edges.</summary>
    public Padding Padding { get; init; }

    /// <summary>How much of it there is at each edge, if it is said.</summary>
    public int PaddingSize { get; init; }

    /// <summary>From one element of the window to the next.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Into how many groups the channels are divided.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>How many windows there are along an axis, and how far the first begins before it: PyTorch's formulas, and those of "same" in TensorFlow.</summary>
    /// <param name="extent">The extent of the axis.</param>
    /// <param name="size">How many elements a window reads.</param>
    public (int Windows, int Before) Along(int extent, int size)
    {
        int reach = (Dilation * (size - 1)) + 1;
        if (Padding == Padding.Same)
        {
            int windows = (extent + Stride - 1) / Stride;
            return (windows, Math.Max(0, ((windows - 1) * Stride) + reach - extent) / 2);
        }

        return (((extent + (2 * PaddingSize) - reach) / Stride) + 1, PaddingSize);
    }
}
