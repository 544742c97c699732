using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Syntax;

/// <summary>Arguments of attributes, added and taken away.</summary>
internal static class AttributeArgumentEdits
{
    /// <summary>Adds an argument: one for a property at the end, one for a parameter before those for properties.</summary>
    public static AttributeSyntax AddArgument(this AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        ImmutableArray<AttributeArgumentSyntax> given = attribute.ArgumentList?.Arguments.ToImmutableArray() ?? ImmutableArray<AttributeArgumentSyntax>.Empty;
        int index = argument.NameEquals is null ? given.Count(other => other.NameEquals is null) : given.Length;
        return attribute.WithArguments(given.Insert(index, argument));
    }

    /// <summary>Takes the arguments for some properties away.</summary>
    public static AttributeSyntax WithoutProperties(this AttributeSyntax attribute, ImmutableArray<string> properties)
    {
        ImmutableArray<AttributeArgumentSyntax> given = attribute.ArgumentList?.Arguments.ToImmutableArray() ?? ImmutableArray<AttributeArgumentSyntax>.Empty;
        ImmutableArray<AttributeArgumentSyntax> kept = given
            .Where(argument => argument.NameEquals is not { } name || !properties.Contains(name.Name.Identifier.ValueText))
            .ToImmutableArray();
        return kept.Length == given.Length ? attribute : attribute.WithArguments(kept);
    }

    private static AttributeSyntax WithArguments(this AttributeSyntax attribute, ImmutableArray<AttributeArgumentSyntax> arguments)
    {
        if (arguments.IsEmpty)
        {
            return attribute.WithArgumentList(null);
        }

        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        return attribute.WithArgumentList(list.WithArguments(Spelling.Separated(arguments.ToArray())).AsWritten());
    }
}
