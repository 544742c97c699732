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
        context.RegisterSourceOutput(PlacedBudgets(placed, budgets), static (production, budget) => Report(production, budget));
    }

    private static PlacedResult Read(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        TypeDeclarationSyntax declaration = (TypeDeclarationSyntax)context.TargetNode;
        return new PlacedResult(
            NetworkReader.Read((INamedTypeSymbol)context.TargetSymbol, declaration, context.SemanticModel.Compilation, token),
            declaration.Identifier.GetLocation());
    }

    private static IncrementalValuesProvider<PlacedBudget> PlacedBudgets(
        IncrementalValuesProvider<PlacedResult> placed, IncrementalValueProvider<EquatableArray<NetworkBudget>> budgets) => placed
        .Where(static result => result.Result.Model is not null)
        .Select(static (result, _) => (result.Result.Model!.Type.MetadataName, result.Place))
        .Combine(budgets)
        .Select(static (pair, _) => new PlacedBudget(pair.Right.First(budget => budget.MetadataName == pair.Left.MetadataName), pair.Left.Place));

    private static void Report(SourceProductionContext production, PlacedBudget placed)
    {
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
