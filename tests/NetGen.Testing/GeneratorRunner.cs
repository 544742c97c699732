using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generators;

namespace NetGen.Testing;

/// <summary>Runs the generator on source text.</summary>
public static class GeneratorRunner
{
    /// <summary>Runs the generator once.</summary>
    public static GeneratorRun Run(string source, RunOptions? options = null) => Run([source], options);

    /// <summary>Runs the generator once over several files.</summary>
    public static GeneratorRun Run(ImmutableArray<string> sources, RunOptions? options = null) =>
        Run(Driver(options), Compile(sources, options));

    /// <summary>Runs a driver on a compilation. The driver of the result remembers the run, as an editor's does from edit to edit.</summary>
    public static GeneratorRun Run(GeneratorDriver driver, CSharpCompilation input)
    {
        GeneratorDriver after = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        return new GeneratorRun(after, input, (CSharpCompilation)output, after.GetRunResult());
    }

    /// <summary>A driver with the generator that records why each step ran.</summary>
    public static GeneratorDriver Driver(RunOptions? options = null)
    {
        options ??= RunOptions.Default;
        return CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            parseOptions: options.Parse,
            optionsProvider: options.Configuration,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>The sources as a compilation, without what is emitted for them. Files are named <c>Source0.cs</c>, <c>Source1.cs</c> …</summary>
    public static CSharpCompilation Compile(ImmutableArray<string> sources, RunOptions? options = null)
    {
        options ??= RunOptions.Default;
        return CSharpCompilation.Create(
            options.AssemblyName,
            sources.Select((source, i) => Parse(source, string.Create(CultureInfo.InvariantCulture, $"Source{i}.cs"), options)),
            References.All,
            options.Compile);
    }

    /// <summary>The project's properties, as the compiler hands them to the generator.</summary>
    public static AnalyzerConfigOptionsProvider Configuration(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Configuration;
    }

    /// <summary>One file.</summary>
    public static SyntaxTree Parse(string source, string path, RunOptions? options = null) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), (options ?? RunOptions.Default).Parse, path);
}
