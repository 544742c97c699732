using System;
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

    private const string Regular =
        "using NetGen; [Network(4), Dropout(0.5), Dense(3), BatchNorm, Training(Loss.MeanSquaredError, Optimizer.SGD)] partial class Net;";

    private const string Sequence = "using NetGen; [Network(5, 4), LSTM(3, Name = \"memory\")] partial class Net;";

    private const string TrainedSequence =
        "using NetGen; [Network(5, 4), GRU(3, ReturnSequences = true, Name = \"memory\"), Training(Loss.MeanSquaredError, Optimizer.SGD)] partial class Net;";

    private static string By(string optimizer) =>
        $"using NetGen; [Network(4), Dense(3), Training(Loss.MeanSquaredError, Optimizer.{optimizer}, ClipNorm = 1)] partial class Net;";

    [Theory]
    [InlineData(Small)]
    [InlineData(Trained)]
    [InlineData(Regular)]
    [InlineData("using NetGen; [Network(4), Dense(3), Training(Loss.MeanSquaredError, Optimizer.SGD)] partial class Net;")]
    [InlineData(Large)]
    [InlineData(Sequence)]
    [InlineData(TrainedSequence)]
    [InlineData("using NetGen; [Network(5, 4), LSTM(3, Bidirectional = true), Dense(2), Training(Loss.MeanSquaredError, Optimizer.Adam)] partial class Net;")]
    public void WhatIsEmittedIsInTheTable(string source)
    {
        bool isTrained = source.Contains("Training", StringComparison.Ordinal);
        bool isStreamed = source is Sequence or TrainedSequence;
        string[] table =
        [
            .. EmittedMembers.All
                .Where(member => (isTrained || !member.TrainingOnly) && (isStreamed || !member.StreamingOnly))
                .Select(member => member.ToString()),
        ];
        Assert.Empty(Emitted(source).Except(table));
    }

    [Theory]
    [InlineData(Small, Sequence)]
    [InlineData(Trained, TrainedSequence)]
    public void WhatIsInTheTableIsEmitted(string source, string sequence)
    {
        // Private members differ from optimizer to optimizer; public ones only with training, and with sequences.
        string[] table =
        [
            .. EmittedMembers.Public.AddRange(EmittedMembers.Streaming).Where(member => source != Small || !member.TrainingOnly).Select(member => member.ToString()),
        ];
        string[] ofSequences = [.. Emitted(sequence)];
        Assert.Empty(table.Except(ofSequences));
        Assert.All(table.Except(Emitted(source)), member => Assert.True(
            member.Contains("ReadOnlySpan<int>", StringComparison.Ordinal) || EmittedMembers.Streaming.Any(known => known.ToString() == member), member));
    }

    [Fact]
    public void PrivateMembersAreEmitted() => Assert.Empty(EmittedMembers.Private
        .Select(member => member.ToString())
        .Except(Enum.GetNames<Optimizer>().SelectMany(optimizer => Emitted(By(optimizer))).Concat(Emitted(Large)).Concat(Emitted(Regular)).Concat(Emitted(TrainedSequence))));

    [Fact]
    public void WhatAnOptimizerNeedsIsInTheTable() => Assert.Empty(Enum.GetNames<Optimizer>()
        .SelectMany(optimizer => Emitted(By(optimizer)))
        .Except(EmittedMembers.All.Select(member => member.ToString())));

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
            .Where(member => !member.IsImplicitlyDeclared && !member.Name.Contains('.') && !member.Name.StartsWith(".", StringComparison.Ordinal))
            .Select(member => member is IMethodSymbol method
                ? method.Name + "(" + string.Join(", ", method.Parameters.Select(Spell)) + ")"
                : member.Name);
    }

    private static string Spell(IParameterSymbol parameter) => parameter.Type
        .WithNullableAnnotation(NullableAnnotation.None)
        .ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
