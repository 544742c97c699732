using System;
using NetGen.Benchmarks.Bounds;
using NetGen.Benchmarks.Peers;
using NetGen.Engine;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Training steps.</summary>
/// <typeparam name="TNetwork">The network.</typeparam>
internal sealed class TrainWorkload<TNetwork>(string id, int batchSize)
    : Workload(id, batchSize, Flop.OfTraining(TNetwork.Definition), TNetwork.Definition)
    where TNetwork : ITrainableNetwork<TNetwork>
{
    private const int BatchCount = 8;
    private const int ComparedSteps = 3;

    // So small that the network stays as it began, however long it is timed: with samples learnt by heart the gradients would
    // vanish into denormal numbers, which are slow. The arithmetic of a step is the same at any rate.
    private const float TimingLearningRate = 1e-7f;

    public override bool IsThroughput => true;

    /// <summary>Parameters and gradients, and the moments that the optimizer keeps.</summary>
    public override long StreamedBytes => ParameterBytes * (Definition.Training!.Optimizer switch
    {
        Optimizer.Adam => 4,
        _ => 2,
    });

    public override Contest Prepare()
    {
        TNetwork network = TNetwork.Create(Seed);
        RuntimeNetwork<float> engine = EngineOf(network);
        int batchLength = SamplesPerCall * TNetwork.InputSize;
        AlignedArena inputs = SampleData.Inputs(BatchCount * SamplesPerCall, TNetwork.InputSize);
        int[] labels = SampleData.Labels(BatchCount * SamplesPerCall, TNetwork.OutputSize);
        RequireEqualSteps(network, engine, inputs.Span[..batchLength], labels.AsSpan(0, SamplesPerCall));
        network.LearningRate = TimingLearningRate;
        engine.LearningRate = TimingLearningRate;
        return new Contest(Generated, Engine);

        void Generated(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                int batch = call % BatchCount;
                network.TrainStep(inputs.Span.Slice(batch * batchLength, batchLength), labels.AsSpan(batch * SamplesPerCall, SamplesPerCall));
            }
        }

        void Engine(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                int batch = call % BatchCount;
                engine.TrainStep(inputs.Span.Slice(batch * batchLength, batchLength), labels.AsSpan(batch * SamplesPerCall, SamplesPerCall));
            }
        }
    }

    public override Action<int> PrepareOnThreads(int threads)
    {
        int batchLength = SamplesPerCall * TNetwork.InputSize;
        AlignedArena inputs = SampleData.Inputs(BatchCount * SamplesPerCall, TNetwork.InputSize);
        int[] labels = SampleData.Labels(BatchCount * SamplesPerCall, TNetwork.OutputSize);
        float[] expected = new float[TNetwork.ParameterCount];
        float[] actual = new float[TNetwork.ParameterCount];
        TakeSteps(maxDegreeOfParallelism: 1).GetParameters(expected);
        TNetwork network = TakeSteps(threads);
        network.GetParameters(actual);
        Agreement.RequireBits($"{Id}, parameters after {ComparedSteps} steps", expected, actual);
        network.LearningRate = TimingLearningRate;
        return Run;

        void Run(int calls)
        {
            for (int call = 0; call < calls; call++)
            {
                int batch = call % BatchCount;
                network.TrainStep(inputs.Span.Slice(batch * batchLength, batchLength), labels.AsSpan(batch * SamplesPerCall, SamplesPerCall));
            }
        }

        TNetwork TakeSteps(int maxDegreeOfParallelism)
        {
            TNetwork started = TNetwork.Create(Seed);
            started.MaxDegreeOfParallelism = maxDegreeOfParallelism;
            for (int step = 0; step < ComparedSteps; step++)
            {
                started.TrainStep(inputs.Span[..batchLength], labels.AsSpan(0, SamplesPerCall));
            }

            return started;
        }
    }

    public override PeerTask DescribeTask() => TrainTask.Of(
        Id,
        TNetwork.Create(Seed),
        SampleData.Inputs(BatchCount * SamplesPerCall, TNetwork.InputSize),
        SampleData.Labels(BatchCount * SamplesPerCall, TNetwork.OutputSize),
        SamplesPerCall,
        ComparedSteps,
        TimingLearningRate);

    private void RequireEqualSteps(TNetwork network, RuntimeNetwork<float> engine, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        float[] before = new float[TNetwork.ParameterCount];
        float[] actual = new float[TNetwork.ParameterCount];
        float[] expected = new float[TNetwork.ParameterCount];
        network.GetParameters(before);

        float loss = network.ComputeGradients(inputs, labels);
        float expectedLoss = engine.ComputeGradients(inputs, labels);
        Agreement.RequireElements($"{Id}, loss", [loss], [expectedLoss]);
        network.GetGradients(actual);
        engine.GetGradients(expected);
        Agreement.RequireElements($"{Id}, gradients", actual, expected);

        for (int step = 0; step < ComparedSteps; step++)
        {
            loss = network.TrainStep(inputs, labels);
            expectedLoss = engine.TrainStep(inputs, labels);
        }

        Agreement.RequireElements($"{Id}, loss at the last of {ComparedSteps} steps", [loss], [expectedLoss]);
        network.GetParameters(actual);
        engine.GetParameters(expected);
        Agreement.RequireChanges($"{Id}, parameters after {ComparedSteps} steps", before, actual, expected);
    }
}
