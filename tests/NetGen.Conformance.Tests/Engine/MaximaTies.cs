using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Engine;
using NetGen.Engine.Layers;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>How near the maxima of a network's poolings are to being others: there the gradient jumps.</summary>
internal static class MaximaTies
{
    /// <summary>The smallest distance between the largest and the second largest element of any window.</summary>
    /// <param name="definition">The network.</param>
    /// <param name="registry">The layers it may have.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="inputs">Rows of samples.</param>
    public static double SmallestDistance(NetworkDefinition definition, LayerRegistry<double> registry, double[] parameters, double[] inputs)
    {
        double smallest = double.PositiveInfinity;
        foreach (LayerDefinition layer in definition.Layers.Where(layer => layer.Kind.Contains("MaxPool", StringComparison.Ordinal)))
        {
            (double[] values, TensorShape shape) = Read(definition, layer.Inputs[0], registry, parameters, inputs);
            for (int start = 0; start < values.Length; start += shape.Size)
            {
                smallest = Math.Min(smallest, SmallestDistance(values.AsSpan(start, shape.Size), shape, layer));
            }
        }

        return smallest;
    }

    private static (double[] Values, TensorShape Shape) Read(
        NetworkDefinition definition, string source, LayerRegistry<double> registry, double[] parameters, double[] inputs)
    {
        if (source == NetworkDefinition.InputName)
        {
            return (inputs, definition.InputShape);
        }

        int end = definition.Layers.Select(layer => layer.Name).ToList().IndexOf(source) + 1;
        RuntimeNetwork<double> network = new(new NetworkDefinition("Before", definition.InputShape, [.. definition.Layers.Take(end)], training: null), registry);
        network.SetParameters(parameters.AsSpan(0, network.ParameterCount));
        double[] values = new double[inputs.Length / network.InputSize * network.OutputSize];
        network.PredictBatch(inputs, values);
        return (values, network.Definition.OutputShape);
    }

    private static double SmallestDistance(ReadOnlySpan<double> image, TensorShape shape, LayerDefinition layer)
    {
        int channels = shape.Extents[^1];
        int width = shape.Rank == 3 ? shape[1] : shape[0];
        int height = shape.Size / channels / width;
        int size = (int)layer.Options.GetValueOrDefault("Size", Math.Max(width, height));
        int stride = (int)layer.Options.GetValueOrDefault("Stride", size);
        int top = -(int)layer.Options.GetValueOrDefault("PaddingTop");
        int left = -(int)layer.Options.GetValueOrDefault("PaddingLeft");
        double smallest = double.PositiveInfinity;
        for (int y = top; y < height; y += stride)
        {
            for (int x = left; x < width; x += stride)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    double largest = double.NegativeInfinity;
                    double second = double.NegativeInfinity;
                    for (int i = Math.Max(y, 0) * width; i < Math.Min(y + (shape.Rank == 3 ? size : 1), height) * width; i += width)
                    {
                        for (int j = Math.Max(x, 0); j < Math.Min(x + size, width); j++)
                        {
                            double value = image[((i + j) * channels) + channel];
                            second = Math.Max(second, Math.Min(value, largest));
                            largest = Math.Max(largest, value);
                        }
                    }

                    smallest = Math.Min(smallest, largest - second);
                }
            }
        }

        return smallest;
    }
}
