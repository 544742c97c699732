using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Windows;

/// <summary>
/// The windows of an image as rows of a matrix, so that a convolution is a product with it: a row holds what a window reads of some neighbouring channels, rows
/// of the window outermost, channels innermost. Beyond the edges there are zeros.
/// </summary>
/// <typeparam name="T">The type of all numbers.</typeparam>
internal static class Patches<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Copies windows out of an image.</summary>
    /// <param name="grid">How they lie.</param>
    /// <param name="image">The image.</param>
    /// <param name="firstWindow">The first of them, counted row by row.</param>
    /// <param name="firstChannel">The first of the channels read.</param>
    /// <param name="channels">How many are read.</param>
    /// <param name="patches">Receives as many windows as it has room for.</param>
    public static void Gather(WindowGrid grid, ReadOnlySpan<T> image, int firstWindow, int firstChannel, int channels, Span<T> patches)
    {
        for (int window = firstWindow; !patches.IsEmpty; window++)
        {
            (int row, int column) = Math.DivRem(window, grid.Columns.Outputs);
            for (int y = 0; y < grid.Rows.Size; y++)
            {
                for (int x = 0; x < grid.Columns.Size; x++)
                {
                    Span<T> target = patches[..channels];
                    int start = Find(grid, row, column, y, x);
                    if (start < 0)
                    {
                        target.Clear();
                    }
                    else
                    {
                        image.Slice(start + firstChannel, channels).CopyTo(target);
                    }

                    patches = patches[channels..];
                }
            }
        }
    }

    /// <summary>Adds windows to an image: the reverse of <see cref="Gather"/> for gradients. What lies beyond the edges is left out.</summary>
    /// <param name="grid">How they lie.</param>
    /// <param name="patches">The windows.</param>
    /// <param name="firstWindow">The first of them, counted row by row.</param>
    /// <param name="firstChannel">The first of the channels they stand for.</param>
    /// <param name="channels">How many these are.</param>
    /// <param name="image">What is added to.</param>
    public static void AddTo(WindowGrid grid, ReadOnlySpan<T> patches, int firstWindow, int firstChannel, int channels, Span<T> image)
    {
        for (int window = firstWindow; !patches.IsEmpty; window++)
        {
            (int row, int column) = Math.DivRem(window, grid.Columns.Outputs);
            for (int y = 0; y < grid.Rows.Size; y++)
            {
                for (int x = 0; x < grid.Columns.Size; x++)
                {
                    int start = Find(grid, row, column, y, x);
                    if (start >= 0)
                    {
                        Span<T> target = image.Slice(start + firstChannel, channels);
                        TensorPrimitives.Add(target, patches[..channels], target);
                    }

                    patches = patches[channels..];
                }
            }
        }
    }

    // Where the channels lie that an element of a window reads; negative beyond the edges.
    private static int Find(WindowGrid grid, int row, int column, int y, int x)
    {
        int inputRow = grid.Rows.Start(row) + (y * grid.Rows.Dilation);
        int inputColumn = grid.Columns.Start(column) + (x * grid.Columns.Dilation);
        return (uint)inputRow < (uint)grid.Rows.Inputs && (uint)inputColumn < (uint)grid.Columns.Inputs
            ? ((inputRow * grid.Columns.Inputs) + inputColumn) * grid.Channels
            : -1;
    }
}
