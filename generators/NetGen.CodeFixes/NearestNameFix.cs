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
using NetGen.Generators.Diagnostics;

namespace NetGen.CodeFixes;

/// <summary>Corrects the name of a layer that is read to the one most like it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameFix))]
public sealed class NearestNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NG0022");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // A constant that is declared elsewhere may be right in its other places.
            if (diagnostic.Properties.TryGetValue(FixHint.Names, out string? names)
                && root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is LiteralExpressionSyntax literal
                && literal.IsKind(SyntaxKind.StringLiteralExpression)
                && Nearest(literal.Token.ValueText, names!.Split('\n')) is { } name)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Read \"{name}\"", token => ApplyAsync(context.Document, literal, name, token), nameof(NearestNameFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, LiteralExpressionSyntax literal, string name, CancellationToken token)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        LiteralExpressionSyntax corrected = literal.WithToken(SyntaxFactory.Literal(name).WithTriviaFrom(literal.Token));
        return document.WithSyntaxRoot(root.ReplaceNode(literal, corrected));
    }

    /// <summary>The name with the fewest differences, of several the last; <see langword="null"/> if none has half of it in common.</summary>
    private static string? Nearest(string name, string[] candidates)
    {
        (string Name, int Distance) best = candidates
            .AsEnumerable()
            .Reverse()
            .Select(candidate => (Name: candidate, Distance: EditDistance.Between(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .First();
        return 2 * best.Distance <= Math.Max(name.Length, best.Name.Length) ? best.Name : null;
    }
}
