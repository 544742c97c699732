using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Catalog;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Architecture;

/// <summary>Plans are made of kernels, each with one printer, and neither plans nor printers know the vocabulary.</summary>
public class KernelTests
{
    public static TheoryData<string> Kernels() => [.. typeof(Kernel).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Kernel)) && !type.IsAbstract)
        .Select(type => type.Name)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void EveryKernelHasOnePrinter(string kernel)
    {
        string printer = Assert.Single(
            RepositoryFiles.Sources("Emission"), file => Path.GetFileNameWithoutExtension(file) == kernel + "Printer");
        Assert.Contains(
            Root(printer).DescendantNodes().OfType<TypeDeclarationSyntax>(), type => type.Identifier.Text == kernel + "Printer");

        // Chosen in one place, once.
        SyntaxNode[] choices = [.. RepositoryFiles.Sources("Emission")
            .SelectMany(file => Root(file).DescendantNodes().OfType<DeclarationPatternSyntax>())
            .Where(pattern => pattern.Type.ToString() == kernel)];
        SyntaxNode choice = Assert.Single(choices);
        Assert.Contains(kernel + "Printer", choice.FirstAncestorOrSelf<SwitchSectionSyntax>()!.Statements.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Plan")]
    [InlineData("Emission")]
    [InlineData("Expressions")]
    [InlineData("Infrastructure")]
    public void TheVocabularyIsUnknownTo(string room)
    {
        HashSet<string> words =
        [
            .. Catalogue.Layers.Select(entry => entry.Kind),
            .. Catalogue.Activations.Select(entry => entry.Activation.ToString()),
            .. Catalogue.Losses.Select(entry => entry.Loss.ToString()),
            .. Catalogue.Optimizers.Select(entry => entry.Optimizer.ToString()),
        ];
        IEnumerable<string> found =
            from file in RepositoryFiles.Sources(room)
            from token in Root(file).DescendantTokens()
            where token.IsKind(SyntaxKind.StringLiteralToken) && words.Contains(token.ValueText)
            select $"{Path.GetFileName(file)}: \"{token.ValueText}\"";
        Assert.Empty(found);
    }

    private static SyntaxNode Root(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
}
