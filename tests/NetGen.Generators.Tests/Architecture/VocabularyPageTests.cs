using System;
using System.IO;
using System.Linq;
using NetGen.Generators.Catalog;
using Xunit;

namespace NetGen.Generators.Tests.Architecture;

/// <summary>Each word of the vocabulary has its row in <c>docs/vocabulary.md</c>.</summary>
public class VocabularyPageTests
{
    private static readonly string[] Rows = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "docs", "vocabulary.md"));

    public static TheoryData<string> Words =>
    [
        .. Enum.GetNames<Activation>(),
        .. Enum.GetNames<Loss>(),
        .. Enum.GetNames<Optimizer>(),
        .. Enum.GetNames<Initializer>(),
    ];

    public static TheoryData<string> Layers => [.. Catalogue.Layers.Select(layer => layer.Kind)];

    [Theory]
    [MemberData(nameof(Words))]
    public void HasARow(string word) => Assert.Single(Rows, row => row.StartsWith($"| `{word}` |", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Layers))]
    public void ALayerHasARow(string kind) => Assert.Single(Rows, row => row.StartsWith($"| `{kind}(", StringComparison.Ordinal));
}
