using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>
/// The gradient of a convolution's input: again a convolution, of the delta with zeros around it, with the kernel turned round and its matrices transposed. With a stride it is one for each
/// remainder of rows and columns by the stride, with the taps that reach them.
/// </summary>
/// <param name="convolution">The convolution.</param>
/// <param name="context">Where it is lowered.</param>
/// <param name="target">What to compute.</param>
internal sealed class ConvolutionInputGradient(Convolution convolution, BackwardContext context, GradientTarget target)
{
    private readonly LaneAxis _lanes = convolution.ChannelLanes;
    private readonly DeltaAxis _y = new(convolution.Window.Y);
    private readonly DeltaAxis _x = new(convolution.Window.X);

    /// <summary>The rows of the turned matrix: taps of the kernel, each with the filters.</summary>
    private int Rows => convolution.Window.Taps * Filters;

    private int Filters => convolution.IsDepthwise ? 1 : convolution.GroupFilters;

    public void Lower()
    {
        if (target.IsFirst && (_y.HasUnread || _x.HasUnread))
        {
            context.EmitClear("ClearInputGradient", "zeros for elements of its input that the kernel never reads", target.Delta);
        }

        if (convolution.IsGrouped && target.IsFirst)
        {
            GroupLanes.ClearPadding(context.Emit, context.Words, Extent.Rows.Times(convolution.Input.Positions), target.Delta);
        }

        Tensor delta = PaddedDelta();
        Place turned = Turn();
        int number = 0;
        foreach (DeltaPhase y in _y.Phases)
        {
            foreach (DeltaPhase x in _x.Phases)
            {
                number++;
                bool isOnly = _y.Phases.Length * _x.Phases.Length == 1;
                context.Emit("InputGradient" + (isOnly ? "" : Literal.Integer(number)), Product(delta, turned, y, x, isOnly));
            }
        }
    }

    private Tensor PaddedDelta()
    {
        Tensor delta = context.Delta.As("delta");
        if (convolution.PaddedDelta is null)
        {
            return delta;
        }

        Tensor padded = context.Kept(ConvolutionLayer.PaddedDelta).As(ConvolutionLayer.PaddedDelta);
        context.Emit("PadDelta", new Pad(
            $"{context.Words}: the delta with zeros around it.",
            Extent.Rows,
            delta,
            padded,
            convolution.Window.Y.Output,
            convolution.Window.X.Output,
            _y.Before,
            _x.Before,
            _y.After,
            _x.After));
        return padded;
    }

    /// <summary>The weights with the kernel turned round and, where filters are summed over, transposed.</summary>
    private Place Turn()
    {
        Place weight = context.Parameter(ConvolutionLayer.Weight)!;
        PanelMatrixLayout layout = convolution.WeightLayout with { Order = FeatureOrder.Plain(convolution.WeightRows) };
        if (convolution.IsDepthwise)
        {
            Place turned = context.Workspace("turned", layout.Length);
            context.Emit("Turn", new Copy($"{context.Words}: the weights with the kernel turned round.", weight, turned, layout.Reversed.ToEquatableArray()));
            return turned;
        }

        Place transposed = context.Workspace("turned", layout.Groups * _lanes.Padded * Rows);
        context.Emit("Turn", new Copy(
            $"{context.Words}: the weights with the kernel turned round, each tap as panels of its transposed matrix.",
            weight,
            transposed,
            layout.Transposed(_lanes).ToEquatableArray()));
        return transposed;
    }

    private Contraction Product(Tensor delta, Place turned, DeltaPhase y, DeltaPhase x, bool isOnly)
    {
        ImageWindow window = convolution.Window;
        int place = delta.RowStride;
        int line = _x.Padded * place;
        int row = target.Delta.RowStride;
        int width = _lanes.PanelLanes;
        List<NestAxis> sums =
        [
            new("ky", Extent.Of(y.Taps), y.PlaceStep * line, y.TapStep * window.X.Size * Filters * width, 0),
            new("kx", Extent.Of(x.Taps), x.PlaceStep * place, x.TapStep * Filters * width, 0),
        ];
        string where = isOnly ? "" : $" in rows {Words(y, window.Y)} and columns {Words(x, window.X)}";
        return new ContractionNest(
            $"{context.Words}: the delta of its input{where} = turned weights · delta, times the derivative of the activation before.",
            [
                new("sample", Extent.Rows, delta.SampleStride, 0, target.Delta.SampleStride),
                new("y", Extent.Of(y.Count), line, 0, window.Y.Stride * window.X.Input * row),
                new("x", Extent.Of(x.Count), place, 0, window.X.Stride * row),
            ],
            convolution.IsDepthwise ? sums : sums.Append(new NestAxis("filter", Extent.Of(Filters), 1, width, 0)).ToList(),
            _lanes,
            Moved(delta.Place, ((_y.Before + y.Place) * line) + ((_x.Before + x.Place) * place)),
            LaneMap.Panels(turned, _lanes, Rows) with { Skip = ((y.Tap * window.X.Size) + x.Tap) * Filters * width },
            At(GroupLanes.Of(target.Delta, _lanes, convolution.IsGrouped)))
        {
            IsLanes = convolution.IsDepthwise,
            Epilogue = target.Epilogue(Contraction.Sum),
            Reads = target.Reads.Select(read => read with { Lanes = At(GroupLanes.Within(read.Lanes, _lanes, convolution.IsGrouped)) }).ToEquatableArray(),
            Groups = convolution.IsGrouped
                ? new ContractionLoop(
                    "group", Extent.Of(convolution.Spec.Groups), convolution.GroupFilters, _lanes.Padded * Rows, convolution.GroupChannels)
                : null,
        }.ToContraction();

        LaneMap At(LaneMap lanes) => lanes with { Place = Moved(lanes.Place, ((y.First * window.X.Input) + x.First) * lanes.RowStride) };
    }

    private static Place Moved(Place place, int offset) => place with { Offset = place.Offset + offset };

    private static string Words(DeltaPhase phase, WindowAxis axis) =>
        axis.Stride == 1 || axis.Input == 1 ? "all" : $"{Literal.Integer(phase.First)}, {Literal.Integer(phase.First + axis.Stride)}, …";
}
