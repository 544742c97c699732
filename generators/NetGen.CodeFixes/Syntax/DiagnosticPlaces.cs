using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes.Syntax;

/// <summary>What diagnostics are about, in the source.</summary>
internal static class DiagnosticPlaces
{
    /// <summary>The attribute that a diagnostic is at, or at an argument of; <see langword="null"/> if it is elsewhere.</summary>
    public static AttributeSyntax? AttributeAt(this SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();
}
