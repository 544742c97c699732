using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Tests.Architecture;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>Each rule has a page whose example gives the message on it, and whose fix gives none.</summary>
public partial class PageTests
{
    public static TheoryData<string> Ids() => new(Descriptors.All.Select(descriptor => descriptor.Id));

    [Fact]
    public void NoPageIsLeftOver() => Assert.Equal(
        Descriptors.All.Select(descriptor => descriptor.Id + ".md").Append("README.md"),
        Directory.EnumerateFiles(RepositoryFiles.Pages).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task PageIsTrue(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(candidate => candidate.Id == id);
        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Pages, id + ".md"));
        string severity = descriptor.DefaultSeverity.ToString().ToLowerInvariant();
        Assert.StartsWith(
            $"# {id}: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}\n\nSeverity: {severity}\n\n## Cause\n", page, StringComparison.Ordinal);

        string example = Section(page, "Example");
        ImmutableArray<Diagnostic> found = await Diagnose(example, id);
        Assert.Equal(
            Block(example, "text"),
            string.Join("\n", found.Select(diagnostic =>
                $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")));

        string fix = Section(page, "Fix");
        Assert.Empty(await Diagnose(fix, id));
        GeneratorRun run = GeneratorRunner.Run(Block(fix, "csharp")!, Options(fix));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.NotEmpty(run.Sources);
    }

    [Theory]
    [InlineData("docs/diagnostics/README.md", "")]
    [InlineData("README.md", "docs/diagnostics/")]
    public async Task IndexListsAll(string path, string folder)
    {
        string index = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, path));
        Assert.Equal(
            Descriptors.All.Select(descriptor =>
                $"| [{descriptor.Id}]({folder}{descriptor.Id}.md) | {descriptor.DefaultSeverity} | {descriptor.Title.ToString(CultureInfo.InvariantCulture)} |"),
            index.Split('\n').Where(line => line.StartsWith("| [NG", StringComparison.Ordinal)));
    }

    // What a network costs is said of every one: it is not on the pages of other rules.
    private static async Task<ImmutableArray<Diagnostic>> Diagnose(string section, string id)
    {
        GeneratorRun run = GeneratorRunner.Run(Block(section, "csharp")!, Options(section));
        ImmutableArray<Diagnostic> advice = await Analyzers.Run(run);
        return [.. run.Diagnostics, .. advice, .. run.Budgets.Where(diagnostic => diagnostic.Id == id)];
    }

    private static RunOptions Options(string section)
    {
        string xml = Block(section, "xml") ?? string.Empty;
        Match width = VectorWidth().Match(xml);
        Match language = LangVersion().Match(xml);
        LanguageVersion version = LanguageVersion.Latest;
        Assert.True(!language.Success || LanguageVersionFacts.TryParse(language.Groups[1].Value, out version));
        return new RunOptions
        {
            VectorWidth = width.Success ? width.Groups[1].Value : null,
            LanguageVersion = version,
            Severities = EditorConfiguration.Severities(Block(section, "ini") ?? string.Empty),
        };
    }

    private static string Section(string page, string title)
    {
        string heading = "\n## " + title + "\n";
        int start = page.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        Assert.True(start >= heading.Length, $"The page has no section '{title}'.");
        int end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }

    private static string? Block(string section, string language)
    {
        string open = "```" + language + "\n";
        int start = section.IndexOf(open, StringComparison.Ordinal);
        return start < 0 ? null : section[(start + open.Length)..section.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<NetGenVectorWidth>(.*)</NetGenVectorWidth>", RegexOptions.CultureInvariant)]
    private static partial Regex VectorWidth();

    [GeneratedRegex("<LangVersion>(.*)</LangVersion>", RegexOptions.CultureInvariant)]
    private static partial Regex LangVersion();
}
