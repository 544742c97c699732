using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Testing;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>All analyzers that ship with the generator.</summary>
internal static class Analyzers
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What they say of the sources beside what was emitted for them, as in a build; in source order.</summary>
    public static Task<ImmutableArray<Diagnostic>> Run(GeneratorRun run) => Run(run.Output);

    /// <summary>What they say of a compilation; in source order.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation)
    {
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(All).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
