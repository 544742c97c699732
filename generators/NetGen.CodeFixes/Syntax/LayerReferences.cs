using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Syntax;

/// <summary>The names by which layers read others: the one that a layer was given, or its number.</summary>
/// <param name="layers">The layers of a declaration in their order.</param>
internal sealed class LayerReferences(ImmutableArray<LayerSyntax> layers)
{
    /// <summary>The argument that says what a layer reads.</summary>
    public const string From = nameof(From);

    private readonly ImmutableHashSet<string> _given = layers.Select(layer => layer.Name).OfType<string>().ToImmutableHashSet();

    /// <summary>The name by which others read a layer; a negative index is the network's input.</summary>
    public string NameOf(int index) => index < 0 ? "input" : layers[index].Name ?? index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The declaration with other names in what its layers read. Names that are written as anything but a literal are those that layers were given, and stay.</summary>
    /// <param name="type">The declaration.</param>
    /// <param name="renamed">How to write the name of a layer that is read by this one; <see langword="null"/> to leave it.</param>
    public TypeDeclarationSyntax Rename(TypeDeclarationSyntax type, Func<string, ExpressionSyntax?> renamed) => type.ReplaceNodes(
        type.AttributeLists
            .SelectMany(list => list.Attributes)
            .Select(FromOf)
            .OfType<AttributeArgumentSyntax>()
            .SelectMany(argument => argument.DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && renamed(literal.Token.ValueText) is not null),
        (literal, _) => renamed(literal.Token.ValueText)!.WithTriviaFrom(literal));

    /// <summary>A name as a literal.</summary>
    public static ExpressionSyntax Literal(string name) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));

    /// <summary>A layer's number after others moved it, as a literal; <see langword="null"/> for a name that it was given.</summary>
    /// <param name="name">What it is read by.</param>
    /// <param name="first">The number from which on they are others.</param>
    /// <param name="by">How far they moved.</param>
    public ExpressionSyntax? Moved(string name, int first, int by) =>
        !_given.Contains(name) && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= first
            ? Literal((number + by).ToString(CultureInfo.InvariantCulture))
            : null;

    /// <summary>What an attribute says that its layer reads, if it does.</summary>
    public static AttributeArgumentSyntax? FromOf(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == From);
}
