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

/// <summary>The arguments of a batch normalisation.</summary>
internal sealed record BatchNormSpec(double Epsilon, double Momentum) : LayerSpec;

/// <summary>
/// Batch normalisation. With <c>x̂ = (x − mean)·s</c> and <c>s = 1/√(variance + ε)</c> over the rows the output is <c>γ·x̂ + β</c>; for a delta <c>δ</c> the
/// gradient by <c>x</c> is <c>γ·s·(δ − mean(δ) − x̂·mean(δ·x̂))</c>. Mean and <c>s</c> of the batch are kept for the backward pass.
/// </summary>
internal sealed class BatchNormLayer : LayerDescriptor
{
    private const string Mean = "mean";
    private const string Inverse = "inverse";
    private const string RunningMean = "running_mean";
    private const string RunningVariance = "running_var";

    private static readonly Operand Input = new("x");
    private static readonly Operand Average = new("average");
    private static readonly Operand Reciprocal = new("reciprocal");
    private static readonly Operand OldMean = new("oldMean");
    private static readonly Operand OldVariance = new("oldVariance");

    public override string Kind => "BatchNorm";

    public override Type SpecType => typeof(BatchNormSpec);

    public override bool IsStepwise(LayerSpec spec) => true;

    public override bool NeedsSeveralRows => true;

    public override bool IsNormalization => true;

    public override bool CancelsBias => true;

    public override ImmutableArray<KeptTensor> KeptTensors(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output)
    {
        TensorLayout row = output.Row();
        return ImmutableArray.Create(
            new KeptTensor(Mean, row, FromForward: true, IsOfAllSamples: true), new KeptTensor(Inverse, row, FromForward: true, IsOfAllSamples: true));
    }

