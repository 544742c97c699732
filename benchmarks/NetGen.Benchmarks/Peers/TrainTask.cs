using System;
using NetGen.Benchmarks.Workloads;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Peers;

/// <summary>Training steps.</summary>
internal sealed class TrainTask : PeerTask
{
    private readonly TrainingResult _expected;

    private TrainTask(TrainingResult expected) => _expected = expected;

    /// <summary>A class index for each sample.</summary>
    public required int[] Labels { get; init; }

    /// <summary>How many steps, all with the first batch, are compared.</summary>
    public required int ComparedSteps { get; init; }

    /// <summary>The learning rate while steps are timed; while they are compared it is the definition's.</summary>
    public required float TimingLearningRate { get; init; }

    /// <summary>The task of a workload.</summary>
    /// <param name="id">Which workload.</param>
    /// <param name="network">The generated network, as it begins; trained when this returns.</param>
    /// <param name="inputs">The samples of all batches that take turns.</param>
    /// <param name="labels">Their class indices.</param>
    /// <param name="batchSize">How many samples a step takes.</param>
    /// <param name="comparedSteps">How many steps are compared.</param>
    /// <param name="timingLearningRate">The learning rate while steps are timed.</param>
    public static TrainTask Of<TNetwork>(
        string id, TNetwork network, AlignedArena inputs, int[] labels, int batchSize, int comparedSteps, float timingLearningRate)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        float[] parameters = ParametersOf(network);
        byte[] file = FileOf(network);
        return new TrainTask(Train(network, inputs.Span[..(batchSize * TNetwork.InputSize)], labels.AsSpan(0, batchSize), comparedSteps))
        {
            Id = id,
            Definition = TNetwork.Definition,
            Parameters = parameters,
            File = file,
            SamplesPerCall = batchSize,
            Inputs = inputs,
            Labels = labels,
            ComparedSteps = comparedSteps,
            TimingLearningRate = timingLearningRate,
        };
    }

    /// <summary>Demands that a peer computes the same gradients and takes the same steps.</summary>
    /// <param name="peer">The peer's name.</param>
    /// <param name="found">What it found.</param>
    public void RequireEqual(string peer, TrainingResult found)
    {
        Agreement.RequireElements($"{Id}, loss", [_expected.FirstLoss], [found.FirstLoss], peer);
        Agreement.RequireElements($"{Id}, gradients", _expected.Gradients, found.Gradients, peer);
        Agreement.RequireElements($"{Id}, loss at the last of {ComparedSteps} steps", [_expected.LastLoss], [found.LastLoss], peer);
        Agreement.RequireChanges($"{Id}, parameters after {ComparedSteps} steps", Parameters, _expected.Parameters, found.Parameters, peer);
    }

    private static TrainingResult Train<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, int steps)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        float[] gradients = new float[TNetwork.ParameterCount];
        float[] parameters = new float[TNetwork.ParameterCount];
        float firstLoss = network.ComputeGradients(inputs, labels);
        network.GetGradients(gradients);
        float lastLoss = 0;
        for (int step = 0; step < steps; step++)
        {
            lastLoss = network.TrainStep(inputs, labels);
        }

        network.GetParameters(parameters);
        return new TrainingResult(firstLoss, gradients, lastLoss, parameters);
    }
}
