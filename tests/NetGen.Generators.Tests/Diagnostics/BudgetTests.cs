using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Incrementality;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>What is said of the costs of a network.</summary>
public class BudgetTests
{
    private const string Class = " partial class Net;";
    private const string Penguins = "[Network(4)] [Dense(5, Activation.ReLU)] [Dense(5, Activation.ReLU)] [Dense(3, Activation.Softmax)]";

    [Theory]
    [InlineData(Penguins, "Net: 73 parameters, 60 multiply-adds per sample, 0 bytes of scratch, about 0.8 KB of machine code")]
    [InlineData("[Network(1)] [Dense(1, UseBias = false)]", "Net: 1 parameter, 1 multiply-add per sample, 0 bytes of scratch, about 0.3 KB of machine code")]
    [InlineData(
        Penguins + " [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]",
        "Net: 73 parameters, 60 multiply-adds per sample, 0 bytes of scratch, about 0.8 KB of machine code and 5.9 KB for training")]
    public void SaidAtTheClass(string attributes, string message)
    {
        MarkedSource source = MarkedSource.Parse("using NetGen; " + attributes + " partial class [|Net|];");
        Diagnostic budget = Assert.Single(GeneratorRunner.Run(source.Text).Budgets);
        Assert.Equal(("NG0042", DiagnosticSeverity.Info), (budget.Id, budget.Severity));
        Assert.Equal(source.Spans.Single(), budget.Location.SourceSpan);
        Assert.Equal(message, budget.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void SaidInTheRemarksToo()
    {
        GeneratorRun run = GeneratorRunner.Run("using NetGen; " + Penguins + Class);
        string message = Assert.Single(run.Budgets).GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains($"/// Costs: {message["Net: ".Length..]}.\n", run.Text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void LargeNetworksAreTiled()
    {
        MarkedSource source = MarkedSource.Parse("using NetGen; [Network(64)] [Dense(64, Activation.ReLU)] [Dense(10)] partial class [|Net|];");
        Diagnostic tiled = Assert.Single(GeneratorRunner.Run(source.Text).Budgets, diagnostic => diagnostic.Id == "NG0041");
        Assert.Equal(DiagnosticSeverity.Info, tiled.Severity);
        Assert.Equal(source.Spans.Single(), tiled.Location.SourceSpan);
        Assert.Equal(
            "'Net' runs in loops over register tiles: its 4736 multiply-adds per sample are too many to spell out",
            tiled.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[Network(4, 4)] [Dense(3)]", 4 * 4 * 3)]
    [InlineData("[Network(8, 8, 6)] [Conv2D(4, 3)]", 6 * 6 * 4 * 3 * 3 * 6)]
    [InlineData("[Network(8, 8, 6)] [Conv2D(4, 3, Padding = Padding.Same, Stride = 2)]", 4 * 4 * 4 * 3 * 3 * 6)]
    [InlineData("[Network(8, 8, 6)] [Conv2D(4, 3, Groups = 2)]", 6 * 6 * 4 * 3 * 3 * 3)]
    [InlineData("[Network(8, 8, 6)] [Conv2D(6, 3, Groups = 6)]", 6 * 6 * 6 * 3 * 3)]
    [InlineData("[Network(8, 8, 6)] [Conv2D(4, 1, 5, Dilation = 1)]", 8 * 4 * 4 * 5 * 6)]
    [InlineData("[Network(20, 3)] [Conv1D(5, 4, Stride = 2)]", 9 * 5 * 4 * 3)]
    [InlineData("[Network(7, 3)] [LSTM(5)]", 7 * 4 * 5 * (3 + 5))]
    [InlineData("[Network(7, 3)] [GRU(5)]", 7 * 3 * 5 * (3 + 5))]
    [InlineData("[Network(7, 3)] [SimpleRNN(5, Bidirectional = true)] [Dense(2)]", (2 * 7 * 5 * (3 + 5)) + (10 * 2))]
    [InlineData("[Network(7, 3)] [GRU(5, ReturnSequences = true)] [Dense(2)]", (7 * 3 * 5 * (3 + 5)) + (7 * 5 * 2))]
    [InlineData("[Network(4)] [Dense(5, UseBias = false)] [BatchNorm] [Activate(Activation.ReLU)] [Dropout(0.5)] [Dense(3)]", (4 * 5) + (5 * 3))]
    [InlineData("[Network(4)] [Activate(Activation.Tanh)]", 0)]
    public void MultiplyAdds(string attributes, long expected) => Assert.Equal(expected, Budget(attributes).MultiplyAdds);

    [Theory]
    [InlineData("[Network(64)] [Dense(64, Activation.ReLU)] [Dense(10)]", 64 * sizeof(float))]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU)] [Dense(3)]", 0)]
    public void Scratch(string attributes, long bytes) => Assert.Equal(bytes, Budget(attributes).ScratchBytes);

    [Theory]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU)] [Dense(3)]", false)]
    [InlineData("[Network(784)] [Dense(10)]", true)]
    [InlineData("[Network(16, 16, 8)] [Conv2D(16, 3)]", true)]
    [InlineData("[Network(2, 1)] [GRU(1)]", false)]
    [InlineData("[Network(4, 4)] [Dense(3)]", false)]
    public void Tiled(string attributes, bool isTiled) => Assert.Equal(isTiled, Budget(attributes).IsTiled);

    [Fact]
    public void MoreTextIsMoreCode() =>
        Assert.True(Budget("[Network(8)] [Dense(8, Activation.Tanh)] [Dense(8, Activation.Tanh)]").PredictCode > Budget("[Network(8)] [Dense(8, Activation.Tanh)]").PredictCode);

    [Theory]
    [InlineData("NG0041")]
    [InlineData("NG0042")]
    public void AnEditorConfigurationSwitchesItOff(string id)
    {
        const string Source = "using NetGen; [Network(784)] [Dense(10)]" + Class;
        RunOptions options = new() { Severities = EditorConfiguration.Severities($"[*.cs]\ndotnet_diagnostic.{id}.severity = none\n") };
        Assert.Equal(2, GeneratorRunner.Run(Source).Budgets.Length);
        Assert.NotEqual(id, Assert.Single(GeneratorRunner.Run(Source, options).Budgets).Id);
    }

    [Fact]
    public void AnEditorConfigurationMakesAWarningOfIt()
    {
        RunOptions options = new() { Severities = EditorConfiguration.Severities("[*.cs]\ndotnet_diagnostic.NG0042.severity = warning\n") };
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(GeneratorRunner.Run("using NetGen; [Network(4)] [Dense(3)]" + Class, options).Budgets).Severity);
    }

    [Fact]
    public void NothingIsSaidOfANetworkWithAnError() => Assert.Empty(GeneratorRunner.Run("using NetGen; [Network(4)] [Dense(0)]" + Class).Budgets);

    private static NetworkBudget Budget(string attributes) => NetworkLowering.Lower(Assert.Single(Steps.Models(attributes + Class))).Budget;
}
