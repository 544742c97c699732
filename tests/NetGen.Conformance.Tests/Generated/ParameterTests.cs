using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Runtime;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Parameters and gradients go in and out in canonical order, and a step is the same in one piece and in two.</summary>
public sealed class ParameterTests
{
    private const int Rows = 9;

    public static TheoryData<string> Names => [.. SampleNetworks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void ParametersAreInitialisedFromTheSeed(string name)
    {
        ILoadedNetwork network = SampleNetworks.Compiled.Create(name, seed: 42);
        float[] expected = new float[network.ParameterCount];
        ParameterInitialization.Fill(network.Definition, 42, expected);

        Assert.Equal(expected, SampleNetworks.Parameters(network));
        Assert.NotEqual(expected, SampleNetworks.Parameters(SampleNetworks.Compiled.Create(name, seed: 43)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ParametersComeOutAsTheyWentIn(string name)
    {
        ILoadedNetwork network = SampleNetworks.Compiled.Create(name);
        float[] values = [.. Enumerable.Range(1, network.ParameterCount).Select(i => (float)i)];
        network.SetParameters(values);

        Assert.Equal(values, SampleNetworks.Parameters(network));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsComeOutAsTheyWentIn(string name)
    {
        ILoadedTrainableNetwork network = SampleNetworks.Compiled.CreateTrainable(name);
        float[] values = [.. Enumerable.Range(1, network.ParameterCount).Select(i => (float)i)];
        network.SetGradients(values);

        Assert.Equal(values, SampleNetworks.Gradients(network));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EachParameterIsTheOneOfTheEngine(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        RuntimeNetwork<double> engine = new(SampleNetworks.Compiled.Definition(name));
        float[] output = new float[network.OutputSize];
        double[] expected = new double[network.OutputSize];
        double[] inputs = SampleData.Widen(data.Inputs.AsSpan(0, network.InputSize));
        int stride = Math.Max(1, network.ParameterCount / 500);
        for (int i = 0; i < network.ParameterCount; i += stride)
        {
            float[] parameters = [.. data.Parameters];
            parameters[i] += 0.75f;
            network.SetParameters(parameters);
            engine.SetParameters(SampleData.Widen(parameters));
            network.Predict(data.Inputs.AsSpan(0, network.InputSize), output);
            engine.Predict(inputs, expected);
            Tolerance.AssertClose(output, expected, Deviation.OutputTolerance, floor: 1, $"outputs with parameter {i} moved");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheHalvesOfAStepAreTheStep(string name)
    {
        (ILoadedTrainableNetwork whole, SampleData data) = SampleNetworks.Create(name, Rows);
        (ILoadedTrainableNetwork halves, _) = SampleNetworks.Create(name, Rows);
        for (int step = 0; step < 4; step++)
        {
            float loss = step % 2 == 0 ? whole.TrainStep(data.Inputs, data.Targets) : whole.TrainStep(data.Inputs, data.Labels);
            float[] before = SampleNetworks.Parameters(halves);
            float lossOfHalf = step % 2 == 0 ? halves.ComputeGradients(data.Inputs, data.Targets) : halves.ComputeGradients(data.Inputs, data.Labels);
            Assert.Equal(before, SampleNetworks.Parameters(halves));
            float[] gradients = SampleNetworks.Gradients(halves);
            halves.SetGradients(gradients);
            halves.ApplyGradients();

            Assert.Equal(loss, lossOfHalf);
            Assert.Equal(SampleNetworks.Gradients(whole), gradients);
            Assert.Equal(SampleNetworks.Parameters(whole), SampleNetworks.Parameters(halves));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsCanBeAppliedAgain(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        NetworkDefinition definition = SampleNetworks.Compiled.Definition(name);
        RuntimeNetwork<double> engine = new(definition);
        engine.SetParameters(SampleData.Widen(data.Parameters));
        network.ComputeGradients(data.Inputs, data.Targets);
        float[] gradients = SampleNetworks.Gradients(network);
        engine.SetGradients(SampleData.Widen(gradients));
        for (int i = 0; i < 2; i++)
        {
            network.ApplyGradients();
            engine.ApplyGradients();
        }

        Assert.Equal(gradients, SampleNetworks.Gradients(network));
        double[] expected = new double[network.ParameterCount];
        engine.GetParameters(expected);
        new Deviation().CheckUpdate(definition, SampleNetworks.Parameters(network), expected, "two updates");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SettingParametersLeavesTheMomentsAlone(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        (ILoadedTrainableNetwork same, _) = SampleNetworks.Create(name, Rows);
        network.TrainStep(data.Inputs, data.Targets);
        same.TrainStep(data.Inputs, data.Targets);
        network.SetParameters(SampleNetworks.Parameters(same));
        network.TrainStep(data.Inputs, data.Targets);
        same.TrainStep(data.Inputs, data.Targets);

        Assert.Equal(SampleNetworks.Parameters(same), SampleNetworks.Parameters(network));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.1f)]
    public void ALearningRateThatNoStepCanBeTakenWithIsRefused(float rate)
    {
        (ILoadedTrainableNetwork network, _) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);
        float before = network.LearningRate;

        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => network.LearningRate = rate);

        Assert.Equal(rate, exception.ActualValue);
        Assert.Equal(before, network.LearningRate);
    }

    [Fact]
    public void TheLearningRateScalesTheStep()
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Regression, Rows);
        Assert.Equal(0.05f, network.LearningRate);
        network.LearningRate = 0.25f;
        network.TrainStep(data.Inputs, data.Targets);
        float[] gradients = SampleNetworks.Gradients(network);
        float[] trained = SampleNetworks.Parameters(network);

        Assert.Equal(0.25f, network.LearningRate);
        for (int i = 0; i < trained.Length; i++)
        {
            Assert.Equal(data.Parameters[i] - (0.25 * gradients[i]), trained[i], 1e-6);
        }
    }
}
