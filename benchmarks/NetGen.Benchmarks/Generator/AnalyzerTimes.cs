using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using NetGen.Generators;

namespace NetGen.Benchmarks.Generator;

/// <summary>Milliseconds that the analyzers take in a project.</summary>
internal static class AnalyzerTimes
{
    private const int Repetitions = 9;

    private static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>
    /// The median of what the compiler itself says that all of them took together, one after the other. They read declarations only: the emitted files, which take the compiler seconds, are left out.
    /// </summary>
    public static double Of(NetworkProject project)
    {
        double[] milliseconds = [.. Enumerable.Range(0, Repetitions).Select(_ => Measure(project.Open())).Order()];
        return milliseconds[Repetitions / 2];
    }

    private static double Measure(Compilation compilation)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(
            All,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        AnalysisResult result = analysis.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo.Values.Sum((AnalyzerTelemetryInfo info) => info.ExecutionTime.TotalMilliseconds);
    }
}
