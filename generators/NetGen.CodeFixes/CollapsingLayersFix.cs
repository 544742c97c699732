using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Syntax;
using NetGen.Generators.Declaration;

namespace NetGen.CodeFixes;

/// <summary>Makes one layer of two that are one linear map, by leaving the first out; or two that are not, by an activation between them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CollapsingLayersFix))]
public sealed class CollapsingLayersFix : CodeFixProvider
{
    private const string Activation = "ReLU";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NG0036");

    /// <summary>None: which of the two is meant has to be decided for each, and each layer that goes renumbers the others.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.AttributeAt(context.Diagnostics[0]) is not { Parent.Parent: TypeDeclarationSyntax type } attribute)
        {
            return;
        }

        Register("Leave the layer out", WithoutLayer);
        Register($"End the layer in {Activation}", WithActivation);

        void Register(string title, Func<TypeDeclarationSyntax, ImmutableArray<LayerSyntax>, int, TypeDeclarationSyntax> change) => context.RegisterCodeFix(
            CodeAction.Create(title, token => ApplyAsync(context.Document, type, attribute, change, token), title), context.Diagnostics);
    }

    private static async Task<Document> ApplyAsync(
        Document document,
        TypeDeclarationSyntax type,
        AttributeSyntax attribute,
        Func<TypeDeclarationSyntax, ImmutableArray<LayerSyntax>, int, TypeDeclarationSyntax> change,
        CancellationToken token)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        ImmutableArray<LayerSyntax> layers = LayerSyntax.Of(type, model, token);
        return document.WithSyntaxRoot(root.ReplaceNode(type, change(type, layers, LayerSyntax.IndexOf(layers, attribute))));
    }

    private static TypeDeclarationSyntax WithActivation(TypeDeclarationSyntax type, ImmutableArray<LayerSyntax> layers, int index) =>
        type.ReplaceNode(layers[index].Attribute, layers[index].WithActivation(Activation, readsAlpha: false));

    /// <summary>What a layer that reads one other says that it reads.</summary>
    private static ExpressionSyntax Only(AttributeArgumentSyntax from) => (ArgumentPlaces.Elements(from.Expression)?.Single() ?? from.Expression) switch
    {
        ExpressionElementSyntax element => element.Expression,
        SyntaxNode element => (ExpressionSyntax)element,
    };

    /// <summary>What read the layer reads what that did.</summary>
    private static TypeDeclarationSyntax WithoutLayer(TypeDeclarationSyntax type, ImmutableArray<LayerSyntax> layers, int index)
    {
        LayerReferences references = new(layers);
        AttributeSyntax gone = layers[index].Attribute;
        AttributeArgumentSyntax? from = LayerReferences.FromOf(gone);
        string name = references.NameOf(index);
        ExpressionSyntax source = from is null ? LayerReferences.Literal(references.NameOf(index - 1)) : Only(from);
        AttributeSyntax reader = layers[index + 1].Attribute;
        TypeDeclarationSyntax changed = type.TrackNodes(gone, reader);
        if (from is not null && LayerReferences.FromOf(reader) is null)
        {
            AttributeSyntax current = changed.GetCurrentNode(reader)!;
            changed = changed.ReplaceNode(current, current.AddArgument(from.WithoutTrivia()));
        }

        changed = references.Rename(changed, read => read == name ? source : references.Moved(read, index + 1, by: -1));
        return changed.Remove(changed.GetCurrentNode(gone)!);
    }
}
