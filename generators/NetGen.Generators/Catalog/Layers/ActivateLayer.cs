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

/// <summary>The arguments of an activation layer.</summary>
internal sealed record ActivateSpec(ActivationSpec Activation) : LayerSpec;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivateLayer : LayerDescriptor
{
    public override string Kind => "Activate";

    public override Type SpecType => typeof(ActivateSpec);

    public override bool IsStepwise(LayerSpec spec) => true;

    public override LayerSpec Read(IAttributeArguments arguments) => new ActivateSpec(ActivationReader.Read(arguments));

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments) =>
        ReadsOne(inputs, arguments) ? inputs[0] : null;

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override ActivationSpec Activation(LayerSpec spec) => ((ActivateSpec)spec).Activation;

    public override bool IsActivationOnly => true;

    public override FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) => orders[0];

    public override void LowerForward(ForwardContext context) => context.EmitActivation();

    public override void LowerBackward(BackwardContext context)
    {
        Tensor delta = context.Delta.As("delta");
        context.EmitSlice(0, delta.Lanes, delta.Vectors);
    }
}
