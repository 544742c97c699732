using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Testing;

/// <summary>How sources in tests are parsed, configured and compiled.</summary>
public sealed record RunOptions
{
    public static RunOptions Default { get; } = new();

    /// <summary>What the project's <c>NetGenVectorWidth</c> says; <see langword="null"/> if it says nothing.</summary>
    public string? VectorWidth { get; init; }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    /// <summary>Severities as an editor configuration sets them, by rule id.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    public string AssemblyName { get; init; } = "Tested";

    // Comments are diagnosed, so that a malformed one in emitted code shows.
    internal CSharpParseOptions Parse => new(LanguageVersion, DocumentationMode.Diagnose);

    // Tests run side by side already: threads of the compiler would only queue for the same processors.
    internal CSharpCompilationOptions Compile => (CSharpCompilationOptions)new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        concurrentBuild: false,
        warningLevel: 9999).WithSyntaxTreeOptionsProvider(new ConfiguredSeverities(Severities));

    internal AnalyzerConfigOptionsProvider Configuration => new ProjectProperties(
        VectorWidth is null
            ? ImmutableDictionary<string, string>.Empty
            : ImmutableDictionary<string, string>.Empty.Add("build_property.NetGenVectorWidth", VectorWidth));
}
