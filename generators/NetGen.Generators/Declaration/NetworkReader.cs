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
    /// <summary>All that decides whether and what is emitted: the attributes, the base class, the members.</summary>
    public static ReadResult Read(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation, CancellationToken token)
    {
        ProblemList problems = new();
        NetworkDeclaration? read = ReadDeclaration(type, declaration, problems, token);
        if (read is not null)
        {
            token.ThrowIfCancellationRequested();
            Location identifier = declaration.Identifier.GetLocation();
            BaseClassRules.Check(type, identifier, compilation, problems);
            MemberRules.Check(type, read.Attributes.Training is not null, identifier, problems);
            if (read.Model is { } model && SequenceRules.AreStreamed(model))
            {
                MemberRules.CheckStreaming(type, identifier, problems);
            }
        }

        return new ReadResult(problems.IsEmpty ? read?.Model : null, problems.Diagnostics);
    }

    /// <summary>
    /// What the attributes declare. The members are not looked at: once a network is emitted, those of the emitted part are among them.
    /// </summary>
    /// <returns><see langword="null"/> if the type or its attributes cannot be read.</returns>
    public static NetworkDeclaration? ReadDeclaration(
        INamedTypeSymbol type, TypeDeclarationSyntax declaration, ProblemList problems, CancellationToken token)
    {
        TypeModel? typeModel = TypeReader.Read(type, declaration, problems);
        NetworkAttributes? attributes = NetworkAttributes.Collect(type, declaration, problems);
        if (typeModel is null || attributes is null)
        {
            return null;
        }

        token.ThrowIfCancellationRequested();
        return new NetworkDeclaration(ReadModel(typeModel, attributes, problems), attributes);
    }

    private static NetworkModel? ReadModel(TypeModel type, NetworkAttributes attributes, ProblemList problems)
    {
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

        return problems.IsEmpty
            ? new NetworkModel(
                type,
                input!,
                layers.Select(layer => layer.ToModel()).ToEquatableArray(),
                training,
                VectorWidth.Default,
                Features(layers, attributes.Training))
            : null;
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
