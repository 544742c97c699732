using System.IO;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Peers;

/// <summary>What a peer is to do, and what must come out of it.</summary>
internal abstract class PeerTask
{
    /// <summary>Which workload it is.</summary>
    public required string Id { get; init; }

    public required NetworkDefinition Definition { get; init; }

    /// <summary>The parameters to begin with, in canonical order.</summary>
    public required float[] Parameters { get; init; }

    /// <summary>Definition and parameters as a safetensors file.</summary>
    public required byte[] File { get; init; }

    /// <summary>How many samples a call takes.</summary>
    public required int SamplesPerCall { get; init; }

    /// <summary>The samples of all calls that take turns.</summary>
    public required AlignedArena Inputs { get; init; }

    /// <summary>How many calls take turns.</summary>
    public int CallCount => Inputs.Length / (SamplesPerCall * Definition.InputShape.Size);

    protected static float[] ParametersOf<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork>
    {
        float[] parameters = new float[TNetwork.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    protected static byte[] FileOf<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork>
    {
        using MemoryStream stream = new();
        NetworkFile.Save(network, stream);
        return stream.ToArray();
    }
}
