using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Declaration;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>The table of emitted members, which collisions are judged by, is what is emitted.</summary>
public class EmittedMembersTests
{
    private const string Small = "using NetGen; [Network(4), Dense(3, Activation.Softmax, Name = \"head\")] partial class Net;";

    private const string Trained = """
        using NetGen;
        [Network(4), Dense(5, Activation.Tanh, Name = "hidden"), Dense(3), Activate(Activation.Softmax), Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
        partial class Net;
        """;

    private const string Large = """
        using NetGen;
        [Network(300), Dense(200, Activation.ReLU), Dense(3), Training(Loss.MeanSquaredError, Optimizer.Adam)]
        partial class Net;
        """;

    [Theory]
    [InlineData(Small)]
    [InlineData(Trained)]
    [InlineData("using NetGen; [Network(4), Dense(3), Training(Loss.MeanSquaredError, Optimizer.SGD)] partial class Net;")]
    [InlineData(Large)]
    public void WhatIsEmittedIsInTheTable(string source)
    {
        string[] table = [.. EmittedMembers.All.Where(member => source != Small || !member.TrainingOnly).Select(member => member.ToString())];
        Assert.Empty(Emitted(source).Except(table));
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Trained)]
    public void WhatIsInTheTableIsEmitted(string source)
    {
        // Private members differ from optimizer to optimizer; public ones only with training.
        string[] table = [.. EmittedMembers.Public.Where(member => source != Small || !member.TrainingOnly).Select(member => member.ToString())];
        Assert.Empty(table.Except(Emitted(source)));
    }

    [Fact]
    public void PrivateMembersAreEmitted() =>
        Assert.Empty(EmittedMembers.Private.Select(member => member.ToString()).Except(Emitted(Trained).Concat(Emitted(Large))));

    [Theory]
    [InlineData(Small)]
    [InlineData(Trained)]
    public void TheOnlyConstructorToBeCalledTakesASeed(string source)
    {
        INamedTypeSymbol type = GeneratorRunner.Run(source).Output.GetTypeByMetadataName("Net")!;
        Assert.Equal(
            [(Accessibility.Public, EmittedMembers.ConstructorParameter), (Accessibility.Private, EmittedMembers.PrivateConstructorParameter)],
            type.InstanceConstructors.Select(constructor => (constructor.DeclaredAccessibility, Assert.Single(constructor.Parameters).Type.ToDisplayString())));
    }

    [Fact]
    public void TheTableHasNoDuplicates()
    {
        string[] members = [.. EmittedMembers.All.Select(member => member.ToString())];
        Assert.Equal(members.Distinct(), members);
    }

    // Explicit implementations have names that nothing else can have; constructors have rules of their own.
    private static IEnumerable<string> Emitted(string source)
    {
        INamedTypeSymbol type = GeneratorRunner.Run(source).Output.GetTypeByMetadataName("Net")!;
        return type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && !member.Name.Contains('.') && !member.Name.StartsWith(".", System.StringComparison.Ordinal))
            .Select(member => member is IMethodSymbol method
                ? method.Name + "(" + string.Join(", ", method.Parameters.Select(Spell)) + ")"
                : member.Name);
    }

    private static string Spell(IParameterSymbol parameter) => parameter.Type
        .WithNullableAnnotation(NullableAnnotation.None)
        .ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
