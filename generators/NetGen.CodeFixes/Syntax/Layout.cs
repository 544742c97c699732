using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.CodeFixes.Syntax;

/// <summary>How new code is laid out.</summary>
internal static class Layout
{
    /// <summary>The node with the blanks that it has. Otherwise the formatter would choose them, and with them those of its neighbours, which an author has chosen.</summary>
    public static T AsWritten<T>(this T node)
        where T : SyntaxNode
    {
        return node.ReplaceTokens(
            node.DescendantTokens(),
            (token, _) => token.WithLeadingTrivia(Chosen(token.LeadingTrivia)).WithTrailingTrivia(Chosen(token.TrailingTrivia)));
    }

    private static SyntaxTriviaList Chosen(SyntaxTriviaList trivia) =>
        new(trivia.Where(part => !part.HasAnnotation(SyntaxAnnotation.ElasticAnnotation)));
}
