using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Syntax;

/// <summary>Takes an attribute of a class away, with the remark beside it.</summary>
internal static class AttributeRemoval
{
    public static TypeDeclarationSyntax Remove(this TypeDeclarationSyntax type, AttributeSyntax attribute)
    {
        const SyntaxRemoveOptions Options = SyntaxRemoveOptions.KeepNoTrivia | SyntaxRemoveOptions.KeepUnbalancedDirectives;
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return type.ReplaceNode(list, list.RemoveNode(attribute, Options)!);
        }

        // What documents the class stays at its top.
        if (type.AttributeLists[0] == list && type.AttributeLists.Count > 1)
        {
            AttributeListSyntax next = type.AttributeLists[1];
            SyntaxTriviaList remarks = next.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
                ? list.GetLeadingTrivia().AddRange(next.GetLeadingTrivia())
                : list.GetLeadingTrivia();
            type = (TypeDeclarationSyntax)type.WithAttributeLists(type.AttributeLists.Replace(next, next.WithLeadingTrivia(remarks)));
            list = type.AttributeLists[0];
        }

        return type.RemoveNode(list, Options)!;
    }
}
