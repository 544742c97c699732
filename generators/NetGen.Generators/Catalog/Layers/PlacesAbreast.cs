using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>
/// Places side by side of a convolution with few filters, in the lanes of one vector. They read columns of the image together, some more than the kernel has: the weights lie once for each place,
/// as many columns further, and are zero where another place reads. With five columns and two places, six vectors do what ten of half the width would.
/// </summary>
internal sealed class PlacesAbreast
{
    /// <summary>The most columns that may be read together, as a part of those that the places read one by one: what it costs to bring weights and gradients into this form has to be paid.</summary>
    private const double MostColumns = 0.75;

    private readonly Convolution _convolution;
    private readonly ImageWindow _window;
    private readonly LaneAxis _filters;

    private PlacesAbreast(Convolution convolution)
    {
        _convolution = convolution;
        _window = convolution.Window;
        _filters = convolution.FilterLanes;
        Places = convolution.Output.NetworkLanes / _filters.Padded;
    }

    /// <summary>How many places there are in a vector.</summary>
    private int Places { get; }

    /// <summary>The lanes of all of them.</summary>
    public LaneAxis Lanes => new(Places * _filters.Padded, Places * _filters.Padded);

    /// <summary>The columns that they read together.</summary>
    private int Columns => ((Places - 1) * _window.X.Stride) + _window.X.Size;

    /// <summary>The rows of the matrix of weights.</summary>
    public int Rows => _window.Y.Size * Line;

    private int Line => Columns * _window.Channels;

    /// <summary>How the weights lie: one vector for each row.</summary>
    public TensorLayout Weights => Row(Rows * Lanes.Length);

    /// <summary>How the bias lies.</summary>
    public TensorLayout Bias => Row(Lanes.Length);

    /// <summary>The places that a convolution computes together; <see langword="null"/> if one by one.</summary>
    public static PlacesAbreast? Of(Convolution convolution)
    {
        bool fillsRows = !convolution.Output.IsExact || !convolution.FilterLanes.HasPadding;
        if (convolution.Spec.Groups > 1 || convolution.FilterLanes.Vectors > 1 || convolution.Window.X.Dilation > 1 || !fillsRows)
        {
            return null;
        }

        PlacesAbreast abreast = new(convolution);
        return abreast.Places > 1
            && convolution.Window.X.Output % abreast.Places == 0
            && abreast.Columns <= MostColumns * abreast.Places * convolution.Window.X.Size
            ? abreast
            : null;
    }

    /// <summary>The axes of the places: samples, rows, and columns in steps of those in a vector.</summary>
    /// <param name="image">What the window reads.</param>
    /// <param name="result">A row for each place.</param>
    /// <param name="isSummed">Whether these rows are the right factor, instead of the result.</param>
    public IReadOnlyList<NestAxis> PlaceAxes(Tensor image, Tensor result, bool isSummed)
    {
        List<NestAxis> axes = _convolution.Places(Extent.Rows, image, result, isSummed);
        NestAxis x = axes[axes.Count - 1];
        axes[axes.Count - 1] = x with { Count = Extent.Of(x.Count.Constant / Places), A = Places * x.A, B = Places * x.B, C = Places * x.C };
        return axes;
    }

    /// <summary>The axes of the rows of the weights: rows of the kernel, columns that are read together, channels.</summary>
    /// <param name="image">What the window reads.</param>
    /// <param name="isSummed">Whether the weights are the right factor, instead of their gradient the result.</param>
    public IReadOnlyList<NestAxis> TapAxes(Tensor image, bool isSummed)
    {
        int width = Lanes.PanelLanes;
        return
        [
            Axis("ky", _window.Y.Size, _window.Y.Dilation * _window.X.Padded * image.RowStride, Line * width),
            Axis("kx", Columns, image.RowStride, _window.Channels * width),
            Axis("channel", _window.Channels, 1, width),
        ];

        NestAxis Axis(string name, int count, int read, int weight) =>
            isSummed ? new NestAxis(name, Extent.Of(count), read, weight, 0) : new NestAxis(name, Extent.Of(count), read, 0, weight);
    }

    /// <summary>The copy that lays out the weights.</summary>
    public Copy Widen(string words, Place weight, Place widened) => new(
        $"{words}: the weights for {Literal.Integer(Places)} places side by side.",
        weight,
        widened,
        Enumerable.Range(0, Places).Select(place => new CopyRegion(0, At(place), EquatableArray.Of(
            new CopyLoop(_window.Y.Size, _window.X.Size * _window.Channels * _filters.Padded, Line * Lanes.Length),
            new CopyLoop(_window.X.Size * _window.Channels, _filters.Padded, Lanes.Length),
            new CopyLoop(_filters.Length, 1, 1)))).ToEquatableArray());

    /// <summary>The copy that lays out the bias.</summary>
    public Copy WidenBias(string words, Place bias, Place widened) => new(
        $"{words}: the bias for {Literal.Integer(Places)} places side by side.",
        bias,
        widened,
        Enumerable.Range(0, Places).Select(place =>
            new CopyRegion(0, place * _filters.Padded, EquatableArray.Of(new CopyLoop(_filters.Length, 1, 1)))).ToEquatableArray());

    /// <summary>The gradient of the weights, from that of the weights as they are laid out here.</summary>
    public Contraction Narrow(string words, Place widened, Place gradient)
    {
        int taps = _window.X.Size * _window.Channels;
        int width = _filters.PanelLanes;
        LaneMap shares = new(widened, Lanes.Length, Lanes.Length, _filters.PanelLanes);
        return new ContractionNest(
            $"{words}: weight gradient = Σ over places side by side of their shares.",
            [
                new("ky", Extent.Of(_window.Y.Size), 0, Line * Lanes.Length, taps * width),
                new("tap", Extent.Of(taps), 0, Lanes.Length, width),
            ],
            [new("place", Extent.Of(Places), 0, At(1), 0)],
            _filters,
            A: null,
            shares,
            LaneMap.Panels(gradient, _filters, _convolution.WeightRows)).ToContraction();
    }

    /// <summary>Where the weights of a place start.</summary>
    private int At(int place) => place * ((_window.X.Stride * _window.Channels * Lanes.Length) + _filters.Padded);

    private TensorLayout Row(int floats) =>
        new(Shape.Of(floats), new LaneAxis(floats, Lanes.VectorLanes), 1, IsExact: true, FeatureOrder.Plain(floats));
}
