using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of an activation layer.</summary>
internal sealed record ActivateSpec(ActivationSpec Activation) : LayerSpec;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivateLayer : LayerDescriptor
{
    public override string Kind => "Activate";

    public override Type SpecType => typeof(ActivateSpec);

    public override LayerSpec Read(IAttributeArguments arguments) => new ActivateSpec(ActivationReader.Read(arguments));

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length != 1)
        {
            arguments.Report(Problem.WrongInputShape, null, Kind, "one input", string.Join(", ", inputs));
            return null;
        }

        bool learns = Catalogue.Of(((ActivateSpec)spec).Activation).Parameter is not null;
        if (learns && inputs[0].Rank != 1)
        {
            arguments.Report(
                Problem.WrongInputShape, null, $"{Kind}({((ActivateSpec)spec).Activation.Activation})", "one input of shape (features)", inputs[0]);
            return null;
        }

        return inputs[0];
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => ((ActivateSpec)spec).Activation;

    public override bool IsActivationOnly => true;

    public override void LowerForward(ForwardContext context) => context.EmitActivation();

    public override void LowerBackward(BackwardContext context)
    {
        if (context.InputGradient(0) is { } target)
        {
            Tensor delta = context.Delta.As("delta");
            Operand gradient = new("error");
            context.Emit("InputGradient", new Reduce(
                $"{context.Words}: the delta of its input, times the derivative of the activation before.",
                Extent.Rows,
                delta.Lanes,
                target.Reads
                    .Select(read => (RowInput)new LanesInput(read.Name, read.Lanes))
                    .Prepend(new LanesInput(gradient.Name, delta.Vectors))
                    .ToEquatableArray(),
                default,
                RowSteps.Store("inputError", target.Epilogue(gradient), target.Delta.Vectors)));
        }
    }
}
