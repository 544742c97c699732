using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The argument of a layer normalisation.</summary>
internal sealed record LayerNormSpec(double Epsilon) : LayerSpec;

/// <summary>
/// Layer normalisation. With <c>x̂ = (x − mean)·s</c> and <c>s = 1/√(variance + ε)</c> the output is <c>γ·x̂ + β</c>; for a delta <c>δ</c> and
/// <c>g = γ·δ</c> the gradient by <c>x</c> is <c>s·(g − mean(g) − x̂·mean(g·x̂))</c>. Mean and variance are computed again in the backward pass.
/// </summary>
internal sealed class LayerNormLayer : LayerDescriptor
{
    private const string Scaled = "scaled";

    private static readonly Operand Input = new("x");
    private static readonly Operand Mean = new("mean");
    private static readonly Operand Inverse = new("inverse");

    public override string Kind => "LayerNorm";

    public override Type SpecType => typeof(LayerNormSpec);

    public override bool IsStepwise(LayerSpec spec) => true;

    public override bool IsNormalization => true;

    public override ImmutableArray<KeptTensor> KeptTensors(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output) =>
        ImmutableArray.Create(new KeptTensor(Scaled, output, FromForward: false));

    public override LayerSpec Read(IAttributeArguments arguments) => new LayerNormSpec(Normalization.ReadEpsilon(arguments));

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments) =>
        ReadsOne(inputs, arguments) ? inputs[0] : null;

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => Normalization.ParameterShapes(inputs);

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs) =>
        ImmutableArray.Create(new OptionModel(Normalization.Epsilon, ((LayerNormSpec)spec).Epsilon));

    public override ImmutableArray<ParameterTensor> Parameters(
        LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output, Initializer weightInitializer) => Normalization.Parameters(output);

    public override FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) => orders[0];

    public override void LowerForward(ForwardContext context)
    {
        LaneAxis lanes = context.OutputLanes;
        context.EmitActivated("Forward", (target, epilogue) => new Reduce(
            $"{context.Words}: output = {context.Activated("weight · normalised input + bias")}.",
            context.Rows,
            lanes,
            epilogue.RowInputs
                .Prepend(new LanesInput(Normalization.Beta.Name, LaneMap.Vector(context.Parameter(Normalization.Bias)!, lanes)))
                .Prepend(new LanesInput(Normalization.Gamma.Name, LaneMap.Vector(context.Parameter(Normalization.Weight)!, lanes)))
                .Prepend(new LanesInput(Input.Name, context.Input(0).As("input").Vectors))
                .ToEquatableArray(),
            default,
            Statistics(lanes, ((LayerNormSpec)context.Spec).Epsilon)
                .Append(RowSteps.Pass(new LaneValue(
                    "result",
                    epilogue.Of(((Input - Mean) * Inverse * Normalization.Gamma) + Normalization.Beta),
                    target.Vectors)))
                .ToEquatableArray()));
    }

    public override void LowerBackward(BackwardContext context)
    {
        Tensor delta = context.Delta.As("delta");
        Tensor scaled = context.Kept(Scaled).As(Scaled);
        LaneAxis lanes = delta.Lanes;
        Operand error = new("error");
        Operand normalized = new("normalized");
        Operand gradient = new("gradient");
        GradientTarget? inputGradient = context.InputGradient(0);
        List<RowStep> steps = [.. Statistics(lanes, ((LayerNormSpec)context.Spec).Epsilon)];
        LaneValue[] values =
        [
            new(normalized.Name, (Input - Mean) * Inverse, null),
            new("product", error * normalized, scaled.Vectors),
        ];
        if (inputGradient is null)
        {
            steps.Add(new LanePass(values.ToEquatableArray(), default));
        }
        else
        {
            Expression count = lanes.Length;
            Operand mean = new("meanGradient");
            Operand slope = new("slope");
            steps.Add(new LanePass(
                values.Append(new LaneValue(gradient.Name, error * Normalization.Gamma, null)).ToEquatableArray(),
                EquatableArray.Of(
                    new Fold("gradients", FoldOperator.Sum, gradient),
                    new Fold("products", FoldOperator.Sum, gradient * normalized))));
            steps.Add(new RowScalar(mean.Name, new Operand("gradients") / count));
            steps.Add(new RowScalar(slope.Name, new Operand("products") / count));
            steps.Add(RowSteps.Pass(new LaneValue(
                "inputError",
                inputGradient.Epilogue(
                    Inverse * ((error * Normalization.Gamma) - mean - ((Input - Mean) * Inverse * slope))),
                inputGradient.Delta.Vectors)));
        }

        context.Emit("InputGradient", new Reduce(
            $"{context.Words}: delta · normalised input, whose sum is the weight gradient; and the delta of its input.",
            context.Rows,
            lanes,
            (inputGradient is null ? [] : inputGradient.RowInputs)
                .Prepend(new LanesInput(Normalization.Gamma.Name, LaneMap.Vector(context.Parameter(Normalization.Weight)!, lanes)))
                .Prepend(new LanesInput(error.Name, delta.Vectors))
                .Prepend(new LanesInput(Input.Name, context.Input(0).As("input").Vectors))
                .ToEquatableArray(),
            default,
            steps.ToEquatableArray()));
        EmitSum(context, "WeightGradient", Normalization.Weight, "delta · normalised input", scaled);
        EmitSum(context, "BiasGradient", Normalization.Bias, "delta", delta);
    }

    /// <summary>Mean and one over the deviation of a sample, in two passes: a single one would lose all digits of a variance that is small beside the mean.</summary>
    private static ImmutableArray<RowStep> Statistics(LaneAxis lanes, double epsilon)
    {
        Expression count = lanes.Length;
        Operand centred = new("centred");
        return ImmutableArray.Create<RowStep>(
            RowSteps.Fold(new Fold("sum", FoldOperator.Sum, Input)),
            new RowScalar(Mean.Name, new Operand("sum") / count),
            RowSteps.Pass(new LaneValue(centred.Name, Input - Mean, null), new Fold("squares", FoldOperator.Sum, centred * centred)),
            new RowScalar(Inverse.Name, 1 / Expression.Sqrt((new Operand("squares") / count) + epsilon)));
    }

    private static void EmitSum(BackwardContext context, string name, string parameter, string words, Tensor summed)
    {
        if (context.Gradient(parameter) is { } gradient)
        {
            context.EmitSum(name, $"{parameter} gradient = Σ over samples of {words}", summed, gradient);
        }
    }
}
