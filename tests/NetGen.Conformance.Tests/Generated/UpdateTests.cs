using System;
using System.Linq;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>What a declaration can say of updates, against the engine in double; and what it must not touch.</summary>
public sealed class UpdateTests(ITestOutputHelper output)
{
    private const int Rows = 33;

    public static TheoryData<string> Names => [.. UpdateNetworks.Names];

    public static TheoryData<Optimizer> Optimizers => [.. Enum.GetValues<Optimizer>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void AGeneratedNetworkAgreesWithTheEngine(string name) => output.WriteLine(
        EngineComparison.Run(UpdateNetworks.Compiled.CreateTrainable(name), UpdateNetworks.Compiled.Definition(name)).ToString());

    [Fact]
    public void EveryMethodIsWithinTheBudget() => output.WriteLine(MethodSizeTests.AssertWithinBudget(UpdateNetworks.Compiled.Compilation.Assembly));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AFrozenLayerStaysAsItIsAndHasNoGradient(Optimizer optimizer)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(UpdateNetworks.Everything(optimizer));
        int frozen = UpdateNetworks.Compiled.Definition(UpdateNetworks.Everything(optimizer)).Layers[0].Parameters.Sum(parameter => parameter.Shape.Size);
        float[] before = SampleNetworks.Parameters(network);

        for (int step = 0; step < 3; step++)
        {
            network.TrainStep(data.Inputs, data.Labels);
            Assert.True(network.LatestStepWasApplied);
        }

        float[] gradients = SampleNetworks.Gradients(network);
        float[] after = SampleNetworks.Parameters(network);
        Assert.All(gradients[..frozen], gradient => Assert.Equal(0, gradient));
        Assert.Equal(before[..frozen], after[..frozen]);
        Assert.Contains(gradients[frozen..], gradient => gradient != 0);
        Assert.NotEqual(before[frozen..], after[frozen..]);

        // What is set for it is ignored, were it NaN.
        Array.Fill(gradients, float.NaN, 0, frozen);
        network.SetGradients(gradients);
        network.ApplyGradients();
        Assert.True(network.LatestStepWasApplied);
        Assert.All(SampleNetworks.Gradients(network)[..frozen], gradient => Assert.Equal(0, gradient));
        Assert.Equal(before[..frozen], SampleNetworks.Parameters(network)[..frozen]);
    }

    [Fact]
    public void AFrozenLayerHasNoKernelsOfItsOwn()
    {
        string source = Emitted("[Network(100), Dense(64, Activation.ReLU, Trainable = false), Dense(48), Training(Loss.MeanSquaredError, Optimizer.Adam)]");

        Assert.DoesNotContain("Dense0WeightGradient", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Dense0BiasGradient", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Dense1InputGradient", source, StringComparison.Ordinal);
        Assert.DoesNotContain("_workspace", source, StringComparison.Ordinal);
        Assert.Contains("Dense1WeightGradient", source, StringComparison.Ordinal);

        // 48 units of 64 weights and a bias each.
        Assert.Contains("_gradients = new global::NetGen.Runtime.AlignedArena(3120,", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1f)]
    [InlineData(1e30f)]
    public void GradientsOfAnySizeAreScaledToTheNorm(float size)
    {
        (ILoadedTrainableNetwork network, _) = Create("NormedSGD");
        float[] before = SampleNetworks.Parameters(network);
        Random random = new(5);
        float[] gradients = [.. before.Select(_ => size * ((2 * random.NextSingle()) - 1))];
        double norm = Math.Sqrt(gradients.Sum(gradient => (double)gradient * gradient));
        double scale = Math.Min(1, 0.02 / (norm + 1e-6)) * network.LearningRate;

        network.SetGradients(gradients);
        network.ApplyGradients();

        Assert.True(network.LatestStepWasApplied);
        Assert.Equal(gradients, SampleNetworks.Gradients(network));
        float[] after = SampleNetworks.Parameters(network);
        Assert.All(Enumerable.Range(0, before.Length), i => Assert.Equal(before[i] - (scale * gradients[i]), after[i], 1e-6));
    }

    [Theory]
    [InlineData("NormedAdam", float.NaN)]
    [InlineData("NormedSGD", float.NegativeInfinity)]
    [InlineData("Penalised", float.PositiveInfinity)]
    [InlineData("EverythingAdamW", float.NaN)]
    [InlineData("Clipped", float.PositiveInfinity)]
    public void AGradientThatIsNotFiniteIsNotClippedAway(string name, float value)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(name);
        network.TrainStep(data.Inputs, data.Labels);
        float[] before = SampleNetworks.Parameters(network);
        TrainingState state = network.GetTrainingState();
        float[] gradients = SampleNetworks.Gradients(network);
        gradients[^1] = value;
        network.SetGradients(gradients);
        network.ApplyGradients();

        Assert.False(network.LatestStepWasApplied);
        Assert.Equal(before, SampleNetworks.Parameters(network));
        TrainingStateTests.AssertSame(state, network.GetTrainingState());
    }

    [Theory]
    [InlineData("Limited", 0.8)]
    [InlineData("EverythingMomentum", 1)]
    public void NoUnitHasALargerNormThanTheLimit(string name, double limit)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(name);
        NetworkDefinition definition = UpdateNetworks.Compiled.Definition(name);
        network.TrainStep(data.Inputs, data.Labels);

        float[] parameters = SampleNetworks.Parameters(network);
        int offset = 0;
        int limited = 0;
        foreach ((LayerDefinition layer, ParameterDefinition parameter) in definition.Layers.SelectMany(layer => layer.Parameters.Select(parameter => (layer, parameter))))
        {
            if (layer.Trainable && parameter.Shape.Rank == 2)
            {
                foreach (float[] unit in parameters.Skip(offset).Take(parameter.Shape.Size).Chunk(parameter.Shape.Extents[1]))
                {
                    double norm = Math.Sqrt(unit.Sum(weight => (double)weight * weight));
                    Assert.True(norm <= limit * (1 + 1e-6), $"{parameter.Name}: {norm}");
                    limited += norm > limit * (1 - 1e-6) ? 1 : 0;
                }
            }

            offset += parameter.Shape.Size;
        }

        Assert.True(limited > 3, $"The limit was reached by {limited} units.");
    }

    private static (ILoadedTrainableNetwork Network, SampleData Data) Create(string name)
    {
        SampleData data = new(UpdateNetworks.Compiled.Definition(name), Rows, seed: 7);
        ILoadedTrainableNetwork network = UpdateNetworks.Compiled.CreateTrainable(name);
        network.SetParameters(data.Parameters);
        return (network, data);
    }

    private static string Emitted(string attributes) =>
        NetworkCompilation.Load($"using NetGen;\n{attributes}\npublic sealed partial class Net;").Run.Text;
}
