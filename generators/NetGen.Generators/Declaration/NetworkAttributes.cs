using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;

namespace NetGen.Generators.Declaration;

/// <summary>The attributes that make a class a network.</summary>
/// <param name="Network">The network attribute.</param>
/// <param name="Layers">The layer attributes of the same declaration, in source order.</param>
/// <param name="Training">The training attribute of the same declaration, if there is one.</param>
internal sealed record NetworkAttributes(
    AttributeArguments Network, ImmutableArray<LayerAttributeUse> Layers, AttributeArguments? Training)
{
    /// <summary>
    /// Collects them; <see langword="null"/> if the compiler has something against the attributes themselves. A name that it does not
    /// know may be meant to be a layer, and of two network attributes neither is the right one.
    /// </summary>
    public static NetworkAttributes? Collect(INamedTypeSymbol type, TypeDeclarationSyntax declaration, ProblemList problems)
    {
        List<AttributeArguments> networks = [];
        List<AttributeArguments> trainings = [];
        List<LayerAttributeUse> layers = [];
        List<AttributeUse> elsewhere = [];
        bool known = true;
        foreach (AttributeUse use in Uses(type))
        {
            bool isHere = use.Syntax.Parent?.Parent == declaration;
            if (KnownTypes.IsNetwork(use.Class))
            {
                networks.Add(new AttributeArguments(use.Data, use.Syntax, problems));
            }
            else if (!KnownTypes.IsTraining(use.Class) && !KnownTypes.IsLayer(use.Class))
            {
                known &= !isHere || use.Class.TypeKind != TypeKind.Error;
            }
            else if (!isHere)
            {
                elsewhere.Add(use);
            }
            else if (KnownTypes.IsTraining(use.Class))
            {
                trainings.Add(new AttributeArguments(use.Data, use.Syntax, problems));
            }
            else if (KnownTypes.Layer(use.Class) is { } layer)
            {
                layers.Add(new LayerAttributeUse(layer, new AttributeArguments(use.Data, use.Syntax, problems)));
            }
            else
            {
                // Derived from the base class of layers outside NetGen, whose constructor is out of reach: an error already.
                known = false;
            }
        }

        if (networks.Count != 1 || trainings.Count > 1 || !known)
        {
            problems.LeaveToCompiler();
            return null;
        }

        foreach (AttributeUse use in elsewhere)
        {
            problems.Add(Problem.AttributeElsewhere, use.Syntax.GetLocation(), KnownTypes.ShortName(use.Class), type.Name);
        }

        return new NetworkAttributes(
            networks[0],
            layers.OrderBy(layer => layer.Arguments.Position).ToImmutableArray(),
            trainings.FirstOrDefault());
    }

    private static IEnumerable<AttributeUse> Uses(INamedTypeSymbol type)
    {
        foreach (AttributeData data in type.GetAttributes())
        {
            if (data.AttributeClass is { } attributeClass && data.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax syntax)
            {
                yield return new AttributeUse(data, attributeClass, syntax);
            }
        }
    }

    private readonly record struct AttributeUse(AttributeData Data, INamedTypeSymbol Class, AttributeSyntax Syntax);
}

/// <summary>A layer attribute with the catalogue's entry for it.</summary>
internal sealed record LayerAttributeUse(LayerDescriptor Descriptor, AttributeArguments Arguments);
