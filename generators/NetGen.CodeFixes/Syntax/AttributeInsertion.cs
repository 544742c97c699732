using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Syntax;

/// <summary>Puts an attribute beside another one of a class, as its author would have: in brackets of its own or of both, on a line of its own or not.</summary>
internal static class AttributeInsertion
{
    public static TypeDeclarationSyntax InsertBefore(this TypeDeclarationSyntax type, AttributeSyntax place, AttributeSyntax attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)place.Parent!;
        if (list.Attributes.Count > 1)
        {
            return type.ReplaceNode(list, Insert(list, list.Attributes.IndexOf(place), attribute));
        }

        // What documents the class stays at its top, and a remark at the attribute that it stands before.
        bool isFirst = type.AttributeLists[0] == list;
        AttributeListSyntax inserted = Alone(attribute)
            .WithLeadingTrivia(isFirst ? list.GetLeadingTrivia() : Indentation(list))
            .WithTrailingTrivia(FollowsOnLine(type, list) ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : Blank(list.GetTrailingTrivia()));
        AttributeListSyntax kept = isFirst ? list.WithLeadingTrivia(Indentation(list)) : list;
        return Lists(type, type.AttributeLists.Replace(list, kept).Insert(type.AttributeLists.IndexOf(list), inserted));
    }

    public static TypeDeclarationSyntax InsertAfter(this TypeDeclarationSyntax type, AttributeSyntax place, AttributeSyntax attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)place.Parent!;
        if (list.Attributes.Count > 1)
        {
            return type.ReplaceNode(list, Insert(list, list.Attributes.IndexOf(place) + 1, attribute));
        }

        bool onLine = FollowsOnLine(type, list);
        bool endsLine = list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        AttributeListSyntax inserted = Alone(attribute)
            .WithLeadingTrivia(endsLine && !onLine ? Indentation(list) : SyntaxFactory.TriviaList())
            .WithTrailingTrivia(onLine ? list.GetTrailingTrivia() : Blank(list.GetTrailingTrivia()));
        AttributeListSyntax kept = onLine ? list.WithTrailingTrivia(SyntaxFactory.Space) : list;
        return Lists(type, type.AttributeLists.Replace(list, kept).Insert(type.AttributeLists.IndexOf(list) + 1, inserted));
    }

    private static TypeDeclarationSyntax Lists(TypeDeclarationSyntax type, SyntaxList<AttributeListSyntax> lists) =>
        (TypeDeclarationSyntax)type.WithAttributeLists(lists);

    private static AttributeListSyntax Alone(AttributeSyntax attribute) =>
        SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute)).AsWritten();

    private static bool FollowsOnLine(TypeDeclarationSyntax type, AttributeListSyntax list)
    {
        int index = type.AttributeLists.IndexOf(list);
        return index > 0 && !type.AttributeLists[index - 1].GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
    }

    // Between attributes in the same brackets: the separator is like those that are there.
    private static AttributeListSyntax Insert(AttributeListSyntax list, int index, AttributeSyntax attribute)
    {
        SyntaxToken like = list.Attributes.GetSeparators().Take(Math.Max(index, 1)).Last();
        SyntaxToken comma = like.WithTrailingTrivia(Blank(like.TrailingTrivia)).WithLeadingTrivia();
        SyntaxNodeOrTokenList parts = list.Attributes.GetWithSeparators();
        if (index == list.Attributes.Count)
        {
            AttributeSyntax last = list.Attributes[index - 1];
            return list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(
                parts.Add(comma).Add(attribute.WithLeadingTrivia(Blank(last.GetLeadingTrivia())))));
        }

        AttributeSyntax next = list.Attributes[index];
        return list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(parts.InsertRange(
            2 * index, new SyntaxNodeOrToken[] { attribute.WithLeadingTrivia(Blank(next.GetLeadingTrivia())), comma })));
    }

    private static SyntaxTriviaList Indentation(AttributeListSyntax list)
    {
        SyntaxTrivia last = list.GetLeadingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : SyntaxFactory.TriviaList();
    }

    // The end of the line, or else the blanks: not the remarks, which belong to what is there.
    private static SyntaxTriviaList Blank(SyntaxTriviaList trivia)
    {
        SyntaxTrivia end = trivia.FirstOrDefault(part => part.IsKind(SyntaxKind.EndOfLineTrivia));
        return SyntaxFactory.TriviaList(end != default ? [end] : trivia.Where(part => part.IsKind(SyntaxKind.WhitespaceTrivia)));
    }
}
