using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetGen.CodeFixes;
using NetGen.Generators.Tests.Diagnostics;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

public class CollapsingLayersFixTests
{
    private const string LeaveOut = "Leave the layer out";
    private const string Constants = "\nstatic class Names { public const Activation None = Activation.Linear; }";
    private const string Activate = "End the layer in ReLU";

    [Theory]
    [InlineData("[Network(4)]\n[Dense(8)] // wide\n[Dense(3)]\npartial class Net;", "[Network(4)]\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Network(4)] [Dense(8)] [Dense(3)] partial class Net;", "[Network(4)] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4), Dense(8), Dense(3)]\npartial class Net;", "[Network(4), Dense(3)]\npartial class Net;")]
    [InlineData("[Network(4),\n Dense(8), // wide\n Dense(3)]\npartial class Net;", "[Network(4),\n Dense(3)]\npartial class Net;")]
    [InlineData("/// <summary>Says.</summary>\n[Dense(8)]\n[Dense(3)]\n[Network(4)]\npartial class Net;", "/// <summary>Says.</summary>\n[Dense(3)]\n[Network(4)]\npartial class Net;")]
    [InlineData("[Network(4)]\n[Dense(8), Dense(3)]\npartial class Net;", "[Network(4)]\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Network(4)]\n[Dense(8)]\n[Dropout(0.5)]\n[Dense(3)]\npartial class Net;", "[Network(4)]\n[Dropout(0.5)]\n[Dense(3)]\npartial class Net;")]
    public Task LeavesTheFirstOut(string before, string after) => FixesAsync(LeaveOut, before, after);

    [Fact]
    public Task WhatReadTheLayerReadsWhatItRead() => FixesAsync(
        LeaveOut,
        """
        [Network(4)]
        [Dense(6, Activation.Tanh, Name = "root")]
        [Dense(5, Activation.ReLU)]
        [Dense(8, From = new[] { "root" })]
        [Dense(5, Activation.ReLU)]
        [Add(From = ["1", "3"])]
        [Dense(2, From = ["4"])]
        partial class Net;
        """,
        """
        [Network(4)]
        [Dense(6, Activation.Tanh, Name = "root")]
        [Dense(5, Activation.ReLU)]
        [Dense(5, Activation.ReLU, From = new[] { "root" })]
        [Add(From = ["1", "2"])]
        [Dense(2, From = ["3"])]
        partial class Net;
        """);

    [Theory]
    [InlineData("\"root\"", "Name = \"root\"")]
    [InlineData("\"0\"", "UseBias = false")]
    [InlineData("\"Net\"", "Name = nameof(Net)")]
    public Task WhatReadTheLayerByNumberReadsTheOneBefore(string source, string property) => FixesAsync(
        LeaveOut,
        $$"""
        [Network(4)]
        [Dense(6, Activation.Tanh, {{property}})]
        [Dense(8)]
        [Dense(5, Activation.ReLU, From = [{{source}}])]
        [Dense(5, Activation.ReLU, From = new string[1] { "1" })]
        [Add(From = ["2", "3"])]
        partial class Net;
        """,
        $$"""
        [Network(4)]
        [Dense(6, Activation.Tanh, {{property}})]
        [Dense(5, Activation.ReLU, From = [{{source}}])]
        [Dense(5, Activation.ReLU, From = new string[1] { {{source}} })]
        [Add(From = ["1", "2"])]
        partial class Net;
        """);

    [Theory]
    [InlineData("Dense(8)", "Dense(8, Activation.ReLU)")]
    [InlineData("Dense(8, Activation.Linear)", "Dense(8, Activation.ReLU)")]
    [InlineData("Dense(units: 8, UseBias = false)", "Dense(units: 8, activation: Activation.ReLU, UseBias = false)")]
    [InlineData("Dense(8, Names.None)", "Dense(8, Activation.ReLU)")]
    public Task GivesTheFirstAnActivation(string before, string after) => FixesAsync(
        Activate, $"[Network(4)]\n[{before}]\n[Dense(3)]\npartial class Net;{Constants}", $"[Network(4)]\n[{after}]\n[Dense(3)]\npartial class Net;{Constants}");

    private static async Task FixesAsync(string title, string before, string after)
    {
        await FixAssert.FixesAsync(new CollapsingLayersFix(), title, before, after);
        ImmutableArray<Diagnostic> left = await Analyzers.Run(GeneratorRunner.Run("using NetGen;\n" + after));
        Assert.Empty(left);
    }
}
