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

        // What cannot be emitted goes on as null. Filtered out here, it would make Roslyn lose a valid network behind it: entries that a
        // filter took away in one edit are misplaced in the next.
        IncrementalValuesProvider<NetworkModel?> models = read
            .Combine(width)
            .Select(static (pair, _) => pair.Left.Model is { } model ? model with { VectorBits = pair.Right.Bits } : null)
            .WithTrackingName(TrackingNames.Model);

        IncrementalValuesProvider<CompiledNetwork?> compiled = models
            .Select(static (model, _) => model is null ? null : NetworkCompiler.Compile(model))
            .WithTrackingName(TrackingNames.File);

        IncrementalValueProvider<EquatableArray<NetworkBudget>> budgets = compiled
            .Select(static (network, _) => network?.Budget)
            .Collect()
            .Select(static (all, _) => all.OfType<NetworkBudget>().ToEquatableArray())
            .WithTrackingName(TrackingNames.Budgets);

        IncrementalValueProvider<EquatableArray<string>> clashes = models
            .Select(static (model, _) => model is null ? null : HintName.Of(model.Type.MetadataName))
            .Collect()
            .Select(static (names, _) => HintName.Clashes(names.OfType<string>()))
            .WithTrackingName(TrackingNames.Clashes);

        context.RegisterSourceOutput(compiled.Select(static (network, _) => network?.File).Combine(clashes), static (production, pair) =>
        {
            if (pair.Left is { } file)
            {
                production.AddSource(HintName.Distinct(file.HintName, pair.Right), SourceText.From(file.Text, Encoding.UTF8));
            }
        });

        context.RegisterSourceOutput(read, static (production, result) => Report(production, result.Diagnostics));
        context.RegisterSourceOutput(width, static (production, result) => Report(production, result.Diagnostics));

        // Places and costs meet here only: an edit that moves a network costs a message, and no emission.
        context.RegisterSourceOutput(PlacedBudgets(placed, budgets), static (production, budget) => Report(production, budget));
    }

    private static PlacedResult Read(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.TargetNode;
        return new PlacedResult(
            NetworkReader.Read((INamedTypeSymbol)context.TargetSymbol, declaration, context.SemanticModel.Compilation, token),
            declaration.Identifier.GetLocation());
    }

    private static IncrementalValuesProvider<PlacedBudget?> PlacedBudgets(
        IncrementalValuesProvider<PlacedResult> placed, IncrementalValueProvider<EquatableArray<NetworkBudget>> budgets) => placed
        .Select(static (result, _) => (result.Result.Model?.Type.MetadataName, result.Place))
        .Combine(budgets)
        .Select(static (pair, _) => pair.Left.MetadataName is { } name
            ? new PlacedBudget(pair.Right.First(budget => budget.MetadataName == name), pair.Left.Place)
            : null);

    private static void Report(SourceProductionContext production, PlacedBudget? placed)
    {
        if (placed is null)
        {
            return;
        }

        NetworkBudget budget = placed.Budget;
        production.ReportDiagnostic(Descriptors.Create(Problem.Budget, placed.Place, budget.Name, budget.Words));
        if (budget.IsTiled)
        {
            production.ReportDiagnostic(Descriptors.Create(Problem.Tiled, placed.Place, budget.Name, budget.MultiplyAdds));
        }
    }

    private static void Report(SourceProductionContext production, EquatableArray<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            production.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>What a network costs, and where its class is named.</summary>
    private sealed record PlacedBudget(NetworkBudget Budget, Location Place);
}
