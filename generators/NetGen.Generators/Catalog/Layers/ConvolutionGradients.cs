using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The gradients of a convolution's weights and bias.</summary>
internal sealed class ConvolutionGradients(Convolution convolution)
{
    public void Lower(BackwardContext context)
    {
        Tensor image = convolution.PaddedInput is null
            ? context.Input(0).As("input")
            : context.Kept(ConvolutionLayer.Padded).As(ConvolutionLayer.Padded);
        Tensor delta = context.Delta.As("delta");
        if (context.Gradient(ConvolutionLayer.Weight) is { } weightGradient)
        {
            LowerWeight(context, image, delta, weightGradient);
        }

        if (context.Gradient(ConvolutionLayer.Bias) is { } biasGradient)
        {
            context.EmitSum("BiasGradient", "bias gradient = Σ over samples and positions of delta", delta, biasGradient);
        }
    }

    private void LowerWeight(BackwardContext context, Tensor image, Tensor delta, Place gradient)
    {
        if (convolution.Abreast is { } abreast)
        {
            LowerAbreast(context, image, delta, abreast, gradient);
            return;
        }

        LaneAxis lanes = convolution.FilterLanes;
        LaneMap panels = LaneMap.Panels(gradient, lanes, convolution.WeightRows);
        context.Emit("WeightGradient", new ContractionNest(
            $"{context.Words}: weight gradient = Σ over samples and places of the kernel of input · delta.",
            convolution.Taps(image, isSummed: false),
            convolution.Places(Extent.Rows, image, delta, isSummed: true),
            lanes,
            image.Place,
            GroupLanes.Of(delta, lanes, convolution.IsGrouped),
            convolution.IsGrouped ? panels with { IsExact = lanes.HasPadding } : panels)
        {
            IsLanes = convolution.IsDepthwise,
            Groups = convolution.IsGrouped
                ? new ContractionLoop(
                    "group",
                    Extent.Of(convolution.Spec.Groups),
                    convolution.GroupChannels,
                    convolution.GroupFilters,
                    convolution.WeightLayout.GroupLength)
                : null,
        }.ToContraction());
    }

    private static void LowerAbreast(BackwardContext context, Tensor image, Tensor delta, PlacesAbreast abreast, Place gradient)
    {
        Place shares = context.Workspace("shares", abreast.Weights.Lanes.Length);
        LaneAxis lanes = abreast.Lanes;
        context.Emit("WeightShares", new ContractionNest(
            $"{context.Words}: what places side by side add to the weight gradient = Σ over samples and places of input · delta.",
            abreast.TapAxes(image, isSummed: false),
            abreast.PlaceAxes(image, delta, isSummed: true),
            lanes,
            image.Place,
            new LaneMap(delta.Place, lanes.PanelLanes, lanes.PanelLanes, lanes.PanelLanes),
            LaneMap.Panels(shares, lanes, abreast.Rows)).ToContraction());
        context.Emit("WeightGradient", abreast.Narrow(context.Words, shares, gradient));
    }
}
