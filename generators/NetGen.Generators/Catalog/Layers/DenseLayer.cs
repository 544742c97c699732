using System;
using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of a dense layer.</summary>
internal sealed record DenseSpec(int Units, Activation Activation, bool UseBias) : LayerSpec;

/// <summary>The fully connected layer: <c>y = f(W·x + b)</c>.</summary>
internal sealed class DenseLayer : LayerDescriptor
{
    public override string Kind => "Dense";

    public override Type SpecType => typeof(DenseSpec);

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        int units = arguments.Int32("units");
        if (units < 1)
        {
            arguments.Report(Problem.ArgumentOutOfRange, "units", "units", "at least 1", units);
        }

        return new DenseSpec(units, arguments.Enum<Activation>("activation"), arguments.Boolean("UseBias", fallback: true));
    }

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length != 1 || inputs[0].Rank != 1)
        {
            arguments.Report(Problem.WrongInputShape, null, Kind, "one input of shape (features)", string.Join(", ", inputs));
            return null;
        }

        return Shape.Of(((DenseSpec)spec).Units);
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs)
    {
        DenseSpec dense = (DenseSpec)spec;
        Shape weight = Shape.Of(dense.Units, inputs[0].Extents[0]);
        return dense.UseBias ? ImmutableArray.Create(weight, Shape.Of(dense.Units)) : ImmutableArray.Create(weight);
    }

    public override Activation Activation(LayerSpec spec) => ((DenseSpec)spec).Activation;
}
