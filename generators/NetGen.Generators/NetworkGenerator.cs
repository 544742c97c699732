using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generators.Declaration;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators;

/// <summary>Emits the other part of every class with a network attribute.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<PlacedResult> placed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.NetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attribute, token) => Read(attribute, token))
            .WithTrackingName(TrackingNames.Placed);

        IncrementalValuesProvider<ReadResult> read = placed
            .Select(static (result, _) => result.Result)
            .WithTrackingName(TrackingNames.Read);

        IncrementalValueProvider<VectorWidth> width = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => VectorWidth.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.VectorWidth);

        IncrementalValuesProvider<NetworkModel> models = read
            .Where(static result => result.Model is not null)
            .Combine(width)
            .Select(static (pair, _) => pair.Left.Model! with { VectorBits = pair.Right.Bits })
            .WithTrackingName(TrackingNames.Model);

        IncrementalValuesProvider<CompiledNetwork> compiled = models
            .Select(static (model, _) => NetworkCompiler.Compile(model))
            .WithTrackingName(TrackingNames.File);

        IncrementalValueProvider<EquatableArray<NetworkBudget>> budgets = compiled
            .Select(static (network, _) => network.Budget)
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray())
            .WithTrackingName(TrackingNames.Budgets);

        IncrementalValueProvider<EquatableArray<string>> clashes = models
            .Select(static (model, _) => HintName.Of(model.Type.MetadataName))
            .Collect()
            .Select(static (names, _) => HintName.Clashes(names))
            .WithTrackingName(TrackingNames.Clashes);

        context.RegisterSourceOutput(compiled.Select(static (network, _) => network.File).Combine(clashes), static (production, pair) => production.AddSource(
            HintName.Distinct(pair.Left.HintName, pair.Right),
            SourceText.From(pair.Left.Text, Encoding.UTF8)));

        context.RegisterSourceOutput(read, static (production, result) => Report(production, result.Diagnostics));
        context.RegisterSourceOutput(width, static (production, result) => Report(production, result.Diagnostics));

        // Places and costs meet here only: an edit that moves a network costs a message, and no emission.
        context.RegisterSourceOutput(Places(placed).Combine(budgets), static (production, pair) => Report(production, pair.Left, pair.Right));
    }

    private static PlacedResult Read(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.TargetNode;
        return new PlacedResult(
            NetworkReader.Read((INamedTypeSymbol)context.TargetSymbol, declaration, context.SemanticModel.Compilation, token),
            declaration.Identifier.GetLocation());
    }

    private static IncrementalValuesProvider<NetworkPlace> Places(IncrementalValuesProvider<PlacedResult> placed) => placed
        .Where(static result => result.Result.Model is not null)
        .Select(static (result, _) => new NetworkPlace(result.Result.Model!.Type.Name, result.Result.Model.Type.MetadataName, result.Place));

    private static void Report(SourceProductionContext production, NetworkPlace network, EquatableArray<NetworkBudget> budgets)
    {
        NetworkBudget budget = budgets.First(candidate => candidate.MetadataName == network.MetadataName);
        production.ReportDiagnostic(Descriptors.Create(Problem.Budget, network.Place, network.Name, budget.Words));
        if (budget.IsTiled)
        {
            production.ReportDiagnostic(Descriptors.Create(Problem.Tiled, network.Place, network.Name, budget.MultiplyAdds));
        }
    }

    private static void Report(SourceProductionContext production, EquatableArray<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            production.ReportDiagnostic(diagnostic);
        }
    }
}
