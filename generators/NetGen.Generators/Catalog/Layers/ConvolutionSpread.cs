using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The gradient of a convolution's input, by spreading what each place is given over what the kernel reads there.</summary>
/// <param name="convolution">The convolution.</param>
/// <param name="context">Where it is lowered.</param>
/// <param name="target">What to compute.</param>
internal sealed class ConvolutionSpread(Convolution convolution, BackwardContext context, GradientTarget target)
{
    private readonly ImageWindow _window = convolution.Window;
    private readonly SpreadImage _image = new(convolution);

    private int Filters => convolution.Spec.Filters;

    /// <summary>The rows of the transposed matrix: rows of the kernel, each with the filters.</summary>
    private int Rows => _window.Y.Size * _image.Columns * Filters;

    public void Lower()
    {
        Tensor spread = context.Kept(ConvolutionLayer.Spread).As(ConvolutionLayer.Spread);
        context.EmitClear("ClearSpread", "zeros that the shares of its input will be added to", spread);
        context.Emit("Spread", Product(context.Delta.As("delta"), Transposed(), spread.Place));
        context.Emit("InputGradient", Crop(spread.Place));
    }

    private Place Transposed()
    {
        Place transposed = context.Workspace("transposed", _image.Lanes.Padded * Rows);
        PanelMatrixLayout layout = convolution.WeightLayout with { Order = FeatureOrder.Plain(convolution.WeightRows) };
        context.Emit("Transpose", new Copy(
            $"{context.Words}: the weights with columns of the kernel and channels in lanes, for each of its rows.",
            context.Parameter(ConvolutionLayer.Weight)!,
            transposed,
            layout.Transposed(_image.Lanes, isTurned: false).ToEquatableArray()));
        return transposed;
    }

    /// <summary>Rows of places are innermost: what they add to lies apart, where that of places side by side overlaps.</summary>
    private Contraction Product(Tensor delta, Place transposed, Place spread)
    {
        int width = _image.Lanes.PanelLanes;
        int channels = _window.Channels;
        int place = delta.RowStride;
        Operand others = new("others");
        LaneMap shares = new(spread, width, width, width);
        return new ContractionNest(
            $"{context.Words}: at each place of the kernel, weights · delta, added to what the other places gave.",
            [
                new("sample", Extent.Rows, delta.SampleStride, 0, _image.Layout.At(spread).SampleStride),
                new("ky", Extent.Of(_window.Y.Size), 0, _image.Columns * Filters * width, _window.Y.Dilation * _image.Line),
                new("kx", Extent.Of(_image.Columns), 0, Filters * width, _window.X.Dilation * channels),
                new("x", Extent.Of(_window.X.Output), place, 0, _window.X.Stride * channels),
                new("y", Extent.Of(_window.Y.Output), _window.X.Output * place, 0, _window.Y.Stride * _image.Line),
            ],
            [new("filter", Extent.Of(Filters), 1, width, 0)],
            _image.Lanes,
            delta.Place,
            LaneMap.Panels(transposed, _image.Lanes, Rows),
            shares)
        {
            Epilogue = Contraction.Sum + others,
            Reads = EquatableArray.Of(new NamedLanes(others.Name, shares with { Place = spread with { Role = "otherShares" } })),
        }.ToContraction();
    }

    /// <summary>What is inside the image, as the delta of the input: the way back through windows of one element.</summary>
    private WindowGradient Crop(Place spread)
    {
        int inside = (_window.Y.Before * _image.Line) + (_window.X.Before * _window.Channels);
        LaneAxis lanes = target.Delta.Lanes;
        LaneMap read = new(spread with { Offset = spread.Offset + inside }, _window.Channels, _window.Channels, lanes.PanelLanes, IsExact: lanes.HasPadding);
        return new WindowGradient(
            $"{context.Words}: the delta of its input, which is what was spread inside its edges, times the derivative of the activation before.",
            One(_window.Y),
            One(_window.X),
            lanes,
            WindowOperator.Sum,
            Scale: 1,
            Source: null,
            read,
            target.Delta.Vectors,
            target.Epilogue(WindowGradient.Gradient),
            target.Reads)
        {
            Margins = new WindowMargins(_image.Line, _image.Layout.At(spread).SampleStride),
        };

        static WindowAxis One(WindowAxis axis) => new(axis.Input, 1, 1, 1, 0, axis.Input);
    }
}
