using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Syntax;

/// <summary>Arguments of attributes, added and taken away. Lines and remarks of the others stay.</summary>
internal static class AttributeArgumentEdits
{
    /// <summary>Adds an argument: one for a property at the end, one for a parameter before those for properties.</summary>
    public static AttributeSyntax AddArgument(this AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        SyntaxNodeOrTokenList parts = list.Arguments.GetWithSeparators();
        AttributeArgumentSyntax? next = argument.NameEquals is null ? list.Arguments.FirstOrDefault(other => other.NameEquals is not null) : null;
        if (next is not null)
        {
            SyntaxNodeOrToken[] both = [argument.WithLeadingTrivia(next.GetLeadingTrivia()), Spelling.Comma, next.WithLeadingTrivia()];
            parts = parts.ReplaceRange(next, both);
        }
        else
        {
            parts = parts.Count == 0 ? parts.Add(argument) : parts.Add(Spelling.Comma).Add(argument);
        }

        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(parts)).AsWritten());
    }

    /// <summary>Takes the arguments for some properties away.</summary>
    public static AttributeSyntax WithoutProperties(this AttributeSyntax attribute, ImmutableArray<string> properties)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return attribute;
        }

        ImmutableArray<AttributeArgumentSyntax> removed = list.Arguments
            .Where(argument => argument.NameEquals is { } name && properties.Contains(name.Name.Identifier.ValueText))
            .ToImmutableArray();
        if (removed.Length == list.Arguments.Count)
        {
            return attribute.WithArgumentList(null);
        }

        bool isRemarked = list.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return attribute.RemoveNodes(removed, isRemarked ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}
