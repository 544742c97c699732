using System;
using System.Globalization;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>What a loss takes for one prediction: all that a sample gives, or each step or position of it.</summary>
public sealed class OutputRowTests
{
    public static TheoryData<string> Names => [.. OutputRowNetworks.All().Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name) =>
        EngineComparison.Run(OutputRowNetworks.Compiled.CreateTrainable(name), OutputRowNetworks.Compiled.Definition(name), rows: 60);

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreThoseOfTheLoss(string name) =>
        GeneratedFiniteDifferenceTests.Check(OutputRowNetworks.Compiled.CreateTrainable(name), OutputRowNetworks.Compiled.Definition(name));

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void EveryVectorWidthAgreesWithTheEngine(int bits)
    {
        CompiledNetworks networks = new(OutputRowNetworks.All(), new RunOptions { VectorWidth = bits.ToString(CultureInfo.InvariantCulture) });
        foreach (string name in networks.Names)
        {
            EngineComparison.Run(networks.CreateTrainable(name), networks.Definition(name), rows: 40);
        }
    }

    /// <summary>The mean over batch and outputs does not ask how the outputs lie.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TheDefinitionSaysHowManyThereAre(string name)
    {
        NetworkDefinition definition = OutputRowNetworks.Compiled.CreateTrainable(name).Definition;
        int expected = name.StartsWith("Flat", StringComparison.Ordinal) || name is "ImagePooled" || name.EndsWith("Logits", StringComparison.Ordinal)
            ? 1
            : definition.OutputShape.Size / definition.OutputShape.Extents[^1];
        Assert.Equal(expected, definition.OutputRows);
    }

    /// <summary>An image is labelled position by position, and evaluated so.</summary>
    [Fact]
    public void PositionsAreLearnedAndCounted()
    {
        ILoadedTrainableNetwork network = OutputRowNetworks.Compiled.CreateTrainable("ImageClasses");
        const int Samples = 40;
        int positions = network.Definition.OutputRows;
        float[] inputs = new float[Samples * network.InputSize];
        int[] labels = new int[Samples * positions];
        Random random = new(3);
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (2 * random.NextSingle()) - 1;
        }

        for (int i = 0; i < labels.Length; i++)
        {
            // The class of an output is where the pixel in the middle of what it sees lies.
            (int sample, int y, int x) = (i / positions, i % positions / 2, i % 2);
            float middle = inputs[(sample * network.InputSize) + ((((y + 1) * 4) + x + 1) * 2)];
            labels[i] = middle < -0.3f ? 0 : middle < 0.3f ? 1 : 2;
        }

        Dataset data = new(inputs, network.InputSize, labels, classCount: 3);
        Assert.Equal(positions, data.LabelsPerSample);
        network.Fit(data, new FitOptions { Epochs = 400, BatchSize = 8 });
        Evaluation evaluation = network.Evaluate(data);

        Assert.Equal(Samples * positions, evaluation.Classification!.SampleCount);
        Assert.True(evaluation.Accuracy > 0.7, $"{evaluation.Accuracy:P0} of the positions are right.");
    }
}
