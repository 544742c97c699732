using System;
using NetGen.Benchmarks.Peers;
using NetGen.Engine;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Work that a generated network and the engine both do.</summary>
/// <param name="id">What it is called on the command line.</param>
/// <param name="samplesPerCall">How many samples a call takes.</param>
/// <param name="flopPerSample">What <see cref="Bounds.Flop"/> says of it.</param>
/// <param name="definition">The network.</param>
internal abstract class Workload(string id, int samplesPerCall, long flopPerSample, NetworkDefinition definition)
{
    /// <summary>What the networks of all sides are created from, and draw the masks of dropout from.</summary>
    protected const ulong Seed = 1;

    public string Id => id;

    public NetworkDefinition Definition => definition;

    public int SamplesPerCall => samplesPerCall;

    public long FlopPerCall => flopPerSample * samplesPerCall;

    public long ParameterBytes => (long)definition.ParameterCount * sizeof(float);

    /// <summary>Whether results are given as samples per second, not as nanoseconds per call.</summary>
    public virtual bool IsThroughput => false;

    /// <summary>
    /// The bytes that a call reads once however it is done, so that reading them is a bound to its time: the weights, for a single sample;
    /// what the optimizer's update reads, in training; none for batches.
    /// </summary>
    public virtual long StreamedBytes => 0;

    /// <summary>Builds both sides and compares what they compute.</summary>
    /// <exception cref="UnequalResultsException">They do not compute the same.</exception>
    public abstract Contest Prepare();

    /// <summary>The generated network alone, on up to a number of threads; <see langword="null"/> if it takes one sample at a time.</summary>
    /// <param name="threads">How many threads it may use.</param>
    /// <exception cref="UnequalResultsException">It does not compute the same bits as on one thread.</exception>
    public virtual Action<int>? PrepareOnThreads(int threads) => null;

    /// <summary>What other programs are to do to be compared with it.</summary>
    public abstract PeerTask DescribeTask();

    /// <summary>An engine for a network of <see cref="Seed"/>, with the network's parameters.</summary>
    protected static RuntimeNetwork<float> EngineOf<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork>
    {
        float[] parameters = new float[TNetwork.ParameterCount];
        network.GetParameters(parameters);
        RuntimeNetwork<float> engine = new(TNetwork.Definition, Seed);
        engine.SetParameters(parameters);
        return engine;
    }
}
