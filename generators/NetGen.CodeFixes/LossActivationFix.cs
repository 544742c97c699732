using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Syntax;
using NetGen.Generators.Catalog;
using NetGen.Generators.Declaration;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Vocabulary;

namespace NetGen.CodeFixes;

/// <summary>Makes loss and last activation a pair: by the activation that goes with the loss, or by a loss that goes with the activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossActivationFix))]
public sealed class LossActivationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NG0026");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.AttributeAt(diagnostic) is not { Parent.Parent: TypeDeclarationSyntax type } training
                || !diagnostic.Properties.TryGetValue(FixHint.Activation, out string? activation)
                || !diagnostic.Properties.TryGetValue(FixHint.Losses, out string? losses))
            {
                continue;
            }

            // For all of several diagnostics the pair of each is meant, which need not be the same activation.
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"End with {activation}",
                    token => ChangeActivationAsync(context.Document, type, activation!, token),
                    FixHint.Activation),
                diagnostic);
            foreach (string loss in losses!.Split('\n'))
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Train on {loss}", token => ChangeLossAsync(context.Document, training, loss, token), loss),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ChangeActivationAsync(Document document, TypeDeclarationSyntax type, string name, CancellationToken token)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        LayerSyntax last = LayerSyntax.Of(type, model, token).Last();
        bool readsAlpha = Catalogue.Of(Member<Activation>(name)).DefaultAlpha is not null;
        TypeDeclarationSyntax changed = last.TakesActivation
            ? type.ReplaceNode(last.Attribute, last.WithActivation(name, readsAlpha))
            : type.InsertAfter(last.Attribute, Spelling.Attribute("Activate", SyntaxFactory.AttributeArgument(Spelling.Member("Activation", name))));
        return document.WithSyntaxRoot(root.ReplaceNode(type, changed));
    }

    private static async Task<Document> ChangeLossAsync(Document document, AttributeSyntax training, string name, CancellationToken token)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        IMethodSymbol? constructor = model.GetSymbolInfo(training, token).Symbol as IMethodSymbol;
        ExpressionSyntax loss = new ArgumentPlaces(training, constructor).Find("loss")!.Expression;
        ImmutableArray<string> read = Numbers(Member<Loss>(name));
        ImmutableArray<string> unread = model.GetConstantValue(loss, token).Value is int before
            ? Numbers((Loss)before).Where(number => !read.Contains(number)).ToImmutableArray()
            : ImmutableArray<string>.Empty;
        AttributeSyntax changed = training
            .ReplaceNode(loss, Spelling.MemberLike(loss, nameof(Loss), name))
            .WithoutProperties(unread);
        return document.WithSyntaxRoot(root.ReplaceNode(training, changed));
    }

    private static ImmutableArray<string> Numbers(Loss loss) => Catalogue.Of(loss).Hyperparameters.Select(entry => entry.Name).ToImmutableArray();

    private static TEnum Member<TEnum>(string name)
        where TEnum : struct, Enum
    {
        return (TEnum)Enum.Parse(typeof(TEnum), name);
    }
}
