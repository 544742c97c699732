using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>What a convolution gives, by hand and by the formula of its attribute.</summary>
public sealed class ConvolutionValueTests
{
    public static TheoryData<string> Cases => [.. WindowCases.Convolutions.Keys];

    [Fact]
    public void TheKernelIsNotFlipped() =>
        Assert.Equal([47, 57, 77, 87], Run([3, 3, 1], 1, [2, 2], new WindowOptions(), [1, 2, 3, 4, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9]));

    [Fact]
    public void TheWeightIsChannelByChannelAndTheImagePixelByPixel() =>
        Assert.Equal([115, 247], Run([1, 2, 2], 2, [1, 2], new WindowOptions(), [1, 2, 3, 4, 5, 6, 7, 8, 0, 0], [1, 10, 2, 20]));

    [Fact]
    public void BeyondTheEdgesAreZerosAndTheOddOneIsAtTheEnd()
    {
        WindowOptions same = new() { Padding = Padding.Same };
        Assert.Equal([21, 32, 43, 54, 5], Run([5, 1], 1, [2], same, [1, 10, 0], [1, 2, 3, 4, 5]));
        Assert.Equal([210, 321, 432, 543, 54], Run([5, 1], 1, [3], same, [1, 10, 100, 0], [1, 2, 3, 4, 5]));
        Assert.Equal([321, 43], Run([4, 1], 1, [3], same with { Stride = 2 }, [1, 10, 100, 0], [1, 2, 3, 4]));
        Assert.Equal([210, 432], Run([4, 1], 1, [3], new WindowOptions { PaddingSize = 1, Stride = 2 }, [1, 10, 100, 0], [1, 2, 3, 4]));
    }

    [Fact]
    public void DilationLeavesElementsOut() =>
        Assert.Equal([31, 42, 53], Run([5, 1], 1, [2], new WindowOptions { Dilation = 2 }, [1, 10, 0], [1, 2, 3, 4, 5]));

    [Fact]
    public void AGroupSeesItsOwnChannels() =>
        Assert.Equal([12, 340, 56, 780], Run([2, 4], 2, [1], new WindowOptions { Groups = 2 }, [1, 1, 10, 10, 0, 0], [5, 7, 30, 4, 50, 6, 70, 8]));

    [Theory]
    [MemberData(nameof(Cases))]
    public void AConvolutionIsItsFormula(string name)
    {
        (int[] input, int filters, int[] kernel, WindowOptions options) = WindowCases.Convolutions[name];
        NetworkDefinition definition = new DefinitionBuilder("Convolution", input).Conv(filters, kernel, options: options).Build();
        Random random = new(1);
        double[] parameters = Draw(random, definition.ParameterCount);
        double[] inputs = Draw(random, 2 * definition.InputShape.Size);
        RuntimeNetwork<double> network = new(definition);
        network.SetParameters(parameters);
        double[] outputs = new double[2 * network.OutputSize];
        network.PredictBatch(inputs, outputs);

        double[] expected =
        [
            .. Formula(definition, parameters, inputs.AsSpan(0, network.InputSize)),
            .. Formula(definition, parameters, inputs.AsSpan(network.InputSize)),
        ];

        TensorAssert.Close<double>(expected, outputs, 1e-13, "output");
    }

    // b[o] + Σ over k, l and c of W[o, c, k, l]·x[i·stride + k·dilation − padding, j·stride + l·dilation − padding, c], for the channels c of the filter's group.
    private static double[] Formula(NetworkDefinition definition, double[] parameters, ReadOnlySpan<double> image)
    {
        LayerDefinition layer = definition.Layers[0];
        int[] read = Extents(definition.InputShape, rank: 3);
        int[] given = Extents(layer.OutputShape, rank: 3);
        int[] weight = [layer.Parameters[0].Shape[0], layer.Parameters[0].Shape[1], .. Extents(new TensorShape(layer.Parameters[0].Shape.Extents.AsSpan()[2..]), rank: 2)];
        int stride = (int)layer.Options["Stride"];
        int dilation = (int)layer.Options["Dilation"];
        int top = (int)layer.Options.GetValueOrDefault("PaddingTop", 0);
        int left = (int)layer.Options["PaddingLeft"];
        int groupFilters = weight[0] / (int)layer.Options["Groups"];
        double[] outputs = new double[layer.OutputShape.Size];
        for (int index = 0; index < outputs.Length; index++)
        {
            int o = index % given[2];
            int j = index / given[2] % given[1];
            int i = index / given[2] / given[1];
            outputs[index] = parameters[(weight[0] * weight[1] * weight[2] * weight[3]) + o];
            for (int c = 0; c < weight[1]; c++)
            {
                for (int k = 0; k < weight[2]; k++)
                {
                    for (int l = 0; l < weight[3]; l++)
                    {
                        int y = (i * stride) + (k * dilation) - top;
                        int x = (j * stride) + (l * dilation) - left;
                        int channel = (o / groupFilters * weight[1]) + c;
                        bool isInside = y >= 0 && y < read[0] && x >= 0 && x < read[1];
                        outputs[index] += isInside
                            ? parameters[(((((o * weight[1]) + c) * weight[2]) + k) * weight[3]) + l] * image[(((y * read[1]) + x) * read[2]) + channel]
                            : 0;
                    }
                }
            }
        }

        return outputs;
    }

    // What has an axis of time has one row.
    private static int[] Extents(TensorShape shape, int rank) => shape.Rank == rank ? [.. shape.Extents] : [1, .. shape.Extents];

    private static double[] Run(int[] input, int filters, int[] kernel, WindowOptions options, double[] parameters, double[] image)
    {
        RuntimeNetwork<double> network = new(new DefinitionBuilder("Convolution", input).Conv(filters, kernel, options: options).Build());
        network.SetParameters(parameters);
        double[] outputs = new double[network.OutputSize];
        network.Predict(image, outputs);
        return outputs;
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}
