using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators.Diagnostics;

namespace NetGen.Testing;

/// <summary>What a run of the generator gave.</summary>
/// <param name="Driver">The driver after the run, for the next one.</param>
/// <param name="Input">The compilation it ran on.</param>
/// <param name="Output">The same with the emitted files.</param>
/// <param name="Results">Files, diagnostics and steps.</param>
public sealed record GeneratorRun(GeneratorDriver Driver, CSharpCompilation Input, CSharpCompilation Output, GeneratorDriverRunResult Results)
{
    /// <summary>The run of the one generator there is. Fails if it threw.</summary>
    public GeneratorRunResult Result
    {
        get
        {
            GeneratorRunResult result = Results.Results.Single();
            return result.Exception is null ? result : throw new InvalidOperationException("The generator threw.", result.Exception);
        }
    }

    /// <summary>What the generator has against the sources, after pragmas and configuration.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. Result.Diagnostics.Where(diagnostic => !IsBudget(diagnostic))];

    /// <summary>What it says of the costs of networks that it has nothing against, in the same way.</summary>
    public ImmutableArray<Diagnostic> Budgets => [.. Result.Diagnostics.Where(IsBudget)];

    /// <summary>The emitted files.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources => Result.GeneratedSources;

    /// <summary>The text of the one emitted file.</summary>
    public string Text => Sources.Single().SourceText.ToString();

    /// <summary>
    /// All warnings and errors: the generator's and the compiler's. That public members lack comments is a fault of emitted code only.
    /// </summary>
    public ImmutableArray<Diagnostic> AllDiagnostics => WarningsAndErrors(Output.GetDiagnostics());

    internal ImmutableArray<Diagnostic> WarningsAndErrors(ImmutableArray<Diagnostic> compilers) => [.. Diagnostics
        .Concat(compilers)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Where(diagnostic => diagnostic.Id != "CS1591" || !Input.ContainsSyntaxTree(diagnostic.Location.SourceTree!))];

    private static bool IsBudget(Diagnostic diagnostic) =>
        diagnostic.Id == Descriptors.Of(Problem.Budget).Id || diagnostic.Id == Descriptors.Of(Problem.Tiled).Id;
}
