using System;
using System.Collections.Immutable;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>Pooling over windows: the largest element of each, or the mean.</summary>
internal abstract class PoolingLayer : LayerDescriptor
{
    /// <summary>Whether over images, or along time.</summary>
    protected abstract bool IsImage { get; }

    /// <summary>What becomes of the elements of a window.</summary>
    protected abstract WindowOperator Operator { get; }

    public override bool TakesActivation => false;

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        int size = WindowArguments.Positive(arguments, "size", arguments.Int32("size"));
        return Create(size, WindowArguments.Read(arguments, defaultStride: size, mostPadding: size / 2));
    }

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length != 1 || Window((PoolingSpec)spec, inputs[0]) is not { } window)
        {
            int size = ((PoolingSpec)spec).Size;
            ImageWindow.Report(Kind, inputs, IsImage, size, size, arguments);
            return null;
        }

        return window.Output(window.Channels);
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs)
    {
        PoolingSpec pooling = (PoolingSpec)spec;
        return Window(pooling, inputs[0])!.Options(pooling.Window).Insert(0, new OptionModel("Size", pooling.Size));
    }

    public override void LowerForward(ForwardContext context)
    {
        ImageWindow window = Window((PoolingSpec)context.Spec, context.InputLayouts[0].Shape)!;
        new Pooling(window.Y, window.X, Operator).LowerForward(context);
    }

    public override void LowerBackward(BackwardContext context)
    {
        ImageWindow window = Window((PoolingSpec)context.Spec, context.InputLayouts[0].Shape)!;
        new Pooling(window.Y, window.X, Operator).LowerBackward(context);
    }

    protected abstract PoolingSpec Create(int size, WindowArguments window);

    private ImageWindow? Window(PoolingSpec spec, Shape input) => ImageWindow.Of(input, IsImage, spec.Window, spec.Size, spec.Size);
}
