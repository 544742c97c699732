using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>Pooling over all positions: a window as large as its input.</summary>
internal abstract class GlobalPoolingLayer : LayerDescriptor
{
    /// <summary>What becomes of the elements.</summary>
    protected abstract WindowOperator Operator { get; }

    public override bool TakesActivation => false;

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length != 1 || inputs[0].Rank < 2)
        {
            arguments.Report(
                Problem.WrongInputShape, null, Kind, "one input of shape (height, width, channels) or (time, features)", arguments.Describe(inputs));
            return null;
        }

        return Shape.Of(inputs[0].Extents[inputs[0].Rank - 1]);
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override void LowerForward(ForwardContext context) => Pooling(context.InputLayouts[0]).LowerForward(context);

    public override void LowerBackward(BackwardContext context) => Pooling(context.InputLayouts[0]).LowerBackward(context);

    private Pooling Pooling(TensorLayout input) => new(WindowAxis.Single, WindowAxis.Whole(input.Positions), Operator);
}
