using System;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Robustness;

public class HintNameTests
{
    [Theory]
    [InlineData("Net", "Net.g.cs")]
    [InlineData("Demo.Space.Outer+Net", "Demo.Space.Outer+Net.g.cs")]
    [InlineData("class._9", "class._9.g.cs")]
    [InlineData("Réseau.网", "R-00E9seau.-7F51.g.cs")]
    [InlineData("Aux", "Aux-.g.cs")]
    [InlineData("nul.Net", "nul-.Net.g.cs")]
    [InlineData("Auxiliary.Con", "Auxiliary.Con.g.cs")]
    public void IsLegal(string metadataName, string expected) => Assert.Equal(expected, HintName.Of(metadataName));

    [Fact]
    public void LongNamesStayDifferent()
    {
        string stem = string.Concat(Enumerable.Repeat("VeryLongNamespace.", 20));
        string first = HintName.Of(stem + "First");
        string second = HintName.Of(stem + "Second");
        Assert.NotEqual(first, second);
        Assert.InRange(first.Length, 1, 150);
    }

    [Fact]
    public void NamesThatDifferInCaseGetNumbers()
    {
        GeneratorRun run = GeneratorRunner.Run("""
            using NetGen;
            [Network(4), Dense(3)] partial class NET;
            [Network(4), Dense(3)] partial class NeT;
            [Network(4), Dense(3)] partial class Net;
            [Network(4), Dense(3)] partial class Other;
            """);
        Assert.Equal(["NET.g.cs", "NeT-2.g.cs", "Net-3.g.cs", "Other.g.cs"], run.Sources.Select(source => source.HintName).Order(StringComparer.Ordinal));
        Assert.Empty(run.AllDiagnostics);
    }

    [Fact]
    public void PlacesGiveDifferentNames()
    {
        GeneratorRun run = GeneratorRunner.Run("""
            using NetGen;
            [Network(4), Dense(3)] partial class Net;
            partial class A { [Network(4), Dense(3)] partial class Net; }
            namespace B { [Network(4), Dense(3)] partial class Net; partial class A { [Network(4), Dense(3)] partial class Net; } }
            namespace B.C { [Network(4), Dense(3)] partial class Net; }
            """);
        Assert.Equal(5, run.Sources.Select(source => source.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(run.AllDiagnostics);
    }

    [Fact]
    public void KeywordsAreEscaped()
    {
        string[] keywords = [.. Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetReservedKeywordKinds()
            .Select(Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetText)];
        Assert.NotEmpty(keywords);
        Assert.All(keywords, keyword => Assert.Equal("@" + keyword, Identifiers.Escape(keyword)));
        Assert.Equal("Net", Identifiers.Escape("Net"));
    }
}
