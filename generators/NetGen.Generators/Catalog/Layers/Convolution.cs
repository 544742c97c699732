using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>What the products of a convolution run over.</summary>
/// <param name="Spec">Its arguments.</param>
/// <param name="Window">How the kernel moves.</param>
/// <param name="Input">How its input lies in memory.</param>
/// <param name="Output">How its output does.</param>
internal sealed record Convolution(ConvolutionSpec Spec, ImageWindow Window, TensorLayout Input, TensorLayout Output)
{
    /// <summary>The input channels that a filter sees.</summary>
    public int GroupChannels => Window.Channels / Spec.Groups;

    /// <summary>The filters that see the same channels.</summary>
    public int GroupFilters => Spec.Filters / Spec.Groups;

    /// <summary>Whether each filter sees one channel and no other filter does: products lane by lane.</summary>
    public bool IsDepthwise => Spec.Groups > 1 && GroupChannels == 1 && GroupFilters == 1;

    /// <summary>Whether there are groups, each with lanes of its own.</summary>
    public bool IsGrouped => Spec.Groups > 1 && !IsDepthwise;

    /// <summary>The filters of a group in lanes.</summary>
    public LaneAxis FilterLanes => IsGrouped ? LaneAxis.Of(GroupFilters, WidestLanes) : Output.Lanes;

    /// <summary>The input channels of a group in lanes.</summary>
    public LaneAxis ChannelLanes => IsGrouped ? LaneAxis.Of(GroupChannels, WidestLanes) : Input.Lanes;

    /// <summary>The rows of the matrix of weights: taps of the kernel, each with the channels it reads.</summary>
    public int WeightRows => Window.Taps * (IsDepthwise ? 1 : GroupChannels);

    /// <summary>How the weights lie in the arena: taps outside, channels inside, filters in lanes. In canonical order channels are outside.</summary>
    public PanelMatrixLayout WeightLayout => new(
        FilterLanes, WeightRows, IsDepthwise ? FeatureOrder.Plain(Window.Taps) : FeatureOrder.Flattened(Window.Taps, GroupChannels))
    {
        Groups = IsGrouped ? Spec.Groups : 1,
    };

    /// <summary>
    /// How a copy of the input with zeros around it lies in memory; <see langword="null"/> if the kernel stays inside. Products lane by lane read whole vectors, which an input without padding
    /// does not have.
    /// </summary>
    public TensorLayout? PaddedInput => Window.IsPadded || (IsDepthwise && Input.IsExact && Input.Lanes.HasPadding)
        ? Input with { Shape = Window.PaddedInput, Positions = Window.Y.Padded * Window.X.Padded, IsExact = Input.IsExact && !IsDepthwise }
        : null;

    /// <summary>How a copy of the delta with zeros around it lies in memory; <see langword="null"/> if its own edges are not passed.</summary>
    public TensorLayout? PaddedDelta
    {
        get
        {
            DeltaAxis y = new(Window.Y);
            DeltaAxis x = new(Window.X);
            return !y.IsPadded && !x.IsPadded && !(IsDepthwise && Output.IsExact && Output.Lanes.HasPadding)
                ? null
                : Output with { Shape = Window.Image(y.Padded, x.Padded, Spec.Filters), Positions = y.Padded * x.Padded, IsExact = Output.IsExact && !IsDepthwise };
        }
    }

    /// <summary>Whether the delta of its input is found by spreading its own over it, instead of collecting it element by element.</summary>
    public bool SpreadsDelta => SpreadImage.Pays(this);

    /// <summary>The places that it computes together in training; <see langword="null"/> if one by one.</summary>
    public PlacesAbreast? Abreast => PlacesAbreast.Of(this);

    private int WidestLanes => Math.Max(Input.Lanes.VectorLanes, Output.Lanes.VectorLanes);

    /// <summary>The axes of the places of the window: samples, rows, columns.</summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="image">What the window reads: the input, or the copy with zeros around it.</param>
    /// <param name="result">A row for each place.</param>
    /// <param name="isSummed">Whether these rows are the right factor, instead of the result.</param>
    public List<NestAxis> Places(Extent samples, Tensor image, Tensor result, bool isSummed)
    {
        int row = result.RowStride;
        return
        [
            Axis("sample", samples, image.SampleStride, result.SampleStride),
            Axis("y", Extent.Of(Window.Y.Output), Window.Y.Stride * Window.X.Padded * image.RowStride, Window.X.Output * row),
            Axis("x", Extent.Of(Window.X.Output), Window.X.Stride * image.RowStride, row),
        ];

        NestAxis Axis(string name, Extent count, int read, int placed) =>
            isSummed ? new NestAxis(name, count, read, placed, 0) : new NestAxis(name, count, read, 0, placed);
    }

    /// <summary>The axes of the rows of the weights: rows and columns of the kernel, channels.</summary>
    /// <param name="image">What the window reads.</param>
    /// <param name="isSummed">Whether the weights are the right factor, instead of their gradient the result.</param>
    public List<NestAxis> Taps(Tensor image, bool isSummed)
    {
        int width = FilterLanes.PanelLanes;
        int channels = IsDepthwise ? 1 : GroupChannels;
        List<NestAxis> axes =
        [
            Axis("ky", Window.Y.Size, Window.Y.Dilation * Window.X.Padded * image.RowStride, Window.X.Size * channels * width),
            Axis("kx", Window.X.Size, Window.X.Dilation * image.RowStride, channels * width),
        ];
        return IsDepthwise ? axes : axes.Append(Axis("channel", channels, 1, width)).ToList();

        NestAxis Axis(string name, int count, int read, int weight) =>
            isSummed ? new NestAxis(name, Extent.Of(count), read, weight, 0) : new NestAxis(name, Extent.Of(count), read, 0, weight);
    }
}
