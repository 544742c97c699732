using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Syntax;
using NetGen.Generators.Diagnostics;

namespace NetGen.CodeFixes;

/// <summary>Puts the layer before another one with which that can take the shape: between an image and a dense layer, the one that flattens.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddFlattenFix))]
public sealed class AddFlattenFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NG0018");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        // One after the other, since each renumbers the layers behind it.
        SyntaxNode root = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        ImmutableArray<(AttributeSyntax Attribute, string Layer)> all = diagnostics
            .Select(diagnostic => (Attribute: root.AttributeAt(diagnostic), Layer: LayerOf(diagnostic)))
            .Where(pair => pair.Attribute is not null && pair.Layer is not null)
            .Select(pair => (pair.Attribute!, pair.Layer!))
            .ToImmutableArray();
        document = document.WithSyntaxRoot(root.TrackNodes(all.Select(pair => pair.Attribute)));
        foreach ((AttributeSyntax attribute, string layer) in all)
        {
            SyntaxNode current = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
            document = await ApplyAsync(document, current.GetCurrentNode(attribute)!, layer, context.CancellationToken).ConfigureAwait(false);
        }

        return document;
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is not null && LayerOf(diagnostic) is { } layer && root.AttributeAt(diagnostic) is { } attribute)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Put [{layer}] before it", token => ApplyAsync(context.Document, attribute, layer, token), layer),
                    diagnostic);
            }
        }
    }

    private static string? LayerOf(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(FixHint.LayerBefore, out string? layer) ? layer : null;

    private static async Task<Document> ApplyAsync(Document document, AttributeSyntax attribute, string layer, CancellationToken token)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        TypeDeclarationSyntax type = (TypeDeclarationSyntax)attribute.Parent!.Parent!;
        ImmutableArray<LayerSyntax> layers = LayerSyntax.Of(type, model, token);
        LayerReferences references = new(layers);
        int index = LayerSyntax.IndexOf(layers, attribute);
        TypeDeclarationSyntax changed = references.Rename(type.TrackNodes(attribute), name => references.Moved(name, index, by: 1));

        // The new layer reads what the other one did, which now reads the new one.
        AttributeSyntax place = changed.GetCurrentNode(attribute)!;
        AttributeArgumentSyntax? from = LayerReferences.FromOf(place);
        AttributeSyntax added = from is null ? Spelling.Attribute(layer) : Spelling.Attribute(layer, from.WithoutTrivia());
        changed = changed.InsertBefore(place, added);
        place = changed.GetCurrentNode(attribute)!;
        changed = changed.ReplaceNode(place, place.WithoutProperties(ImmutableArray.Create(LayerReferences.From)));
        return document.WithSyntaxRoot(root.ReplaceNode(type, changed));
    }
}
