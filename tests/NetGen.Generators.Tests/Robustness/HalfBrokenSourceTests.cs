using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators.Tests.Diagnostics;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Robustness;

public class HalfBrokenSourceTests
{
    /// <summary>A field of the user's that no constructor gives a value: the compiler says so at the constructor, which is the emitted one.</summary>
    private const string FieldWithoutValue = "CS8618";

    private static readonly int Sources = Environment.GetEnvironmentVariable("NETGEN_EXHAUSTIVE") == "1" ? 5_000 : 200;

    /// <summary>
    /// Whatever is typed, neither the generator nor an analyzer throws; it says nothing twice at one place, and what it emits adds no error and no warning to those
    /// that are in the source already.
    /// </summary>
    [Theory]
    [InlineData(null, LanguageVersion.Latest, 20_260_101)]
    [InlineData("128", LanguageVersion.CSharp13, 1)]
    [InlineData("512", LanguageVersion.CSharp12, 2)]
    public async Task NeverThrowsAndNeverEmitsWhatDoesNotCompile(string? vectorWidth, LanguageVersion language, int seed)
    {
        RunOptions options = new() { VectorWidth = vectorWidth, LanguageVersion = language };
        HalfBrokenSources sources = new(seed);
        int emitted = 0;
        int reported = 0;

        // One compilation, edited again and again by one driver, as in an editor.
        CSharpCompilation compilation = GeneratorRunner.Compile([string.Empty], options);
        GeneratorDriver driver = GeneratorRunner.Driver(options);
        for (int i = 0; i < Sources; i++)
        {
            string source = sources.Next();
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], GeneratorRunner.Parse(source, "Source0.cs", options));
            GeneratorRun run = GeneratorRunner.Run(driver, compilation);
            driver = run.Driver;
            Check(run, source);
            await CheckAnalyzers(run, source);
            emitted += run.Sources.Length;
            reported += run.Diagnostics.Length;
        }

        // The sources are only worth something if they reach all ways out.
        Assert.InRange(emitted, Sources / 10, Sources * 2);
        Assert.InRange(reported, Sources / 4, Sources * 10);
    }

    // An analyzer that throws is reported as a diagnostic of the compiler's.
    private static async Task CheckAnalyzers(GeneratorRun run, string source)
    {
        ImmutableArray<Diagnostic> diagnostics = await Analyzers.Run(run.Input);
        Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Id.StartsWith("NG", StringComparison.Ordinal), $"{diagnostic}\n{source}"));
    }

    private static void Check(GeneratorRun run, string source)
    {
        Assert.True(run.Results.Results[0].Exception is null, $"{run.Results.Results[0].Exception}\n{source}");
        IEnumerable<string> repeated = run.Diagnostics.GroupBy(diagnostic => diagnostic.ToString()).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.True(!repeated.Any(), $"{string.Join("\n", repeated)}\n{source}");

        string[] inEmitted = [.. run.Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != FieldWithoutValue)
            .Where(diagnostic => !run.Input.ContainsSyntaxTree(diagnostic.Location.SourceTree!))
            .Select(diagnostic => diagnostic.ToString())];
        bool brokenAlready = run.Input.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(brokenAlready || inEmitted.Length == 0, $"{string.Join("\n", inEmitted)}\n{run.Sources.FirstOrDefault().SourceText}\n{source}");

        bool hasError = brokenAlready || run.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        bool isNetwork = run.Result.TrackedSteps.ContainsKey(TrackingNames.Read) && run.Result.TrackedSteps[TrackingNames.Read]
            .SelectMany(step => step.Outputs)
            .Any(output => output.Reason != IncrementalStepRunReason.Removed);
        Assert.True(hasError || !isNetwork || run.Sources.Length > 0, $"Neither an error nor a file:\n{source}");
    }
}
