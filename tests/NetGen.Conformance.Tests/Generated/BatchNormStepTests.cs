using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>What a step leaves of running statistics: nothing where it is not applied, and what the batch says even where the layer is frozen.</summary>
[Collection(ThreadCollection.Name)]
public sealed class BatchNormStepTests
{
    private const string Frozen = "BatchFrozen";

    /// <summary>No input, however large, comes out of its first layer large.</summary>
    private const string Saturated = "BatchLast";

    public enum Spoilt
    {
        Input,
        Target,

        /// <summary>An input so far from the others that their variance overflows; the loss need not.</summary>
        Variance,
        Gradient,
    }

    public static TheoryData<string, Spoilt, int> SpoiltSteps
    {
        get
        {
            TheoryData<string, Spoilt, int> data = [];
            foreach (string name in BatchNormTests.Definitions().Select(definition => definition.Name))
            {
                foreach (Spoilt what in Enum.GetValues<Spoilt>().Where(what => name != Saturated || what != Spoilt.Variance))
                {
                    data.Add(name, what, 1);
                    data.Add(name, what, 3);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SpoiltSteps))]
    public void AStepThatIsNotFiniteIsAsIfItHadNeverBeen(string name, Spoilt what, int threads)
    {
        using IDisposable machine = ThreadNetworks.OnManyProcessors();
        (ILoadedTrainableNetwork network, SampleData data) = BatchNormTests.Make(name);
        (ILoadedTrainableNetwork untouched, _) = BatchNormTests.Make(name);
        network.MaxDegreeOfParallelism = threads;
        untouched.MaxDegreeOfParallelism = threads;
        TakeSteps(network, data);
        TakeSteps(untouched, data);

        SpoilStep(network, data, what);

        Assert.False(network.LatestStepWasApplied);
        TrainingStateTests.AssertSame(untouched.GetTrainingState(), network.GetTrainingState());
        TakeSteps(network, data);
        TakeSteps(untouched, data);
        TrainingStateTests.AssertSame(untouched.GetTrainingState(), network.GetTrainingState());
    }

    [Theory]
    [InlineData(Spoilt.Input)]
    [InlineData(Spoilt.Target)]
    [InlineData(Spoilt.Gradient)]
    public void TheEngineLeavesAllAsItWasToo(Spoilt what)
    {
        foreach (NetworkDefinition definition in BatchNormTests.Definitions())
        {
            SampleData data = new(definition, rows: 50, seed: 3);
            RuntimeNetwork<double> network = Trained(definition, data);
            RuntimeNetwork<double> untouched = Trained(definition, data);
            double[] inputs = SampleData.Widen(data.Inputs);
            double[] targets = SampleData.Widen(data.Targets);
            Spoil(inputs, targets, what);
            network.ComputeGradients(inputs, targets);
            if (what == Spoilt.Gradient)
            {
                network.SetGradients([.. Enumerable.Repeat(double.NaN, network.ParameterCount)]);
            }

            network.ApplyGradients();

            Assert.False(network.LatestStepWasApplied);
            AssertSame(untouched, network);
            network.TrainStep(SampleData.Widen(data.Inputs), SampleData.Widen(data.Targets));
            untouched.TrainStep(SampleData.Widen(data.Inputs), SampleData.Widen(data.Targets));
            AssertSame(untouched, network);
        }
    }

    [Fact]
    public void AFrozenOneNormalisesByTheBatchAndMovesItsStatistics()
    {
        (ILoadedTrainableNetwork network, SampleData data) = BatchNormTests.Make(Frozen);
        float[] parameters = SampleNetworks.Parameters(network);
        float[] statistics = SampleNetworks.Statistics(network);

        // Were it to normalise by the running statistics, as in prediction, the loss would be that of prediction.
        float loss = network.TrainStep(data.Inputs, data.Targets);

        Assert.True(network.LatestStepWasApplied);
        (ILoadedTrainableNetwork before, _) = BatchNormTests.Make(Frozen);
        float predicted = before.ComputeLoss(data.Inputs, data.Targets, new float[data.Targets.Length]);
        Assert.True(Math.Abs(loss - predicted) > 1e-3 * predicted, $"A loss of {loss} in training, of {predicted} in prediction.");
        Assert.All(statistics.Zip(SampleNetworks.Statistics(network)), pair => Assert.NotEqual(pair.First, pair.Second));
        AssertFrozenAreKept(network.Definition, parameters, SampleNetworks.Parameters(network));
    }

    [Fact]
    public void AFrozenOneIsFrozenInTheEngineToo()
    {
        NetworkDefinition definition = BatchNormTests.Definitions().Single(definition => definition.Name == Frozen);
        SampleData data = new(definition, rows: 50, seed: 3);
        RuntimeNetwork<double> engine = Trained(definition, data);
        double[] statistics = new double[definition.StatisticCount];
        engine.GetStatistics(statistics);
        Assert.DoesNotContain(0.0, statistics);
        Assert.DoesNotContain(1.0, statistics);
        double[] parameters = new double[definition.ParameterCount];
        engine.GetParameters(parameters);
        AssertFrozenAreKept(definition, data.Parameters, [.. parameters.Select(value => (float)value)]);
    }

    private static void AssertFrozenAreKept(NetworkDefinition definition, float[] before, float[] after)
    {
        int offset = 0;
        foreach (LayerDefinition layer in definition.Layers)
        {
            int size = layer.Parameters.Sum(parameter => parameter.Shape.Size);
            Assert.Equal(layer.Trainable, !before.AsSpan(offset, size).SequenceEqual(after.AsSpan(offset, size)) || size == 0);
            offset += size;
        }
    }

    private static void SpoilStep(ILoadedTrainableNetwork network, SampleData data, Spoilt what)
    {
        float[] inputs = [.. data.Inputs];
        float[] targets = [.. data.Targets];
        Spoil(inputs, targets, what);
        network.ComputeGradients(inputs, targets);
        if (what == Spoilt.Gradient)
        {
            float[] gradients = SampleNetworks.Gradients(network);
            gradients[^1] = float.NaN;
            network.SetGradients(gradients);
        }

        network.ApplyGradients();
    }

    private static void Spoil<T>(T[] inputs, T[] targets, Spoilt what)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        inputs[5] = what == Spoilt.Input ? T.NaN : what == Spoilt.Variance ? T.CreateChecked(1e30f) : inputs[5];
        targets[0] = what == Spoilt.Target ? T.PositiveInfinity : targets[0];
    }

    private static void TakeSteps(ILoadedTrainableNetwork network, SampleData data)
    {
        for (int step = 0; step < 3; step++)
        {
            network.TrainStep(data.Inputs, data.Targets);
            Assert.True(network.LatestStepWasApplied);
        }
    }

    private static RuntimeNetwork<double> Trained(NetworkDefinition definition, SampleData data)
    {
        RuntimeNetwork<double> network = new(definition);
        network.SetParameters(SampleData.Widen(data.Parameters));
        for (int step = 0; step < 3; step++)
        {
            network.TrainStep(SampleData.Widen(data.Inputs), SampleData.Widen(data.Targets));
            Assert.True(network.LatestStepWasApplied);
        }

        return network;
    }

    private static void AssertSame(RuntimeNetwork<double> expected, RuntimeNetwork<double> actual)
    {
        Assert.Equal(Values(expected.ParameterCount, expected.GetParameters), Values(actual.ParameterCount, actual.GetParameters));
        Assert.Equal(
            Values(expected.Definition.StatisticCount, expected.GetStatistics), Values(actual.Definition.StatisticCount, actual.GetStatistics));

        static double[] Values(int count, Action<Span<double>> read)
        {
            double[] values = new double[count];
            read(values);
            return values;
        }
    }
}
