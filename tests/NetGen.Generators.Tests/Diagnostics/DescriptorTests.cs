using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Tests.Architecture;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

public class DescriptorTests
{
    private static readonly Problem[] Problems = Enum.GetValues<Problem>();

    [Fact]
    public void IdsFollowTheProblems()
    {
        Assert.Equal(Problems.Length, Descriptors.All.Length);
        Assert.All(Problems, problem => Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"NG{(int)problem + 1:0000}"), Descriptors.Of(problem).Id));
    }

    [Fact]
    public void HelpLinksFollowTheIds() => Assert.All(Descriptors.All, descriptor => Assert.Equal(
        $"https://github.com/netgen-dev/netgen/blob/main/docs/diagnostics/{descriptor.Id}.md", descriptor.HelpLinkUri));

    [Fact]
    public void AllAreOnAndOfOneCategory() => Assert.All(
        Descriptors.All, descriptor => Assert.Equal(("NetGen", true), (descriptor.Category, descriptor.IsEnabledByDefault)));

    [Fact]
    public void EveryRuleHasAReleaseRow()
    {
        string[] rows = [.. new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(name => File.ReadLines(Path.Combine(RepositoryFiles.Generator, name)))
            .Where(line => line.StartsWith("NG", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        Assert.Equal(
            Descriptors.All.Select(descriptor =>
                $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title.ToString(CultureInfo.InvariantCulture)}"),
            rows);
    }

    [Fact]
    public void PlaceholdersAreCountedFromZero()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            string format = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
            ImmutableArray<int> used = [.. Enumerable.Range(0, 10).Where(i => format.Contains("{" + i.ToString(CultureInfo.InvariantCulture) + "}", StringComparison.Ordinal))];
            Assert.Equal(Enumerable.Range(0, used.Length), used);
        }
    }
}
