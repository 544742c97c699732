using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

/// <summary>Holds what analyzers say of a network against what is expected of it.</summary>
internal static class AdviceAssert
{
    private const string Class = " partial class Net;";

    /// <summary>The network is emitted, and there is one piece of advice at each mark, all with the same message.</summary>
    public static async Task Gives(string id, DiagnosticSeverity severity, string message, string markedAttributes)
    {
        MarkedSource source = MarkedSource.Parse(DiagnosticAssert.Usings + markedAttributes + Class);
        ImmutableArray<Diagnostic> found = await Run(source.Text);
        Assert.Equal(
            string.Join("\n", source.Spans.Select(span => DiagnosticAssert.Show(source.Text, id, message, span.Start, span.Length))),
            string.Join("\n", found.Select(diagnostic => DiagnosticAssert.Show(source.Text, diagnostic))));
        Assert.All(found, diagnostic => Assert.Equal(severity, diagnostic.Severity));
    }

    /// <summary>The network is emitted, and there is no advice on it.</summary>
    public static async Task IsSilent(string attributes) => Assert.Empty(await Run(DiagnosticAssert.Usings + attributes + Class));

    private static async Task<ImmutableArray<Diagnostic>> Run(string source)
    {
        GeneratorRun run = GeneratorRunner.Run(source);
        Assert.Equal(string.Empty, string.Join("\n", run.AllDiagnostics));
        Assert.Single(run.Sources);
        return await Analyzers.Run(run);
    }
}
