using System;
using System.IO;

namespace NetGen.Runtime;

/// <summary>
/// Saves and loads networks as safetensors files: what the members of emitted networks call. Tensors are named and laid out
/// as in PyTorch; the metadata holds the network's name and declaration and is not needed for loading.
/// </summary>
public static class NetworkFile
{
    /// <summary>
    /// Saves to a file. The bytes go to a temporary file beside it that is flushed to the disk and then renamed, so that a
    /// crash leaves either the old file or the new one, never half of it.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Save<TNetwork>(TNetwork network, string path)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, stream => Save(network, stream));
    }

    /// <summary>Saves to a stream, from its position on. The stream stays open.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it need not be seekable.</param>
    public static void Save<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        NetworkDefinition definition = TNetwork.Definition;
        float[] values = new float[definition.ParameterCount + definition.StatisticCount];
        network.GetParameters(values.AsSpan(0, definition.ParameterCount));
        network.GetStatistics(values.AsSpan(definition.ParameterCount));
        SafetensorsWriter.Write(definition, values, stream);
    }

    /// <summary>Creates a network with the parameters of a file.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or another network's.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TNetwork Load<TNetwork>(string path)
        where TNetwork : INetwork<TNetwork> => Make<TNetwork>(Read<TNetwork>(path));

    /// <summary>Creates a network with the parameters of a file.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="stream">The file, read from the stream's position to its end; it need not be seekable, and stays open.</param>
    /// <exception cref="NetworkFileException">The file is damaged or another network's.</exception>
    public static TNetwork Load<TNetwork>(Stream stream)
        where TNetwork : INetwork<TNetwork> => Make<TNetwork>(Read<TNetwork>(stream));

    /// <summary>Creates a network with the parameters of a file.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or another network's.</exception>
    public static TNetwork Load<TNetwork>(ReadOnlySpan<byte> file)
        where TNetwork : INetwork<TNetwork> => Make<TNetwork>(SafetensorsReader.Read(TNetwork.Definition, new ByteSource(file)));

    /// <summary>Gives a network the parameters of a file: all of them or, if the file is not as it should be, none.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network. Its optimizer's moments are left alone.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or another network's.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void LoadParameters<TNetwork>(TNetwork network, string path)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        Set(network, Read<TNetwork>(path));
    }

    /// <summary>Gives a network the parameters of a file: all of them or, if the file is not as it should be, none.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network. Its optimizer's moments are left alone.</param>
    /// <param name="stream">The file, read from the stream's position to its end; it need not be seekable, and stays open.</param>
    /// <exception cref="NetworkFileException">The file is damaged or another network's.</exception>
    public static void LoadParameters<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        Set(network, Read<TNetwork>(stream));
    }

    /// <summary>Gives a network the parameters of a file: all of them or, if the file is not as it should be, none.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network. Its optimizer's moments are left alone.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or another network's.</exception>
    public static void LoadParameters<TNetwork>(TNetwork network, ReadOnlySpan<byte> file)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        Set(network, SafetensorsReader.Read(TNetwork.Definition, new ByteSource(file)));
    }

    private static TNetwork Make<TNetwork>(float[] values)
        where TNetwork : INetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(values.AsSpan(0, TNetwork.Definition.ParameterCount));
        network.SetStatistics(values.AsSpan(TNetwork.Definition.ParameterCount));
        return network;
    }

    private static void Set<TNetwork>(TNetwork network, float[] values)
        where TNetwork : INetwork<TNetwork>
    {
        network.SetParameters(values.AsSpan(0, TNetwork.Definition.ParameterCount));
        network.SetStatistics(values.AsSpan(TNetwork.Definition.ParameterCount));
    }

    private static float[] Read<TNetwork>(string path)
        where TNetwork : INetwork<TNetwork> => SourceFile.Read(path, Read<TNetwork>);

    private static float[] Read<TNetwork>(Stream stream)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return SafetensorsReader.Read(TNetwork.Definition, new ByteSource(stream));
    }
}
