using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generators.Declaration;
using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators;

/// <summary>Emits the other part of every class with a network attribute.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ReadResult> read = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.NetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attribute, token) => NetworkReader.Read(attribute, token))
            .WithTrackingName(TrackingNames.Read);

        IncrementalValueProvider<VectorWidth> width = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => VectorWidth.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.VectorWidth);

        IncrementalValuesProvider<NetworkModel> models = read
            .Where(static result => result.Model is not null)
            .Combine(width)
            .Select(static (pair, _) => pair.Left.Model! with { VectorBits = pair.Right.Bits })
            .WithTrackingName(TrackingNames.Model);

        IncrementalValuesProvider<GeneratedFile> files = models
            .Select(static (model, _) => NetworkCompiler.Compile(model))
            .WithTrackingName(TrackingNames.File);

        IncrementalValueProvider<EquatableArray<string>> clashes = models
            .Select(static (model, _) => HintName.Of(model.Type.MetadataName))
            .Collect()
            .Select(static (names, _) => HintName.Clashes(names))
            .WithTrackingName(TrackingNames.Clashes);

        context.RegisterSourceOutput(files.Combine(clashes), static (production, pair) => production.AddSource(
            HintName.Distinct(pair.Left.HintName, pair.Right),
            SourceText.From(pair.Left.Text, Encoding.UTF8)));

        context.RegisterSourceOutput(read, static (production, result) => Report(production, result.Diagnostics));
        context.RegisterSourceOutput(width, static (production, result) => Report(production, result.Diagnostics));
    }

    private static void Report(SourceProductionContext production, EquatableArray<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            production.ReportDiagnostic(diagnostic);
        }
    }
}
