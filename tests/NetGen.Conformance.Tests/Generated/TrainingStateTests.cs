using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Training goes on from a state bit for bit; a state that does not fit changes nothing.</summary>
[Collection(ThreadCollection.Name)]
public sealed class TrainingStateTests
{
    private const int Rows = 100;
    private const int Batch = 32;

    public static TheoryData<Optimizer, int> OptimizersAndThreads
    {
        get
        {
            TheoryData<Optimizer, int> data = [];
            foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
            {
                data.Add(optimizer, 1);
                data.Add(optimizer, 3);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(OptimizersAndThreads))]
    public void AResumedTrainingIsTheSameBitForBit(Optimizer optimizer, int threads)
    {
        using IDisposable machine = ThreadNetworks.OnManyProcessors();
        string name = UpdateNetworks.Everything(optimizer);
        SampleData data = new(UpdateNetworks.Compiled.Definition(name), Rows, seed: 11);
        ILoadedTrainableNetwork straight = Create(name, seed: 5, threads, data);
        ILoadedTrainableNetwork first = Create(name, seed: 5, threads, data);
        TakeSteps(first, data, 0, 6);
        TrainingState state = first.GetTrainingState();
        ILoadedTrainableNetwork second = Create(name, seed: 99, threads: 4 - threads, data);
        TakeSteps(second, data, 0, 2);
        second.SetTrainingState(state);

        // The one the state was taken of goes on by itself: a state is a copy.
        TakeSteps(straight, data, 0, 13);
        TakeSteps(first, data, 6, 13);
        TakeSteps(second, data, 6, 13);

        AssertSame(straight.GetTrainingState(), first.GetTrainingState());
        AssertSame(straight.GetTrainingState(), second.GetTrainingState());
        Assert.Equal(SampleNetworks.Gradients(straight), SampleNetworks.Gradients(second));
        Assert.Equal(6, state.StepCount);
    }

    [Theory]
    [InlineData(Optimizer.SGD)]
    [InlineData(Optimizer.Momentum, "velocity")]
    [InlineData(Optimizer.Nesterov, "velocity")]
    [InlineData(Optimizer.RMSprop, "meanSquare")]
    [InlineData(Optimizer.Adagrad, "squareSum")]
    [InlineData(Optimizer.Adam, "firstMoment", "secondMoment")]
    [InlineData(Optimizer.AdamW, "firstMoment", "secondMoment")]
    public void AStateSaysAllThatDecidesTheNextStep(Optimizer optimizer, params string[] moments)
    {
        string name = UpdateNetworks.Everything(optimizer);
        SampleData data = new(UpdateNetworks.Compiled.Definition(name), Rows, seed: 11);
        ILoadedTrainableNetwork network = Create(name, seed: 42, threads: 1, data);
        network.LearningRate = 0.125f;
        TakeSteps(network, data, 0, 3);

        TrainingState state = network.GetTrainingState();

        int frozen = UpdateNetworks.Compiled.Definition(name).Layers[0].Parameters.Sum(parameter => parameter.Shape.Size);
        Assert.Equal((3L, 0.125f, 42UL), (state.StepCount, state.LearningRate, state.Seed));
        Assert.Equal(SampleNetworks.Parameters(network), state.Parameters);
        Assert.Empty(state.Statistics);
        Assert.Equal(moments, state.Moments.Select(moment => moment.Name));
        Assert.All(state.Moments, moment =>
        {
            Assert.Equal(network.ParameterCount, moment.Values.Length);
            Assert.All(moment.Values.Take(frozen), value => Assert.Equal(0, value));
            Assert.True(moment.Values.Skip(frozen).Count(value => value != 0) > moment.Values.Length / 3);
        });
    }

    [Fact]
    public void AStepThatIsNotAppliedDoesNotCount()
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);
        network.TrainStep(data.Inputs, data.Labels);
        float[] inputs = [.. data.Inputs];
        inputs[0] = float.NaN;
        network.TrainStep(inputs, data.Labels);

        Assert.False(network.LatestStepWasApplied);
        Assert.Equal(1, network.GetTrainingState().StepCount);
    }

    [Fact]
    public void AStateOfAnotherNetworkIsRefusedAndChangesNothing()
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(SampleNetworks.Classifier, Rows);
        network.TrainStep(data.Inputs, data.Labels);
        TrainingState before = network.GetTrainingState();
        float[] short72 = new float[72];
        float[] all = new float[73];
        Moment first = new("firstMoment", [.. all]);
        Moment second = new("secondMoment", [.. all]);

        AssertRefused(State(parameters: short72), "expected 73 parameters, got 72");
        AssertRefused(State(step: -1), "a step count of at least 0, got -1");
        AssertRefused(State(rate: float.NaN), "a finite learning rate of at least 0, got NaN");
        AssertRefused(State(statistics: [1]), "expected 0 statistics, got 1");
        AssertRefused(State(moments: [first]), "expected 2 moments (firstMoment, secondMoment), got 1");
        AssertRefused(State(moments: [second, first]), "the moment 'firstMoment', got 'secondMoment'");
        AssertRefused(State(moments: [first, new Moment("secondMoment", [.. short72])]), "expected 73 values of the moment 'secondMoment', got 72");
        AssertRefused(State(moments: default(ImmutableArray<Moment>)), "expected 2 moments");
        Assert.Throws<ArgumentNullException>("state", () => network.SetTrainingState(null!));

        TrainingState State(
            float[]? parameters = null, long step = 3, float rate = 0.5f, float[]? statistics = null, ImmutableArray<Moment>? moments = null) => new()
            {
                StepCount = step,
                LearningRate = rate,
                Seed = 9,
                Parameters = [.. parameters ?? all],
                Statistics = [.. statistics ?? []],
                Moments = moments ?? [first, second],
            };

        void AssertRefused(TrainingState state, string message)
        {
            ArgumentException exception = Assert.Throws<ArgumentException>("state", () => network.SetTrainingState(state));
            Assert.Contains(message, exception.Message, StringComparison.Ordinal);
            AssertSame(before, network.GetTrainingState());
        }
    }

    internal static void AssertSame(TrainingState expected, TrainingState actual)
    {
        Assert.Equal((expected.StepCount, expected.LearningRate, expected.Seed), (actual.StepCount, actual.LearningRate, actual.Seed));
        Assert.Equal(Bits(expected.Parameters), Bits(actual.Parameters));
        Assert.Equal(Bits(expected.Statistics), Bits(actual.Statistics));
        Assert.Equal(expected.Moments.Select(moment => moment.Name), actual.Moments.Select(moment => moment.Name));
        Assert.Equal(expected.Moments.SelectMany(moment => Bits(moment.Values)), actual.Moments.SelectMany(moment => Bits(moment.Values)));
    }

    private static int[] Bits(ImmutableArray<float> values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static ILoadedTrainableNetwork Create(string name, ulong seed, int threads, SampleData data)
    {
        ILoadedTrainableNetwork network = UpdateNetworks.Compiled.CreateTrainable(name, seed);
        network.SetParameters(data.Parameters);
        network.MaxDegreeOfParallelism = threads;
        return network;
    }

    // Batches in turn, the last of them smaller.
    private static void TakeSteps(ILoadedTrainableNetwork network, SampleData data, int first, int end)
    {
        for (int step = first; step < end; step++)
        {
            int row = step % 4 * Batch;
            int rows = Math.Min(Batch, Rows - row);
            network.TrainStep(data.Inputs.AsSpan(row * network.InputSize, rows * network.InputSize), data.Labels.AsSpan(row, rows));
            Assert.True(network.LatestStepWasApplied);
        }
    }
}
