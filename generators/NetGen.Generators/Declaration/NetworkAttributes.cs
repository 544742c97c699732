using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;

namespace NetGen.Generators.Declaration;

/// <summary>The attributes that make a class a network.</summary>
/// <param name="Network">The network attribute; <see langword="null"/> if there is more than one, which the compiler reports.</param>
/// <param name="Layers">The layer attributes of the same declaration, in source order.</param>
/// <param name="Training">The training attribute of the same declaration, if there is one.</param>
internal sealed record NetworkAttributes(
    AttributeArguments? Network, ImmutableArray<LayerAttributeUse> Layers, AttributeArguments? Training)
{
    public static NetworkAttributes Collect(INamedTypeSymbol type, TypeDeclarationSyntax declaration, ProblemList problems)
    {
        AttributeArguments? network = null;
        AttributeArguments? training = null;
        int networks = 0;
        ImmutableArray<LayerAttributeUse>.Builder layers = ImmutableArray.CreateBuilder<LayerAttributeUse>();
        foreach (AttributeData attribute in type.GetAttributes())
        {
            bool isNetwork = KnownTypes.IsNetwork(attribute.AttributeClass);
            bool isTraining = KnownTypes.IsTraining(attribute.AttributeClass);
            if ((!isNetwork && !isTraining && !KnownTypes.IsLayer(attribute.AttributeClass))
                || attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            {
                continue;
            }

            networks += isNetwork ? 1 : 0;
            if (!IsOn(declaration, syntax))
            {
                if (!isNetwork)
                {
                    string name = KnownTypes.ShortName(attribute.AttributeClass!);
                    problems.Add(Problem.AttributeElsewhere, syntax.GetLocation(), name, type.Name);
                }

                continue;
            }

            AttributeArguments arguments = new(attribute, syntax, problems);
            if (isNetwork)
            {
                network = arguments;
            }
            else if (isTraining)
            {
                training = arguments;
            }
            else if (KnownTypes.Layer(attribute.AttributeClass!) is { } layer)
            {
                layers.Add(new LayerAttributeUse(layer, arguments));
            }
            else
            {
                // A layer attribute of somebody else's: its constructor cannot reach that of the base class.
                problems.LeaveToCompiler();
            }
        }

        if (networks > 1)
        {
            problems.LeaveToCompiler();
            return new NetworkAttributes(null, layers.ToImmutable(), training);
        }

        return new NetworkAttributes(network, layers.OrderBy(layer => layer.Arguments.Location.SourceSpan.Start).ToImmutableArray(), training);
    }

    private static bool IsOn(TypeDeclarationSyntax declaration, AttributeSyntax attribute) => attribute.Parent?.Parent == declaration;
}

/// <summary>A layer attribute with the catalogue's entry for it.</summary>
internal sealed record LayerAttributeUse(LayerDescriptor Descriptor, AttributeArguments Arguments);
