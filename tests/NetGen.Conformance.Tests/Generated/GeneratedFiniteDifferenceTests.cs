using System;
using System.Linq;
using NetGen.Conformance.Tests.Engine;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>The generated gradients against central differences of the engine's loss: no derivative is shared between the two.</summary>
public sealed class GeneratedFiniteDifferenceTests
{
    [Theory]
    [InlineData(SampleNetworks.Classifier)]
    [InlineData(SampleNetworks.Regression)]
    [InlineData(SampleNetworks.SingleOutput)]
    [InlineData(SampleNetworks.Apart)]
    public void GradientsAreThoseOfTheLoss(string name) => Check(SampleNetworks.Compiled.CreateTrainable(name), SampleNetworks.Compiled.Definition(name));

    /// <summary>Holds the gradients of a batch of seven against differences of the engine's loss in training.</summary>
    internal static void Check(ILoadedTrainableNetwork network, NetworkDefinition definition)
    {
        GradientProblem problem = new(definition, rows: 7, seed: 4);
        network.SetParameters([.. problem.Parameters.Select(value => (float)value)]);
        network.ComputeGradients(Narrow(problem.Inputs), Narrow(problem.Targets));

        double error = problem.LargestError(SampleData.Widen(SampleNetworks.Gradients(network)));

        Assert.True(error <= Deviation.GradientTolerance, $"The gradients are off by {error:E2} of the largest.");
    }

    private static float[] Narrow(ReadOnlySpan<double> values)
    {
        float[] narrow = new float[values.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)values[i];
        }

        return narrow;
    }
}
