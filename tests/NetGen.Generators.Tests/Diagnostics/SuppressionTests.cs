using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>Diagnostics have real locations, so the compiler's own ways to silence them apply.</summary>
public class SuppressionTests
{
    private const string Source = """
        using NetGen;
        #pragma warning disable NG0016
        [Network(4), Dense(0)] partial class First;
        #pragma warning restore NG0016
        [Network(4), Dense(0)] partial class Second;
        """;

    [Fact]
    public void Pragma()
    {
        GeneratorRun run = GeneratorRunner.Run(Source);
        Diagnostic visible = Assert.Single(run.Diagnostics, diagnostic => !diagnostic.IsSuppressed);
        Assert.Equal(4, visible.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public void Configuration(ReportDiagnostic configured, DiagnosticSeverity? expected)
    {
        RunOptions options = new() { Severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("NG0016", configured) };
        GeneratorRun run = GeneratorRunner.Run("using NetGen; [Network(4), Dense(0)] partial class Net;", options);
        Assert.Equal(expected, run.Diagnostics.SingleOrDefault()?.Severity);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public async Task AnalyzerWarnsOfLayersWithoutNetwork()
    {
        MarkedSource source = MarkedSource.Parse("""
            using NetGen;
            [[|Dense(3)|], System.Serializable, [|Training(Loss.MeanSquaredError, Optimizer.SGD)|]] class Lonely;
            [Network(4), Dense(3)] partial class Net;
            """);
        ImmutableArray<Diagnostic> diagnostics = await Analyzers.Run(GeneratorRunner.Run(source.Text));
        Assert.Equal(source.Spans, diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan));
        Assert.Equal(
            ["[Dense] has no effect on 'Lonely', which has no [Network] attribute", "[Training] has no effect on 'Lonely', which has no [Network] attribute"],
            diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(diagnostics, diagnostic => Assert.Equal(("NG0030", DiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity)));
    }
}
