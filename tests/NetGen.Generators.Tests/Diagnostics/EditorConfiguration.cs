using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>An editor configuration as the compiler reads it.</summary>
internal static class EditorConfiguration
{
    /// <summary>The severities that the text of an <c>.editorconfig</c> sets for a C# file beside it, by rule id.</summary>
    public static ImmutableDictionary<string, ReportDiagnostic> Severities(string text) => AnalyzerConfigSet
        .Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, "/project/.editorconfig")))
        .GetOptionsForSourcePath("/project/Source.cs")
        .TreeOptions;
}
