using System;
using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of a dense layer.</summary>
/// <param name="Units">The number of outputs.</param>
/// <param name="Activation">What it ends with.</param>
/// <param name="UseBias">Whether it has a bias.</param>
/// <param name="Start">How its weights start; <see langword="null"/> leaves it to the activation that follows.</param>
internal sealed record DenseSpec(int Units, ActivationSpec Activation, bool UseBias, TensorStart? Start = null) : LayerSpec;

/// <summary>The fully connected layer: <c>y = f(W·x + b)</c>, of a sequence for each step.</summary>
internal sealed class DenseLayer : LayerDescriptor
{
    private const string Weight = "weight";
    private const string Bias = "bias";

    public override string Kind => "Dense";

    public override Type SpecType => typeof(DenseSpec);

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        int units = arguments.Int32("units");
        if (units < 1)
        {
            arguments.Report(Problem.ArgumentOutOfRange, "units", "units", "at least 1", units);
        }

        return new DenseSpec(units, ActivationReader.Read(arguments), arguments.Boolean("UseBias", fallback: true), StartReader.Read(arguments));
    }

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length != 1 || inputs[0].Rank > 2)
        {
            bool needsFlatten = inputs.Length == 1;
            arguments.Report(
                Problem.WrongInputShape,
                null,
                Kind,
                "one input of shape (features) or (time, features)" + (needsFlatten ? ", which [Flatten] before it makes of an image" : ""),
                arguments.Describe(inputs),
                needsFlatten ? new FixHint(FixHint.LayerBefore, "Flatten") : FixHint.None);
            return null;
        }

        int units = ((DenseSpec)spec).Units;
        return inputs[0].Rank == 1 ? Shape.Of(units) : Shape.Of(inputs[0].Extents[0], units);
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs)
    {
        DenseSpec dense = (DenseSpec)spec;
        Shape weight = WeightShape(dense.Units, inputs[0].Extents[inputs[0].Rank - 1]);
        return dense.UseBias ? ImmutableArray.Create(weight, BiasShape(dense.Units)) : ImmutableArray.Create(weight);
    }

    public override ActivationSpec Activation(LayerSpec spec) => ((DenseSpec)spec).Activation;

    public override ImmutableArray<ParameterTensor> Parameters(
        LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output, Initializer weightInitializer)
    {
        int fanIn = inputs[0].Lanes.Length;
        int fanOut = output.Lanes.Length;
        DenseSpec dense = (DenseSpec)spec;
        TensorStart start = dense.Start ?? new TensorStart(weightInitializer);
        ParameterTensor weight = new(Weight, WeightShape(fanOut, fanIn), start, fanIn, fanOut, new PanelMatrixLayout(output.Lanes, fanIn, inputs[0].Order));
        ParameterTensor bias = new(Bias, BiasShape(fanOut), new TensorStart(Initializer.Zeros), fanIn, fanOut, new LaneVectorLayout(output.Lanes, output.Order));
        return dense.UseBias ? ImmutableArray.Create(weight, bias) : ImmutableArray.Create(weight);
    }

    public override bool IsLinearMap(LayerSpec spec) => true;

    public override int Biases(LayerSpec spec) => ((DenseSpec)spec).UseBias ? ((DenseSpec)spec).Units : 0;

    public override TensorStart? Start(LayerSpec spec) => ((DenseSpec)spec).Start;

    public override long MultiplyAdds(LayerSpec spec, ImmutableArray<Shape> inputs, Shape output) => output.Size * inputs[0].Extents[inputs[0].Rank - 1];

    public override bool TakesAffine => true;

    public override bool IsStepwise(LayerSpec spec) => true;

    public override void LowerForward(ForwardContext context)
    {
        Tensor input = context.Input(0).As("input");
        LaneAxis outputs = context.OutputLanes;
        Extent sum = Extent.Of(input.Lanes.Length);
        context.EmitActivated(
            "Forward",
            (target, epilogue) => new Contraction(
                $"{context.Words}: output = {context.Activated(context.Parameter(Bias) is null ? "weights · input" : "weights · input + bias")}.",
                context.Rows,
                outputs,
                sum,
                input.Scalars,
                LaneMap.Panels(context.Parameter(Weight)!, outputs, sum.Constant),
                target.Vectors,
                context.Parameter(Bias) is { } bias ? LaneMap.Vector(bias, outputs) : null,
                epilogue.Formula,
                epilogue.Reads,
                TileChooser.Choose(context.Rows, outputs, sum, epilogue.Formula)));
    }

    public override void LowerBackward(BackwardContext context)
    {
        Tensor input = context.Input(0).As("input");
        Tensor delta = context.Delta.As("delta");
        LaneAxis outputs = delta.Lanes;
        Extent inputs = Extent.Of(input.Lanes.Length);
        if (context.Gradient(Weight) is { } weightGradient)
        {
            context.Emit("WeightGradient", new Contraction(
                $"{context.Words}: weight gradient = Σ over samples of input · delta.",
                inputs,
                outputs,
                context.Rows,
                new ScalarMap(input.Place, RowStride: 1, ColumnStride: input.Scalars.RowStride),
                delta.Vectors,
                LaneMap.Panels(weightGradient, outputs, inputs.Constant),
                Initial: null,
                Contraction.Sum,
                default,
                TileChooser.Choose(inputs, outputs, context.Rows, Contraction.Sum)));
        }

        if (context.Gradient(Bias) is { } biasGradient)
        {
            context.EmitSum("BiasGradient", "bias gradient = Σ over samples of delta", delta, biasGradient);
        }

        if (context.InputGradient(0) is { } inputGradient)
        {
            LowerInputGradient(context, input.Lanes, delta, inputGradient);
        }
    }

    private static Shape WeightShape(int units, int inputs) => Shape.Of(units, inputs);

    private static Shape BiasShape(int units) => Shape.Of(units);

    // The product with the transposed weights is one with panels of its own: repacking them costs a move for each weight, against
    // a multiply-add for each weight and sample.
    private static void LowerInputGradient(BackwardContext context, LaneAxis inputs, Tensor delta, GradientTarget target)
    {
        PanelMatrixLayout layout = new(delta.Lanes, inputs.Length, FeatureOrder.Plain(inputs.Length));
        Place transposed = context.Workspace("transposed", inputs.Padded * delta.Lanes.Length);
        context.Emit("Transpose", new Copy(
            $"{context.Words}: the weights as panels of the transposed matrix.",
            context.Parameter(Weight)!,
            transposed,
            layout.Transposed(inputs).ToEquatableArray()));

        Extent sum = Extent.Of(delta.Lanes.Length);
        Expression epilogue = target.Epilogue(Contraction.Sum);
        context.Emit("InputGradient", new Contraction(
            $"{context.Words}: the delta of its input = weightsᵀ · delta, times the derivative of the activation before.",
            context.Rows,
            inputs,
            sum,
            delta.Scalars,
            LaneMap.Panels(transposed, inputs, sum.Constant),
            target.Delta.Vectors,
            Initial: null,
            epilogue,
            target.Reads,
            TileChooser.Choose(context.Rows, inputs, sum, epilogue)));
    }
}
