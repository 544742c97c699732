using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

/// <summary>What all code fixes have in common, and what they take from the catalogue.</summary>
public class CodeFixTests
{
    private static readonly Type[] Providers = [.. typeof(MakePartialFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)))];

    [Fact]
    public void EditorsFindAll()
    {
        Assert.NotEmpty(Providers);
        Assert.All(Providers, provider =>
        {
            ExportCodeFixProviderAttribute export = provider.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
            Assert.Equal([LanguageNames.CSharp], export.Languages);
            Assert.Equal(provider.Name, export.Name);
            Assert.NotNull(provider.GetConstructor([]));
        });
    }

    [Fact]
    public void EachRuleOfOursThatTheyFixExists()
    {
        IEnumerable<string> ids = Providers
            .SelectMany(provider => ((CodeFixProvider)Activator.CreateInstance(provider)!).FixableDiagnosticIds)
            .Where(id => id.StartsWith("NG", StringComparison.Ordinal));
        Assert.Subset(Descriptors.All.Select(descriptor => descriptor.Id).ToHashSet(), ids.ToHashSet());
    }

    [Fact]
    public void TheUsualLossOfEachActivationPairsWithIt() => Assert.All(
        Catalogue.Activations, activation => Assert.Equal(activation.UsualLoss, Catalogue.LossesOf(activation.Activation).First()));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("same", "same", 0)]
    public void DistanceIsTheNumberOfEdits(string left, string right, int distance) => Assert.Equal(distance, EditDistance.Between(left, right));
}
