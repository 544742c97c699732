using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generators.Declaration;
using NetGen.Generators.Diagnostics.Advice;

namespace NetGen.Generators.Diagnostics;

/// <summary>
/// Gives advice on networks that can be emitted. An analyzer rather than the generator, so that it costs nothing where it is switched off, and comes with fixes. Reads each network once for
/// all rules.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AdviceAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<IAdvice> Rules = ImmutableArray.Create<IAdvice>(
        new SaturatingChain(),
        new GlorotBeforeHe(),
        new CutOffBeforeSoftmax(),
        new CollapsingLayers(),
        new DropoutOnOutputs(),
        new SoftmaxOverOne(),
        new UnusualLearningRate(),
        new CancelledBias());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Rules.Select(rule => Descriptors.Of(rule.Problem)).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (Read(type, context.CancellationToken) is not { Model: { } model } declaration)
        {
            return;
        }

        NetworkGraph network = new(model);
        foreach (IAdvice rule in Rules)
        {
            foreach (Finding finding in rule.On(network))
            {
                AttributeArguments attribute = finding.Layer is { } layer
                    ? declaration.Attributes.Layers[layer.Index].Arguments
                    : declaration.Attributes.Training!;
                context.ReportDiagnostic(Descriptors.Create(rule.Problem, attribute.Place(finding.Argument), finding.MessageArguments));
            }
        }
    }

    private static NetworkDeclaration? Read(INamedTypeSymbol type, CancellationToken token)
    {
        AttributeData? network = type.GetAttributes().FirstOrDefault(attribute => KnownTypes.IsNetwork(attribute.AttributeClass));
        return network?.ApplicationSyntaxReference?.GetSyntax(token).Parent?.Parent is TypeDeclarationSyntax declaration
            ? NetworkReader.ReadDeclaration(type, declaration, new ProblemList(), token)
            : null;
    }
}
