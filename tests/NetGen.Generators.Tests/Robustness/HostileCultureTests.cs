using System;
using System.Globalization;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Robustness;

/// <summary>The machine's culture reaches neither emitted code nor messages.</summary>
public class HostileCultureTests
{
    private const string Source = """
        using NetGen;
        [Network(1000), Dense(2000, Activation.Tanh), Dense(3)]
        [Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.015625, Epsilon = 1.5e-7)]
        partial class Istanbul;
        [Network(-3), Dense(-1000000), Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = -0.5)] partial class Wrong;
        """;

    [Fact]
    public void SameBytes()
    {
        GeneratorRun reference = Under(CultureInfo.InvariantCulture);
        GeneratorRun hostile = Under(Hostile());
        Assert.Equal(reference.Text, hostile.Text);
        Assert.Equal(reference.Sources[0].SourceText.GetChecksum().AsEnumerable(), hostile.Sources[0].SourceText.GetChecksum());
        Assert.Equal(3, hostile.Diagnostics.Length);
        Assert.Equal(Messages(reference), Messages(hostile));
    }

    private static string[] Messages(GeneratorRun run) => [.. run.Diagnostics.Select(diagnostic => diagnostic.GetMessage(Hostile()))];

    private static GeneratorRun Under(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return GeneratorRunner.Run(Source);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Turkish casing, a true minus sign, commas and dots the other way round.
    private static CultureInfo Hostile()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PositiveSign = "\uFF0B";
        return culture;
    }
}
