using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>It has no arguments.</summary>
internal sealed record ConcatSpec : LayerSpec;

/// <summary>Layers side by side along the last axis.</summary>
internal sealed class ConcatLayer : LayerDescriptor
{
    private static readonly Operand Element = new("x");

    public override string Kind => "Concat";

    public override Type SpecType => typeof(ConcatSpec);

    public override bool IsStepwise(LayerSpec spec) => true;

    public override bool TakesActivation => false;

    public override LayerSpec Read(IAttributeArguments arguments) => new ConcatSpec();

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length < 2 || inputs.Any(input => !Fits(input, inputs[0])))
        {
            arguments.Report(
                Problem.WrongInputShape, "From", Kind, "two or more inputs that differ in their last extent only", arguments.Describe(inputs));
            return null;
        }

        long last = inputs.Sum(input => (long)input.Extents[input.Rank - 1]);
        return new Shape(inputs[0].Extents.Take(inputs[0].Rank - 1).Append((int)Math.Min(last, int.MaxValue)).ToEquatableArray());
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) => FeatureOrder.Joined(orders);

    public override void LowerForward(ForwardContext context)
    {
        context.EmitActivated("Forward", (target, _) =>
        {
            GroupLanes.ClearPadding(context.Emit, context.Words, context.Rows, target);
            int last = context.InputLayouts.Length - 1;
            for (int index = 0; index < last; index++)
            {
                context.Emit("Forward" + Literal.Integer(index), Part(context, index, target));
            }

            return Part(context, last, target);
        });
    }

    public override void LowerBackward(BackwardContext context)
    {
        Tensor delta = context.Delta.As("delta");
        for (int index = 0; index < context.InputLayouts.Length; index++)
        {
            context.EmitSlice(index, context.InputLayouts[index].Lanes, Slice(delta, context.InputLayouts, index));
        }
    }

    private static Reduce Part(ForwardContext context, int index, Tensor target)
    {
        Tensor input = context.Input(index).As("input");
        return new Reduce(
            $"{context.Words}: the elements of its input {Literal.Integer(index)}.",
            context.Rows,
            input.Lanes,
            EquatableArray.Of<RowInput>(new LanesInput(Element.Name, input.Vectors)),
            default,
            RowSteps.Store("result", Element, Slice(target, context.InputLayouts, index)));
    }

    /// <summary>The lanes of one of the inputs among those of all.</summary>
    private static LaneMap Slice(Tensor all, ImmutableArray<TensorLayout> inputs, int index)
    {
        LaneAxis lanes = inputs[index].Lanes;
        int offset = inputs.Take(index).Sum(input => input.Lanes.Length);
        return new LaneMap(
            all.Place with { Offset = all.Place.Offset + offset }, all.RowStride, all.RowStride, lanes.PanelLanes, lanes.HasPadding);
    }

    private static bool Fits(Shape shape, Shape other) =>
        shape.Rank == other.Rank && shape.Extents.Take(shape.Rank - 1).SequenceEqual(other.Extents.Take(other.Rank - 1));
}
