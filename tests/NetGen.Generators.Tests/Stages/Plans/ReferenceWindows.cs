using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Model;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>What layers mean that move windows over images or sequences. Where a window is, is found here anew.</summary>
internal static class ReferenceWindows
{
    public static ReferenceTensor Convolved(ConvolutionSpec convolution, ReferenceTensor input, Shape output, Func<int, double[]> parameters)
    {
        int channels = input.Channels / convolution.Groups;
        int filters = convolution.Filters / convolution.Groups;
        int taps = convolution.KernelHeight * convolution.KernelWidth;
        double[] weights = parameters(convolution.Filters * channels * taps);
        double[] biases = convolution.UseBias ? parameters(convolution.Filters) : new double[convolution.Filters];
        return Over(input, output, convolution.Window, convolution.KernelHeight, convolution.KernelWidth, (read, filter) =>
        {
            double sum = biases[filter];
            foreach ((int tap, int position, double[] sample) in read)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    sum += weights[(((filter * channels) + channel) * taps) + tap] * sample[(position * input.Channels) + (filter / filters * channels) + channel];
                }
            }

            return sum;
        });
    }

    public static ReferenceTensor Pooled(PoolingSpec pooling, ReferenceTensor input, Shape output)
    {
        bool isImage = input.Shape.Rank == 3;
        int size = isImage ? pooling.Size * pooling.Size : pooling.Size;
        bool isMax = pooling is MaxPool1DSpec or MaxPool2DSpec;
        return Over(input, output, pooling.Window, isImage ? pooling.Size : 1, pooling.Size, (read, channel) =>
        {
            IEnumerable<double> values = read.Select(element => element.Sample[(element.Position * input.Channels) + channel]);
            return isMax ? values.Max() : values.Sum() / size;
        });
    }

    /// <summary>Over all positions.</summary>
    public static ReferenceTensor Pooled(ReferenceTensor input, Shape output, Func<IEnumerable<double>, double> pool) => ReferenceTensor.Of(
        output,
        [.. input.Samples.Select(sample => Enumerable
            .Range(0, input.Channels)
            .Select(channel => pool(sample.Where((_, i) => i % input.Channels == channel)))
            .ToArray())]);

    private static ReferenceTensor Over(
        ReferenceTensor input,
        Shape output,
        WindowArguments window,
        int height,
        int width,
        Func<List<(int Tap, int Position, double[] Sample)>, int, double> element)
    {
        bool isImage = input.Shape.Rank == 3;
        (int inputHeight, int inputWidth) = (isImage ? input.Shape.Extents[0] : 1, input.Shape.Extents[input.Shape.Rank - 2]);
        (int outputHeight, int outputWidth) = (isImage ? output.Extents[0] : 1, output.Extents[output.Rank - 2]);
        int top = isImage ? Before(inputHeight, outputHeight, height) : 0;
        int left = Before(inputWidth, outputWidth, width);
        return ReferenceTensor.Of(output, [.. input.Samples.Select(sample =>
            (from y in Enumerable.Range(0, outputHeight)
             from x in Enumerable.Range(0, outputWidth)
             let read = Read(sample, y, x)
             from channel in Enumerable.Range(0, output.Extents[output.Rank - 1])
             select element(read, channel)).ToArray())]);

        // Of Same padding the smaller half comes first.
        int Before(int length, int places, int size) => window.IsSame
            ? Math.Max(0, ((places - 1) * window.Stride) + ((size - 1) * window.Dilation) + 1 - length) / 2
            : window.PaddingSize;

        List<(int Tap, int Position, double[] Sample)> Read(double[] sample, int y, int x)
        {
            List<(int Tap, int Position, double[] Sample)> read = [];
            for (int tap = 0; tap < height * width; tap++)
            {
                int line = (y * window.Stride) + (tap / width * window.Dilation) - top;
                int column = (x * window.Stride) + (tap % width * window.Dilation) - left;
                if (line >= 0 && line < inputHeight && column >= 0 && column < inputWidth)
                {
                    read.Add((tap, (line * inputWidth) + column, sample));
                }
            }

            return read;
        }
    }
}
