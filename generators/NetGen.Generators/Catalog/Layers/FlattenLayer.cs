using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>It has no arguments.</summary>
internal sealed record FlattenSpec : LayerSpec;

/// <summary>All elements as one row. Where the channels of its input are padded to vectors, they are moved together; otherwise there is nothing to do.</summary>
internal sealed class FlattenLayer : LayerDescriptor
{
    private static readonly Operand Element = new("x");

    public override string Kind => "Flatten";

    public override Type SpecType => typeof(FlattenSpec);

    public override bool IsReshapeOnly => true;

    public override bool TakesActivation => false;

    public override LayerSpec Read(IAttributeArguments arguments) => new FlattenSpec();

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments) =>
        ReadsOne(inputs, arguments) ? Shape.Of((int)inputs[0].Size) : null;

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) => inputs[0].Rank switch
    {
        1 => orders[0],
        3 => FeatureOrder.Flattened(inputs[0].Extents[0] * inputs[0].Extents[1], inputs[0].Extents[2]),
        _ => FeatureOrder.Plain(output.Extents[0]),
    };

    public override void LowerForward(ForwardContext context)
    {
        Tensor input = context.Input(0).As("input");
        context.EmitActivated("Forward", (target, _) => new Reduce(
            $"{context.Words}: the elements of all positions, one after the other.",
            context.Samples.Times(input.Positions),
            input.Lanes,
            EquatableArray.Of<RowInput>(new LanesInput(Element.Name, input.Vectors)),
            default,
            RowSteps.Store("result", Element, AsPositions(target, input).Vectors)));
    }

    public override void LowerBackward(BackwardContext context)
    {
        if (context.InputGradient(0) is not { } target)
        {
            return;
        }

        Tensor delta = AsPositions(context.Delta.As("delta"), target.Delta);
        context.Emit("InputGradient", new Reduce(
            $"{context.Words}: the delta of its input, position by position, times the derivative of the activation before.",
            Extent.Rows.Times(delta.Positions),
            delta.Lanes,
            target.RowInputs
                .Prepend(new LanesInput("error", delta.Vectors))
                .ToEquatableArray(),
            default,
            RowSteps.Store("inputError", target.Epilogue(new Operand("error")), target.Delta.Vectors)));
    }

    private static Tensor AsPositions(Tensor flat, Tensor image) =>
        image.Positions == 1 ? flat : new(flat.Place, image.Lanes, IsExact: true, image.Positions);
}
