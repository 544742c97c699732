using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Declaration;

namespace NetGen.CodeFixes.Syntax;

/// <summary>A layer as it is declared.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Constructor">What it calls.</param>
/// <param name="Name">The name that its author gave it; <see langword="null"/> if none.</param>
internal sealed record LayerSyntax(AttributeSyntax Attribute, IMethodSymbol Constructor, string? Name)
{
    private const string Alpha = nameof(Alpha);

    /// <summary>Whether it ends with any activation: those that do read a number for it.</summary>
    public bool TakesActivation
    {
        get
        {
            for (INamedTypeSymbol? type = Constructor.ContainingType; type is not null; type = type.BaseType)
            {
                if (!type.GetMembers(Alpha).IsEmpty)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The layers of a declaration in their order.</summary>
    public static ImmutableArray<LayerSyntax> Of(TypeDeclarationSyntax type, SemanticModel model, CancellationToken token) => type.AttributeLists
        .SelectMany(list => list.Attributes)
        .Select(attribute => (Attribute: attribute, Constructor: model.GetSymbolInfo(attribute, token).Symbol as IMethodSymbol))
        .Where(pair => KnownTypes.IsLayer(pair.Constructor?.ContainingType))
        .Select(pair => new LayerSyntax(pair.Attribute, pair.Constructor!, NameOf(new ArgumentPlaces(pair.Attribute, pair.Constructor), model, token)))
        .ToImmutableArray();

    /// <summary>Which of the layers an attribute declares.</summary>
    public static int IndexOf(ImmutableArray<LayerSyntax> layers, AttributeSyntax attribute) =>
        layers.Select(layer => layer.Attribute).ToImmutableArray().IndexOf(attribute);

    /// <summary>The argument for a constructor's parameter or a property.</summary>
    public AttributeArgumentSyntax? Argument(string name) => new ArgumentPlaces(Attribute, Constructor).Find(name);

    /// <summary>The attribute with another activation, and without a number for it if that one reads none.</summary>
    public AttributeSyntax WithActivation(string activation, bool readsAlpha)
    {
        AttributeSyntax changed = Argument("activation") is { } given
            ? Attribute.ReplaceNode(given.Expression, Spelling.MemberLike(given.Expression, "Activation", activation))
            : Attribute.AddArgument(ActivationArgument(activation));
        return readsAlpha ? changed : changed.WithoutProperties(ImmutableArray.Create(Alpha));
    }

    private static string? NameOf(ArgumentPlaces places, SemanticModel model, CancellationToken token) =>
        places.Find(nameof(Name)) is { } argument ? model.GetConstantValue(argument.Expression, token).Value as string : null;

    private AttributeArgumentSyntax ActivationArgument(string activation)
    {
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(Spelling.Member("Activation", activation));
        if (Constructor.Parameters.All(parameter => parameter.Name != "activation"))
        {
            SyntaxToken equals = SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);
            return argument.WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName("Activation"), equals));
        }

        bool needsName = Attribute.ArgumentList?.Arguments.Any(other => other.NameColon is not null) == true;
        return needsName ? argument.WithNameColon(SyntaxFactory.NameColon("activation").WithTrailingTrivia(SyntaxFactory.Space)) : argument;
    }
}
