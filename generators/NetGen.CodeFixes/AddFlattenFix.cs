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
        ImmutableArray<LayerSyntax> layers = LayerSyntax.Of(type, model, token);
        LayerReferences references = new(layers);
        int index = layers.Select(layer => layer.Attribute).ToImmutableArray().IndexOf(attribute);
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
