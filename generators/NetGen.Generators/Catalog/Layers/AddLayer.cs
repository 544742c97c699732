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
internal sealed record AddSpec : LayerSpec;

/// <summary>The sum of layers, element by element.</summary>
internal sealed class AddLayer : LayerDescriptor
{
    public override string Kind => "Add";

    public override Type SpecType => typeof(AddSpec);

    public override bool IsStepwise(LayerSpec spec) => true;

    public override bool MixesFeatures => true;

    public override LayerSpec Read(IAttributeArguments arguments) => new AddSpec();

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length < 2 || inputs.Any(input => input != inputs[0]))
        {
            arguments.Report(Problem.WrongInputShape, "From", Kind, "two or more inputs of one shape", arguments.Describe(inputs));
            return null;
        }

        return inputs[0];
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) => orders[0];

    public override void LowerForward(ForwardContext context)
    {
        ImmutableArray<NamedLanes> terms = Enumerable
            .Range(0, context.InputLayouts.Length)
            .Select(index => Named("x", "input", index, context.Input(index)))
            .ToImmutableArray();
        Expression sum = terms.Skip(1).Aggregate((Expression)new Operand(terms[0].Name), (sum, term) => sum + new Operand(term.Name));
        context.EmitActivated("Forward", (target, epilogue) => new Reduce(
            $"{context.Words}: output = {context.Activated("the sum of its inputs")}.",
            context.Rows,
            context.OutputLanes,
            terms.Select(term => (RowInput)new LanesInput(term.Name, term.Lanes)).Concat(epilogue.RowInputs).ToEquatableArray(),
            default,
            RowSteps.Store("result", epilogue.Of(sum), target.Vectors)));
    }

    public override void LowerBackward(BackwardContext context)
    {
        Tensor delta = context.Delta.As("delta");
        for (int index = 0; index < context.InputLayouts.Length; index++)
        {
            context.EmitSlice(index, delta.Lanes, delta.Vectors);
        }
    }

    private static NamedLanes Named(string name, string role, int index, Tensor tensor) =>
        new(name + Literal.Integer(index), tensor.As(role + Literal.Integer(index)).Vectors);
}
