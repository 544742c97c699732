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
        int run = RunOf(grid, channels);
        for (int window = firstWindow; !patches.IsEmpty; window++)
        {
            (int row, int column) = Math.DivRem(window, grid.Columns.Outputs);
            for (int y = 0; y < grid.Rows.Size; y++)
            {
                for (int x = 0; x < grid.Columns.Size; x += run)
                {
                    (int first, int end, int start) = Find(grid, row, column, y, x, run);
                    Span<T> target = patches[..(run * channels)];
                    target[..(first * channels)].Clear();
                    image.Slice(start + firstChannel, (end - first) * channels).CopyTo(target[(first * channels)..]);
                    target[(end * channels)..].Clear();
                    patches = patches[target.Length..];
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
        int run = RunOf(grid, channels);
        for (int window = firstWindow; !patches.IsEmpty; window++)
        {
            (int row, int column) = Math.DivRem(window, grid.Columns.Outputs);
            for (int y = 0; y < grid.Rows.Size; y++)
            {
                for (int x = 0; x < grid.Columns.Size; x += run)
                {
                    (int first, int end, int start) = Find(grid, row, column, y, x, run);
                    Span<T> target = image.Slice(start + firstChannel, (end - first) * channels);
                    TensorPrimitives.Add(target, patches[(first * channels)..(end * channels)], target);
                    patches = patches[(run * channels)..];
                }
            }
        }
    }

    // How many elements of a window's row lie side by side in the image too.
    private static int RunOf(WindowGrid grid, int channels) =>
        channels == grid.Channels && grid.Columns.Dilation == 1 ? grid.Columns.Size : 1;

    // The elements of a run that are not beyond the edges, counted from the first of the run, and where they begin in the image.
    private static (int First, int End, int Start) Find(WindowGrid grid, int row, int column, int y, int x, int run)
    {
        int inputRow = grid.Rows.Start(row) + (y * grid.Rows.Dilation);
        if (inputRow < 0 || inputRow >= grid.Rows.Inputs)
        {
            return (0, 0, 0);
        }

        int inputColumn = grid.Columns.Start(column) + (x * grid.Columns.Dilation);
        int first = Math.Clamp(-inputColumn, 0, run);
        int end = Math.Clamp(grid.Columns.Inputs - inputColumn, first, run);
        return first == end ? (0, 0, 0) : (first, end, ((inputRow * grid.Columns.Inputs) + inputColumn + first) * grid.Channels);
    }
}
