using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>From a class with a network attribute to its model. Runs on every edit for every network, so it stays cheap.</summary>
internal static class NetworkReader
{
    public static ReadResult Read(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        ProblemList problems = new();
        NetworkModel? model = context is { TargetSymbol: INamedTypeSymbol type, TargetNode: TypeDeclarationSyntax declaration }
            ? Read(type, declaration, context.SemanticModel.Compilation, problems, token)
            : null;
        return new ReadResult(problems.IsEmpty ? model : null, problems.Diagnostics);
    }

    private static NetworkModel? Read(
        INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, ProblemList problems, CancellationToken token)
    {
        TypeModel? typeModel = TypeReader.Read(type, declaration, problems);
        NetworkAttributes? attributes = NetworkAttributes.Collect(type, declaration, problems);
        if (typeModel is null || attributes is null)
        {
            return null;
        }

        token.ThrowIfCancellationRequested();
        Location identifier = declaration.Identifier.GetLocation();
        BaseClassRules.Check(type, identifier, compilation, problems);
        MemberRules.Check(type, attributes.Training is not null, identifier, problems);

        token.ThrowIfCancellationRequested();
        Shape? input = attributes.Network.IsUsable ? ReadInput(attributes.Network, type.Name) : null;
        if (attributes.Layers.IsEmpty)
        {
            if (!problems.Has(Problem.AttributeElsewhere))
            {
                problems.Add(Problem.NoLayer, attributes.Network.Location, type.Name);
            }

            return null;
        }

        ImmutableArray<LayerDeclaration> layers = LayerReader.Read(attributes.Layers, input, problems);
        if (attributes.Training is not null)
        {
            LayerReader.CheckGradients(layers);
        }

        TrainingModel? training = attributes.Training is { IsUsable: true } arguments
            ? TrainingReader.Read(arguments, layers, problems)
            : null;
        if (attributes.Training is { IsUsable: true } trained)
        {
            FrozenLayers.Check(layers, trained, type.Name);
        }

        NetworkModel? model = problems.IsEmpty
            ? new NetworkModel(
                typeModel,
                input!,
                layers.Select(layer => layer.ToModel()).ToEquatableArray(),
                training,
                VectorWidth.Default,
                Features(layers, attributes.Training))
            : null;
        if (model is not null && SequenceRules.AreStreamed(model))
        {
            MemberRules.CheckStreaming(type, identifier, problems);
        }

        return model;
    }

    /// <summary>Layers with a name of their own, and all where health is watched.</summary>
    private static EquatableArray<int> Features(ImmutableArray<LayerDeclaration> layers, AttributeArguments? training) => layers
        .Where(layer => layer.IsNamed || training?.Boolean(TrainingReader.Health, fallback: false) == true)
        .Select(layer => layer.Index)
        .ToEquatableArray();

    private static Shape? ReadInput(AttributeArguments network, string name)
    {
        const string Parameter = "inputShape";
        ImmutableArray<int> extents = network.Int32s(Parameter);
        if (extents.IsEmpty)
        {
            network.Report(Problem.EmptyInputShape, null, name);
            return null;
        }

        bool valid = true;
        for (int i = 0; i < extents.Length; i++)
        {
            if (extents[i] < 1)
            {
                network.ReportElement(Problem.ArgumentOutOfRange, Parameter, i, Parameter, "at least 1", extents[i]);
                valid = false;
            }
        }

        return valid && SizeLimits.CheckInput(extents, network) ? Shape.Of(extents.ToArray()) : null;
    }
}
