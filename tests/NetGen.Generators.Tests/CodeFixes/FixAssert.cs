using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

/// <summary>Holds what a code fix makes of sources against what is expected, which must compile without a warning of anyone's.</summary>
internal static class FixAssert
{
    private const string Usings = "using NetGen;\n";

    /// <summary>The offer with this title makes the one source of the other, which has nothing left to complain about.</summary>
    public static async Task FixesAsync(CodeFixProvider provider, string title, string before, string after)
    {
        using FixedSources sources = await FixedSources.OfAsync(provider, Usings + before);
        Check([after], await sources.ApplyAsync(title));
    }

    /// <summary>The same with a diagnostic in one file and the change in another.</summary>
    public static async Task FixesElsewhereAsync(CodeFixProvider provider, string title, string where, string before, string after)
    {
        using FixedSources sources = await FixedSources.OfAsync(provider, Usings + before, Usings + where);
        Check([after, where], await sources.ApplyAsync(title));
    }

    /// <summary>Taken for all, the offer makes all sources of the others.</summary>
    public static async Task FixesAllAsync(CodeFixProvider provider, string title, ImmutableArray<string> before, ImmutableArray<string> after)
    {
        using FixedSources sources = await FixedSources.OfAsync(provider, [.. before.Select(source => Usings + source)]);
        Check(after, await sources.ApplyToAllAsync(title));
    }

    /// <summary>These are the offers for the first diagnostic.</summary>
    public static async Task OffersAsync(CodeFixProvider provider, string source, params string[] titles)
    {
        using FixedSources sources = await FixedSources.OfAsync(provider, Usings + source);
        Assert.NotEmpty(sources.Diagnostics);
        ImmutableArray<CodeAction> offers = await sources.OffersAsync();
        Assert.Equal(titles, offers.Select(offer => offer.Title));
    }

    private static void Check(ImmutableArray<string> expected, ImmutableArray<string> actual)
    {
        Assert.Equal(string.Join("\n", expected.Select(source => Usings + source)), string.Join("\n", actual));
        GeneratorRun run = GeneratorRunner.Run(actual);
        Assert.Equal("", string.Join("\n", run.AllDiagnostics));
        Assert.NotEmpty(run.Sources);
    }
}
