using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetGen.Runtime;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Several threads give the bits of one, whatever their number; and leave nothing behind.</summary>
[Collection(ThreadCollection.Name)]
public sealed class ThreadTests : IDisposable
{
    private static readonly int[] Batches = [1, 5, 23, 24, 25, 47, 48, 128, 193, 200, 601];

    private readonly IDisposable _machine = ThreadNetworks.OnManyProcessors();

    public static TheoryData<string> Names => [.. ThreadNetworks.Names];

    public void Dispose() => _machine.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void PredictionsHaveTheSameBits(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(name, Batches.Max());
        foreach (int rows in Batches)
        {
            ReadOnlySpan<float> inputs = data.Inputs.AsSpan(0, rows * network.InputSize);
            float[] expected = new float[rows * network.OutputSize];
            network.PredictBatch(inputs, expected);
            foreach (int threads in ThreadNetworks.ThreadCounts.Append(1).Append(-1))
            {
                float[] actual = new float[expected.Length];
                network.PredictBatch(inputs, actual, threads);
                Assert.Equal(expected, actual);
            }
        }

        Assert.True(ThreadTeam.Shared.HelperCount >= ThreadNetworks.Processors - 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StepsHaveTheSameBits(string name)
    {
        foreach (int rows in Batches)
        {
            float[] expected = TakeSteps(name, rows, threads: 1);
            Assert.All(ThreadNetworks.ThreadCounts.Append(-1), threads => Assert.Equal(expected, TakeSteps(name, rows, threads)));
        }
    }

    // Moments are part of it: with other moments the second training would go elsewhere.
    [Theory]
    [MemberData(nameof(Names))]
    public void TrainingAndMeasuringHaveTheSameBits(string name)
    {
        (float[] Parameters, double[] Losses) expected = Train(name, threads: 1);
        foreach (int threads in ThreadNetworks.ThreadCounts)
        {
            (float[] Parameters, double[] Losses) actual = Train(name, threads);
            Assert.Equal(expected.Parameters, actual.Parameters);
            Assert.Equal(expected.Losses, actual.Losses);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StepsThatAreNotAppliedAreTold(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(name, rows: 48);
        network.MaxDegreeOfParallelism = 4;
        float[] gradients = new float[network.ParameterCount];
        float[] before = SampleNetworks.Parameters(network);
        for (int index = 0; index < gradients.Length; index += Math.Max(1, gradients.Length / 7))
        {
            network.ComputeGradients(data.Inputs, data.Targets);
            network.GetGradients(gradients);
            gradients[index] = float.NaN;
            network.SetGradients(gradients);
            network.ApplyGradients();

            Assert.False(network.LatestStepWasApplied);
            Assert.Equal(before, SampleNetworks.Parameters(network));
        }

        network.TrainStep(data.Inputs, data.Targets);
        Assert.True(network.LatestStepWasApplied);
        Assert.NotEqual(before, SampleNetworks.Parameters(network));
    }

    [Fact]
    public void PredictionsFromManyThreadsAtOnceShareTheTeam()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(ThreadNetworks.Classifier, rows: 200);
        float[] expected = new float[data.Targets.Length];
        network.PredictBatch(data.Inputs, expected);
        int differences = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            float[] actual = new float[expected.Length];
            for (int round = 0; round < 100; round++)
            {
                network.PredictBatch(data.Inputs, actual, maxDegreeOfParallelism: 3);
                if (!actual.AsSpan().SequenceEqual(expected))
                {
                    Interlocked.Increment(ref differences);
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, differences);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void ANumberThatIsNoneIsRefused(int threads)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(ThreadNetworks.Narrow, rows: 1);
        float[] output = new float[network.OutputSize];

        Assert.Equal(
            "maxDegreeOfParallelism",
            Assert.Throws<ArgumentOutOfRangeException>(() => network.PredictBatch(data.Inputs, output, threads)).ParamName);
        Assert.Equal(
            "MaxDegreeOfParallelism",
            Assert.Throws<ArgumentOutOfRangeException>(() => network.MaxDegreeOfParallelism = threads).ParamName);
        Assert.Equal(1, network.MaxDegreeOfParallelism);
    }

    [Fact]
    public void WrongLengthsAreRefusedAsOnOneThread()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(ThreadNetworks.Narrow, rows: 2);
        float[] output = new float[network.OutputSize];

        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => network.PredictBatch(data.Inputs, output, 2)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => network.PredictBatch(data.Inputs.AsSpan(1), output, 2)).ParamName);
        network.PredictBatch([], [], 2);
    }

    [Fact]
    public void ACancelledFitEndsAndLeavesNoThreadAtWork()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(ThreadNetworks.Classifier, rows: 200);
        Dataset samples = new(data.Inputs, network.InputSize, data.Targets, network.OutputSize);
        using CancellationTokenSource source = new();
        FitOptions options = new()
        {
            Epochs = 1000,
            BatchSize = 50,
            MaxDegreeOfParallelism = 4,
            EpochCompleted = epoch =>
            {
                if (epoch.Epoch == 3)
                {
                    source.Cancel();
                }
            },
        };

        Assert.Equal(EndReason.Cancelled, network.Fit(samples, options, source.Token).EndReason);
        Assert.Equal(1, network.MaxDegreeOfParallelism);
        AssertAllSleep();
    }

    [Fact]
    public void HelpersSleepWhenNothingRuns()
    {
        TakeSteps(ThreadNetworks.Classifier, rows: 128, threads: 8);
        AssertAllSleep();
    }

    private static void AssertAllSleep()
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (ThreadTeam.Shared.SleepingCount < ThreadTeam.Shared.HelperCount && waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            Thread.Sleep(5);
        }

        Assert.True(ThreadTeam.Shared.HelperCount > 0);
        Assert.Equal(ThreadTeam.Shared.HelperCount, ThreadTeam.Shared.SleepingCount);
    }

    private static float[] TakeSteps(string name, int rows, int threads)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(name, rows);
        network.MaxDegreeOfParallelism = threads;
        float[] losses =
        [
            network.TrainStep(data.Inputs, data.Targets),
            network.TrainStep(data.Inputs, data.Labels),
            network.TrainStep(data.Inputs, data.Targets),
            network.TrainStep(data.Inputs, data.Labels, data.Weights),
            network.TrainStep(data.Inputs, data.Targets, data.Weights),
        ];
        return [.. losses, .. SampleNetworks.Gradients(network), .. SampleNetworks.Parameters(network)];
    }

    private static (float[] Parameters, double[] Losses) Train(string name, int threads)
    {
        (ILoadedTrainableNetwork network, SampleData data) = Create(name, rows: 650);
        Dataset samples = new(data.Inputs, network.InputSize, data.Targets, network.OutputSize);
        FitOptions options = new() { Epochs = 2, BatchSize = 128, Validation = samples, EvaluateTraining = true, MaxDegreeOfParallelism = threads };
        History first = network.Fit(samples, options);
        History second = network.Fit(samples, options);
        network.MaxDegreeOfParallelism = threads;
        return (
            SampleNetworks.Parameters(network),
            [
                .. first.Epochs.Concat(second.Epochs).SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.Validation!.Loss, epoch.Training!.Loss }),
                network.Evaluate(samples).Loss,
            ]);
    }

    private static (ILoadedTrainableNetwork Network, SampleData Data) Create(string name, int rows)
    {
        SampleData data = new(ThreadNetworks.Compiled.Definition(name), rows, seed: 3);
        ILoadedTrainableNetwork network = ThreadNetworks.Compiled.CreateTrainable(name);
        network.SetParameters(data.Parameters);
        return (network, data);
    }
}
