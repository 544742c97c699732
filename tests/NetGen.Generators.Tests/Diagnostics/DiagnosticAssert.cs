using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>Holds the diagnostics of a source against what is expected of it.</summary>
internal static class DiagnosticAssert
{
    /// <summary>What sources in tests begin with.</summary>
    public const string Usings = "using NetGen;\n";

    /// <summary>
    /// The source gives one diagnostic at each mark, all with the same id and message, and no file is emitted for it; beside ours there is
    /// no error of the compiler's.
    /// </summary>
    public static void Reports(string id, string message, string markedSource, RunOptions? options = null)
    {
        MarkedSource source = MarkedSource.Parse(Usings + markedSource);
        GeneratorRun run = GeneratorRunner.Run(source.Text, options);
        string expected = string.Join("\n", source.Spans.Select(span => Show(source.Text, id, message, span.Start, span.Length)));
        string actual = string.Join("\n", run.Diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => Show(source.Text, diagnostic)));
        Assert.Equal(expected, actual);
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
        Assert.Empty(run.Sources);
    }

    /// <summary>The source gives no diagnostic of ours, and one file is emitted that compiles without warnings.</summary>
    public static void IsAccepted(string source, RunOptions? options = null)
    {
        GeneratorRun run = GeneratorRunner.Run(Usings + source, options);
        Assert.Equal(string.Empty, string.Join("\n", run.AllDiagnostics));
        Assert.Single(run.Sources);
    }

    /// <summary>The compiler reports errors and we add none; no file is emitted.</summary>
    public static void IsLeftToCompiler(string source)
    {
        GeneratorRun run = GeneratorRunner.Run(Usings + source);
        Assert.Equal(string.Empty, string.Join("\n", run.Diagnostics));
        Assert.Contains(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Sources);
    }

    /// <summary>A diagnostic in a line, with the text it is at.</summary>
    public static string Show(string text, Diagnostic diagnostic) => Show(
        text,
        diagnostic.Id,
        diagnostic.GetMessage(CultureInfo.InvariantCulture),
        diagnostic.Location.SourceSpan.Start,
        diagnostic.Location.SourceSpan.Length);

    /// <summary>The same of one that is expected.</summary>
    public static string Show(string text, string id, string message, int start, int length) =>
        FormattableString.Invariant($"{id} at {start} [{text.Substring(start, length)}]: {message}");
}
