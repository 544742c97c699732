using System;
using System.Globalization;
using System.Linq;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>The same seed and data give the same bits, and the same declaration the same text, also where numbers are written strangely.</summary>
public sealed class DeterminismTests
{
    private const int Rows = 50;

    public static TheoryData<string> Names => [.. SampleNetworks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainingAgainGivesTheSameBits(string name)
    {
        float[] first = Train(name);

        Assert.Equal(first, Train(name));
        Assert.NotEqual(SampleNetworks.Parameters(SampleNetworks.Compiled.Create(name, seed: 7)), first);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainingGivesTheSameBitsInAnyCulture(string name)
    {
        float[] expected = Train(name);

        Assert.Equal(expected, InHostileCulture(() => Train(name)));
    }

    [Fact]
    public void EmittedTextIsTheSameInAnyRunAndCulture()
    {
        string source = "using NetGen;\n" + string.Concat(
            SampleNetworks.Names.Select(name => DefinitionSource.ToSource(SampleNetworks.Compiled.Definition(name), name)));

        string[] expected = Emit(source);

        Assert.Equal(SampleNetworks.Names.Length, expected.Length);
        Assert.Equal(expected, Emit(source));
        Assert.Equal(expected, InHostileCulture(() => Emit(source)));
    }

    private static string[] Emit(string source) =>
        [.. GeneratorRunner.Run(source).Sources.Select(emitted => $"{emitted.HintName}\n{emitted.SourceText}")];

    private static float[] Train(string name)
    {
        ILoadedTrainableNetwork network = SampleNetworks.Compiled.CreateTrainable(name, seed: 7);
        SampleData data = new(SampleNetworks.Compiled.Definition(name), Rows, seed: 8);
        Dataset samples = new(data.Inputs, network.InputSize, data.Targets, network.OutputSize);
        network.Fit(samples, new FitOptions { Epochs = 3, BatchSize = 16, ShuffleSeed = 5 });
        return SampleNetworks.Parameters(network);
    }

    private static T InHostileCulture<T>(Func<T> function)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = culture;
        try
        {
            return function();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
