using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The forward pass of a convolution.</summary>
internal sealed class ConvolutionForward(Convolution convolution)
{
    public void Lower(ForwardContext context)
    {
        Tensor image = context.Input(0).As("input");
        if (convolution.PaddedInput is not null)
        {
            Tensor padded = context.Kept(ConvolutionLayer.Padded)!.As(ConvolutionLayer.Padded);
            ImageWindow window = convolution.Window;
            context.Emit("Pad", new Pad(
                $"{context.Words}: the input with zeros around it.",
                context.Samples,
                image,
                padded,
                window.Y.Input,
                window.X.Input,
                window.Y.Before,
                window.X.Before,
                window.Y.After,
                window.X.After));
            image = padded;
        }

        if (convolution.Abreast is { } abreast && context.Kept(ConvolutionLayer.WidenedWeight) is { } widened)
        {
            LowerAbreast(context, image, abreast, widened.As(ConvolutionLayer.WidenedWeight).Place);
            return;
        }

        LaneAxis lanes = convolution.FilterLanes;
        LaneMap weight = LaneMap.Panels(context.Parameter(ConvolutionLayer.Weight)!, lanes, convolution.WeightRows);
        Place? bias = context.Parameter(ConvolutionLayer.Bias);
        context.EmitActivated("Forward", (target, epilogue) =>
        {
            if (convolution.IsGrouped)
            {
                GroupLanes.ClearPadding(context.Emit, context.Words, context.Rows, target);
            }

            return Product(context, image, weight, bias, target, epilogue);
        });
    }

    private static void LowerAbreast(ForwardContext context, Tensor image, PlacesAbreast abreast, Place weight)
    {
        context.Emit("Widen", abreast.Widen(context.Words, context.Parameter(ConvolutionLayer.Weight)!, weight));
        Place? bias = null;
        if (context.Parameter(ConvolutionLayer.Bias) is { } narrow)
        {
            bias = context.Kept(ConvolutionLayer.WidenedBias)!.As(ConvolutionLayer.WidenedBias).Place;
            context.Emit("WidenBias", abreast.WidenBias(context.Words, narrow, bias));
        }

        context.EmitActivated("Forward", (target, epilogue) => new ContractionNest(
            $"{context.Words}: output = {context.Activated(bias is null ? "weights · input" : "weights · input + bias")} at places of the kernel side by side.",
            abreast.PlaceAxes(image, target, isSummed: false),
            abreast.TapAxes(image, isSummed: true),
            abreast.Lanes,
            image.Place,
            LaneMap.Panels(weight, abreast.Lanes, abreast.Rows),
            new LaneMap(target.Place, abreast.Lanes.PanelLanes, abreast.Lanes.PanelLanes, abreast.Lanes.PanelLanes))
        {
            Initial = bias is null ? null : LaneMap.Vector(bias, abreast.Lanes),
            Epilogue = epilogue.Formula,
        }.ToContraction());
    }

    private Contraction Product(ForwardContext context, Tensor image, LaneMap weight, Place? bias, Tensor target, Epilogue epilogue)
    {
        LaneAxis lanes = convolution.FilterLanes;
        return new ContractionNest(
            $"{context.Words}: output = {context.Activated(bias is null ? "weights · input" : "weights · input + bias")} at each place of the kernel.",
            convolution.Places(context.Samples, image, target, isSummed: false),
            convolution.Taps(image, isSummed: true),
            lanes,
            image.Place,
            weight,
            GroupLanes.Of(target, lanes, convolution.IsGrouped))
        {
            IsLanes = convolution.IsDepthwise,
            Initial = bias is null ? null : GroupLanes.Vector(bias, lanes, convolution.IsGrouped),
            Epilogue = epilogue.Formula,
            Reads = epilogue.Reads
                .Select(read => read with { Lanes = GroupLanes.Within(read.Lanes, lanes, convolution.IsGrouped) })
                .ToEquatableArray(),
            Groups = convolution.IsGrouped
                ? new ContractionLoop(
                    "group",
                    Extent.Of(convolution.Spec.Groups),
                    convolution.GroupChannels,
                    convolution.WeightLayout.GroupLength,
                    convolution.GroupFilters,
                    convolution.GroupFilters)
                : null,
        }.ToContraction();
    }
}
