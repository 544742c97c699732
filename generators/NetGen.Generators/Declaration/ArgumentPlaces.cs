using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generators.Declaration;

/// <summary>Where the arguments of an attribute stand in the source.</summary>
internal sealed class ArgumentPlaces(AttributeSyntax attribute, IMethodSymbol? constructor)
{
    /// <summary>Where the attribute begins in its file.</summary>
    public int Position => attribute.SpanStart;

    /// <summary>
    /// Where an argument stands: a property or constructor parameter of this name (case does not matter). The whole attribute if
    /// <paramref name="name"/> is null or not given.
    /// </summary>
    public Location Of(string? name) => (Find(name) ?? (SyntaxNode)attribute).GetLocation();

    /// <summary>Where an element of an array argument stands: written as an array or as arguments of their own.</summary>
    public Location OfElement(string name, int element)
    {
        if (Find(name) is not { } first)
        {
            return attribute.GetLocation();
        }

        if (Elements(first.Expression) is { } elements)
        {
            return element < elements.Count ? elements[element].GetLocation() : first.GetLocation();
        }

        int position = attribute.ArgumentList!.Arguments.IndexOf(first) + element;
        return IsPositional(first) && position < attribute.ArgumentList.Arguments.Count && IsPositional(attribute.ArgumentList.Arguments[position])
            ? attribute.ArgumentList.Arguments[position].GetLocation()
            : first.GetLocation();
    }

    /// <summary>The argument for a property or constructor parameter of this name (case does not matter); <see langword="null"/> if none is written.</summary>
    public AttributeArgumentSyntax? Find(string? name)
    {
        if (name is null || attribute.ArgumentList is not { } list)
        {
            return null;
        }

        AttributeArgumentSyntax? named = list.Arguments.FirstOrDefault(argument =>
            SameName(argument.NameColon?.Name.Identifier.ValueText, name) || SameName(argument.NameEquals?.Name.Identifier.ValueText, name));
        IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(candidate => SameName(candidate.Name, name));
        return named is not null || parameter is null || parameter.Ordinal >= list.Arguments.Count || !IsPositional(list.Arguments[parameter.Ordinal])
            ? named
            : list.Arguments[parameter.Ordinal];
    }

    /// <summary>The elements of an array as it is written; <see langword="null"/> if it is not written as one.</summary>
    public static IReadOnlyList<SyntaxNode>? Elements(ExpressionSyntax array) => array switch
    {
        ArrayCreationExpressionSyntax creation => creation.Initializer?.Expressions,
        ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => null,
    };

    private static bool IsPositional(AttributeArgumentSyntax argument) => argument.NameColon is null && argument.NameEquals is null;

    private static bool SameName(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
