using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Declaration;

namespace NetGen.Generators.Diagnostics;

/// <summary>Warns of layer and training attributes on a class that is no network. The generator does not look at such classes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoNetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Descriptors.NoNetworkAttribute);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        ImmutableArray<AttributeData> attributes = context.Symbol.GetAttributes();
        if (attributes.Any(attribute => KnownTypes.IsNetwork(attribute.AttributeClass)))
        {
            return;
        }

        foreach (AttributeData attribute in attributes)
        {
            if ((KnownTypes.IsLayer(attribute.AttributeClass) || KnownTypes.IsTraining(attribute.AttributeClass))
                && attribute.ApplicationSyntaxReference is { } reference)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.NoNetworkAttribute,
                    Location.Create(reference.SyntaxTree, reference.Span),
                    KnownTypes.ShortName(attribute.AttributeClass!),
                    context.Symbol.Name));
            }
        }
    }
}