    public override FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) => orders[0];

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        const string Momentum = "Momentum";
        double momentum = arguments.Double(Momentum) ?? 0.1;
        NumberRange.Share.Check(arguments, Momentum, momentum);
        return new BatchNormSpec(Normalization.ReadEpsilon(arguments), momentum);
    }

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments) =>
        ReadsOne(inputs, arguments) ? inputs[0] : null;

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => Normalization.ParameterShapes(inputs);

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray.Create(
        new OptionModel(Normalization.Epsilon, ((BatchNormSpec)spec).Epsilon), new OptionModel("Momentum", ((BatchNormSpec)spec).Momentum));

    public override ImmutableArray<ParameterTensor> Parameters(
        LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output, Initializer weightInitializer) => Normalization.Parameters(output);

    public override ImmutableArray<ParameterTensor> Statistics(TensorLayout output) => ImmutableArray.Create(
        Normalization.Vector(RunningMean, new TensorStart(Initializer.Zeros), output),
        Normalization.Vector(RunningVariance, new TensorStart(Initializer.Constant, 1), output));

    public override AffineForm Affine(LayerSpec spec) => new(
        Normalization.Gamma / Expression.Sqrt(OldVariance + ((BatchNormSpec)spec).Epsilon),
        Normalization.Beta - (OldMean * AffineForm.ScaleName),
        EquatableArray.Of(
            new NamedTensor(Normalization.Gamma.Name, Normalization.Weight), new NamedTensor(Normalization.Beta.Name, Normalization.Bias)),
        EquatableArray.Of(new NamedTensor(OldMean.Name, RunningMean), new NamedTensor(OldVariance.Name, RunningVariance)));

    public override void LowerForward(ForwardContext context)
    {
        double epsilon = ((BatchNormSpec)context.Spec).Epsilon;
        if (context.Kept(Mean) is { } mean)
        {
            LowerTraining(context, mean, context.Kept(Inverse)!);
        }
        else if (context.Rows != Extent.Of(1))
        {
            Operand scale = new("scale");
            EmitNormalized(context, "Forward", "the running statistics", Vectors(context), [
                new ColumnValue(scale.Name, Normalization.Gamma / Expression.Sqrt(OldVariance + epsilon)),
            ], ((Input - OldMean) * scale) + Normalization.Beta);
        }
        else
        {
            LowerOneSample(context, epsilon);
        }
    }

    public override void LowerBackward(BackwardContext context)
    {
        Tensor delta = context.Delta.As("delta");
        LaneAxis lanes = delta.Lanes;
        Operand error = new("error");
        Operand normalized = new("normalized");
        Operand errors = new("errors");
        Operand products = new("products");
        List<RowStep> steps =
        [
            new LanePass(
                EquatableArray.Of(new LaneValue(normalized.Name, (Input - Average) * Reciprocal, null)),
                EquatableArray.Of(new Fold(errors.Name, FoldOperator.Sum, error), new Fold(products.Name, FoldOperator.Sum, error * normalized))),
        ];
        if (context.Gradient(Normalization.Weight) is { } weightGradient && context.Gradient(Normalization.Bias) is { } biasGradient)
        {
            steps.Add(new ColumnValue("productSum", products, LaneMap.Vector(weightGradient, lanes)));
            steps.Add(new ColumnValue("errorSum", errors, LaneMap.Vector(biasGradient, lanes)));
        }

        GradientTarget? target = context.InputGradient(0);
        if (target is not null)
        {
            Operand scale = new("scale");
            Operand meanError = new("meanError");
            Operand slope = new("slope");
            steps.Add(new ColumnValue(scale.Name, Normalization.Gamma * Reciprocal));
            steps.Add(new ColumnValue(meanError.Name, errors / ColumnReduce.RowNumber));
            steps.Add(new ColumnValue(slope.Name, products / ColumnReduce.RowNumber * Reciprocal));
            steps.Add(RowSteps.Pass(new LaneValue(
                "inputError", target.Epilogue(scale * (error - meanError - ((Input - Average) * slope))), target.Delta.Vectors)));
        }

        context.Emit("Backward", new ColumnReduce(
            $"{context.Words}: the gradients of weight and bias, and the delta of its input.",
            context.Rows,
            lanes,
            (target is null ? [] : target.Reads)
                .Prepend(new NamedLanes(error.Name, delta.Vectors))
                .Prepend(new NamedLanes(Input.Name, context.Input(0).As("input").Vectors))
                .ToEquatableArray(),
            EquatableArray.Of(
                new NamedLanes(Average.Name, LaneMap.Vector(context.Kept(Mean).As(Mean).Place, lanes)),
                new NamedLanes(Reciprocal.Name, LaneMap.Vector(context.Kept(Inverse).As(Inverse).Place, lanes)),
                new NamedLanes(Normalization.Gamma.Name, LaneMap.Vector(context.Parameter(Normalization.Weight)!, lanes))),
            steps.ToEquatableArray()));
    }

    private static void LowerTraining(ForwardContext context, Tensor mean, Tensor inverse)
    {
        (double epsilon, double momentum) = (BatchNormSpec)context.Spec;
        LaneAxis lanes = context.OutputLanes;
        Operand squares = new("squares");
        Operand centred = new("centred");
        Operand scale = new("scale");
        LaneMap Batch(string name, string role) => LaneMap.Vector(context.BatchStatistic(name, role), lanes);
        EmitNormalized(context, "Normalize", "the statistics of the batch, which also move the running ones", Vectors(context), [
            RowSteps.Fold(new Fold("sum", FoldOperator.Sum, Input)),
            new ColumnValue(Average.Name, new Operand("sum") / ColumnReduce.RowNumber, LaneMap.Vector(mean.As(Mean).Place, lanes)),
            RowSteps.Pass(new LaneValue(centred.Name, Input - Average, null), new Fold(squares.Name, FoldOperator.Sum, centred * centred)),
            new ColumnValue(
                Reciprocal.Name, 1 / Expression.Sqrt((squares / ColumnReduce.RowNumber) + epsilon), LaneMap.Vector(inverse.As(Inverse).Place, lanes)),
            new ColumnValue("movedMean", OldMean + (momentum * (Average - OldMean)), Batch(RunningMean, "newMean")),
            new ColumnValue(
                "movedVariance",
                OldVariance + (momentum * ((squares / (ColumnReduce.RowNumber - 1)) - OldVariance)),
                Batch(RunningVariance, "newVariance")),
            new ColumnValue(scale.Name, Normalization.Gamma * Reciprocal),
        ], ((Input - Average) * scale) + Normalization.Beta);
    }

    private static void EmitNormalized(
        ForwardContext context, string name, string by, EquatableArray<NamedLanes> vectors, IEnumerable<RowStep> steps, Expression normalized)
    {
        LaneAxis lanes = context.OutputLanes;
        context.EmitActivated(name, (target, epilogue) => new ColumnReduce(
            $"{context.Words}: output = {context.Activated("weight · normalised input + bias")}, normalised by {by}.",
            context.Rows,
            lanes,
            EquatableArray.Of(new NamedLanes(Input.Name, context.Input(0).As("input").Vectors)),
            vectors.Concat(epilogue.Reads).ToEquatableArray(),
            steps
                .Append(RowSteps.Pass(new LaneValue("result", epilogue.Of(normalized), target.Vectors)))
                .ToEquatableArray()));
    }

    private static void LowerOneSample(ForwardContext context, double epsilon)
    {
        LaneAxis lanes = context.OutputLanes;
        Expression scale = Normalization.Gamma / Expression.Sqrt(OldVariance + epsilon);
        context.EmitActivated("Forward", (target, epilogue) => new Reduce(
            $"{context.Words}: output = {context.Activated("weight · normalised input + bias")}, normalised by the running statistics.",
            context.Rows,
            lanes,
            Vectors(context)
                .Concat(epilogue.Reads)
                .Select(vector => (RowInput)new LanesInput(vector.Name, vector.Lanes))
                .Prepend(new LanesInput(Input.Name, context.Input(0).As("input").Vectors))
                .ToEquatableArray(),
            default,
            RowSteps.Store("result", epilogue.Of(((Input - OldMean) * scale) + Normalization.Beta), target.Vectors)));
    }

    private static EquatableArray<NamedLanes> Vectors(ForwardContext context)
    {
        LaneAxis lanes = context.OutputLanes;
        return EquatableArray.Of(
            new NamedLanes(Normalization.Gamma.Name, LaneMap.Vector(context.Parameter(Normalization.Weight)!, lanes)),
            new NamedLanes(Normalization.Beta.Name, LaneMap.Vector(context.Parameter(Normalization.Bias)!, lanes)),
            new NamedLanes(OldMean.Name, LaneMap.Vector(context.Statistic(RunningMean, "runningMean"), lanes)),
            new NamedLanes(OldVariance.Name, LaneMap.Vector(context.Statistic(RunningVariance, "runningVariance"), lanes)));
    }
}
