using System;
using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The argument of an activation layer.</summary>
internal sealed record ActivateSpec(Activation Activation) : LayerSpec;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivateLayer : LayerDescriptor
{
    public override string Kind => "Activate";

    public override Type SpecType => typeof(ActivateSpec);

    public override LayerSpec Read(IAttributeArguments arguments) => new ActivateSpec(arguments.Enum<Activation>("activation"));

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length != 1)
        {
            arguments.Report(Problem.WrongInputShape, null, Kind, "one input", string.Join(", ", inputs));
            return null;
        }

        return inputs[0];
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<Shape>.Empty;

    public override Activation Activation(LayerSpec spec) => ((ActivateSpec)spec).Activation;
}
