using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Does what kernels say that move windows over images or copy them into larger ones, in double and element by element.</summary>
internal static class WindowInterpreter
{
    public static void Run(Window kernel, int images, Func<Place, Memory> at)
    {
        Memory source = at(kernel.Source.Place);
        Memory target = at(kernel.Target.Place);
        foreach ((int image, int place, List<int> positions) in Places(kernel.Y, kernel.X, images))
        {
            for (int lane = 0; lane < (kernel.Target.IsExact ? kernel.Lanes.Length : kernel.Lanes.Padded); lane++)
            {
                IEnumerable<double> elements = positions.Select(position => source.Lane(kernel.Source, kernel.Lanes, Position(kernel.Y, kernel.X, image, position), lane));
                target[((long)place * kernel.Target.RowStride) + lane] =
                    kernel.Operator == WindowOperator.Max ? elements.Max() : kernel.Scale * elements.Sum();
            }
        }
    }

    public static void Run(WindowGradient kernel, int images, Func<Place, Memory> at)
    {
        Memory delta = at(kernel.Delta.Place);
        Memory target = at(kernel.Target.Place);
        foreach ((int image, int place, List<int> positions) in Places(kernel.Y, kernel.X, images))
        {
            for (int lane = 0; lane < (kernel.Target.IsExact ? kernel.Lanes.Length : kernel.Lanes.Padded); lane++)
            {
                double given = Given(image, place, lane) * (kernel.Source is null ? kernel.Scale : 1);
                int largest = -1;
                if (kernel.Source is { } source)
                {
                    Memory elements = at(source.Place);
                    largest = positions.MaxBy(position => elements.Lane(source, kernel.Lanes, Position(kernel.Y, kernel.X, image, position), lane));
                }

                foreach (int position in positions)
                {
                    long row = Position(kernel.Y, kernel.X, image, position);
                    Dictionary<string, double> values = new() { [WindowGradient.Gradient.Name] = kernel.Source is null || position == largest ? given : 0 };
                    foreach (NamedLanes read in kernel.Reads)
                    {
                        values[read.Name] = at(read.Lanes.Place).Lane(read.Lanes, kernel.Lanes, row, lane);
                    }

                    target[(row * kernel.Target.RowStride) + lane] = new TreeEvaluator(values).Evaluate(kernel.Epilogue);
                }
            }
        }

        double Given(int image, int place, int lane)
        {
            if (kernel.Margins is not { } margins)
            {
                return delta.Lane(kernel.Delta, kernel.Lanes, place, lane);
            }

            int line = place / kernel.X.Output % kernel.Y.Output;
            Memory ofLine = delta with { Start = delta.Start + (image * margins.Image) + (line * margins.Line) };
            return ofLine.Lane(kernel.Delta, kernel.Lanes, place % kernel.X.Output, lane);
        }
    }

    public static void Run(Pad kernel, int images, Func<Place, Memory> at)
    {
        Memory source = at(kernel.Source.Place);
        Memory target = at(kernel.Target.Place);
        int height = kernel.Top + kernel.Height + kernel.Bottom;
        bool isWhole = kernel.Source.RowStride == kernel.Target.RowStride;
        LaneMap map = kernel.Source.Vectors with { IsExact = !isWhole };
        for (int row = 0; row < images * height * kernel.PaddedWidth; row++)
        {
            int image = row / (height * kernel.PaddedWidth);
            int y = (row / kernel.PaddedWidth % height) - kernel.Top;
            int x = (row % kernel.PaddedWidth) - kernel.Left;
            bool isInside = y >= 0 && y < kernel.Height && x >= 0 && x < kernel.Width;
            for (int lane = 0; lane < kernel.Target.RowStride; lane++)
            {
                // Where rows are equally long they are moved with all that is in their padding.
                target[((long)row * kernel.Target.RowStride) + lane] =
                    isInside ? source.Lane(map, kernel.Source.Lanes, (((long)image * kernel.Height) + y) * kernel.Width + x, lane) : 0;
            }
        }
    }

    /// <summary>The places of a window, counted over all images, with the positions of each image that it reads there.</summary>
    private static IEnumerable<(int Image, int Place, List<int> Positions)> Places(WindowAxis y, WindowAxis x, int images) =>
        from image in Enumerable.Range(0, images)
        from placeY in Enumerable.Range(0, y.Output)
        from placeX in Enumerable.Range(0, x.Output)
        select (
            image,
            (((image * y.Output) + placeY) * x.Output) + placeX,
            (from line in Read(y, placeY) from column in Read(x, placeX) select (line * x.Input) + column).ToList());

    private static IEnumerable<int> Read(WindowAxis axis, int place) => Enumerable
        .Range(0, axis.Size)
        .Select(tap => (place * axis.Stride) + (tap * axis.Dilation) - axis.Before)
        .Where(position => position >= 0 && position < axis.Input);

    private static long Position(WindowAxis y, WindowAxis x, int image, int position) => ((long)image * y.Input * x.Input) + position;
}
