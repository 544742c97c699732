using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The argument of a dropout layer.</summary>
internal sealed record DropoutSpec(double Rate) : LayerSpec;

/// <summary>Sets elements to zero at random in training: <c>y = x·mask</c>. The mask is kept for the backward pass.</summary>
internal sealed class DropoutLayer : LayerDescriptor
{
    private const string Mask = "mask";

    private static readonly Operand Input = new("x");
    private static readonly Operand Factor = new("factor");

    public override string Kind => "Dropout";

    public override Type SpecType => typeof(DropoutSpec);

    public override bool IsStepwise(LayerSpec spec) => true;

    public override bool IsTrainingOnly => true;

    // Elements are numbered as they lie without padding.
    public override ImmutableArray<KeptTensor> KeptTensors(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output) =>
        ImmutableArray.Create(new KeptTensor(Mask, output.Positions > 1 ? output.Exact() : output, FromForward: true));

    public override FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) => orders[0];

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        double rate = arguments.Number("rate");
        NumberRange.Fraction.Check(arguments, "rate", rate);
        return new DropoutSpec(rate);
    }

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments) =>
        ReadsOne(inputs, arguments) ? inputs[0] : null;

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs) =>
        ImmutableArray.Create(new OptionModel("Rate", ((DropoutSpec)spec).Rate));

    public override void LowerForward(ForwardContext context)
    {
        LaneAxis lanes = context.OutputLanes;
        LanesInput input = new(Input.Name, context.Input(0).As("input").Vectors);
        Tensor? mask = context.Kept(Mask)?.As(Mask);
        if (mask is not null)
        {
            context.Emit("Mask", new RandomMask(
                $"{context.Words}: what each element is multiplied by.", mask, context.LayerIndex, ((DropoutSpec)context.Spec).Rate));
        }

        EquatableArray<RowInput> inputs = mask is null
            ? EquatableArray.Of<RowInput>(input)
            : EquatableArray.Of<RowInput>(input, new LanesInput(Factor.Name, mask.Vectors));
        context.EmitActivated("Forward", (target, epilogue) => new Reduce(
            $"{context.Words}: output = {context.Activated(mask is null ? "input" : "input · mask")}.",
            context.Rows,
            lanes,
            inputs.Concat(epilogue.RowInputs).ToEquatableArray(),
            default,
            RowSteps.Store("result", epilogue.Of(mask is null ? Input : Input * Factor), target.Vectors)));
    }

    public override void LowerBackward(BackwardContext context)
    {
        if (context.InputGradient(0) is not { } target)
        {
            return;
        }

        Tensor delta = context.Delta.As("delta");
        Operand gradient = new("error");
        context.Emit("InputGradient", new Reduce(
            $"{context.Words}: the delta of its input = delta · mask, times the derivative of the activation before.",
            context.Rows,
            delta.Lanes,
            target.RowInputs
                .Prepend(new LanesInput(Factor.Name, context.Kept(Mask).As(Mask).Vectors))
                .Prepend(new LanesInput(gradient.Name, delta.Vectors))
                .ToEquatableArray(),
            default,
            RowSteps.Store("inputError", target.Epilogue(gradient * Factor), target.Delta.Vectors)));
    }
}
