using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Syntax;
using NetGen.Generators.Diagnostics;

namespace NetGen.CodeFixes;

/// <summary>Puts the layer before another one with which that can take the shape: between an image and a dense layer, the one that flattens.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddFlattenFix))]
public sealed class AddFlattenFix : CodeFixProvider
{
    private const string From = nameof(From);
    private const string Name = nameof(Name);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NG0018");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(FixHint.LayerBefore, out string? layer)
                && root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Put [{layer}] before it", token => ApplyAsync(context.Document, attribute, layer!, token), layer),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, AttributeSyntax attribute, string layer, CancellationToken token)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        TypeDeclarationSyntax type = (TypeDeclarationSyntax)attribute.Parent!.Parent!;
        TypeDeclarationSyntax changed = Renumbered(type.TrackNodes(attribute), LayerSyntax.Of(type, model, token), attribute);

        // The new layer reads what the other one did, which now reads the new one.
        AttributeSyntax place = changed.GetCurrentNode(attribute)!;
        AttributeArgumentSyntax? from = place.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == From);
        AttributeSyntax added = from is null ? Spelling.Attribute(layer) : Spelling.Attribute(layer, from.WithoutTrivia());
        changed = changed.InsertBefore(place, added);
        place = changed.GetCurrentNode(attribute)!;
        changed = changed.ReplaceNode(place, place.WithoutProperties(ImmutableArray.Create(From)));
        return document.WithSyntaxRoot(root.ReplaceNode(type, changed));
    }

    // Layers without a name are read by their number, which for those from here on will be one more.
    private static TypeDeclarationSyntax Renumbered(TypeDeclarationSyntax type, ImmutableArray<LayerSyntax> layers, AttributeSyntax first)
    {
        int index = layers.Select(layer => layer.Attribute).ToImmutableArray().IndexOf(first);
        ImmutableHashSet<string> names = layers
            .Select(layer => layer.Argument(Name)?.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Select(literal => literal.Token.ValueText)
            .ToImmutableHashSet();
        return type.ReplaceNodes(
            type.AttributeLists
                .SelectMany(list => list.Attributes)
                .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? default)
                .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == From)
                .SelectMany(argument => argument.DescendantNodes().OfType<LiteralExpressionSyntax>())
                .Where(literal => Shifted(literal.Token.ValueText, index) is not null && !names.Contains(literal.Token.ValueText)),
            (literal, _) => literal.WithToken(SyntaxFactory.Literal(Shifted(literal.Token.ValueText, index)!).WithTriviaFrom(literal.Token)));
    }

    private static string? Shifted(string name, int index) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= index
            ? (number + 1).ToString(CultureInfo.InvariantCulture)
            : null;
}
