using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace NetGen.CodeFixes.Syntax;

/// <summary>Names of the vocabulary, in full and marked, so that they end up as short as the file's usings allow.</summary>
internal static class Spelling
{
    private const string Namespace = "global::NetGen.";

    /// <summary>An attribute, as in <c>Flatten</c> or <c>Activate(Activation.Softmax)</c>.</summary>
    public static AttributeSyntax Attribute(string name, params AttributeArgumentSyntax[] arguments)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName(Namespace + name).WithAdditionalAnnotations(Simplifier.Annotation));
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            attribute = attribute.AddArgument(argument);
        }

        return attribute;
    }

    /// <summary>An enum member, as in <c>Loss.Huber</c>.</summary>
    public static ExpressionSyntax Member(string type, string name) =>
        SyntaxFactory.ParseExpression(Namespace + type + "." + name).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>An enum member in the place of another, in the same spelling if that was named by its type, and not by a constant of the author's.</summary>
    public static ExpressionSyntax MemberLike(ExpressionSyntax other, string type, string name) => other is MemberAccessExpressionSyntax access && IsNamed(access.Expression, type)
        ? access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name))
        : Member(type, name).WithTriviaFrom(other);

    private static bool IsNamed(ExpressionSyntax qualifier, string type) => qualifier switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText == type,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == type,
        _ => false,
    };

    /// <summary>A comma and a space.</summary>
    public static SyntaxToken Comma => SyntaxFactory.Token(SyntaxKind.CommaToken).WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space);
}
