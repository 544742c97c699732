using System;
using System.IO;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Transfer learning: loads what fits, layer by layer and by name, from the file of another network, and reports what became of each tensor. Running
/// statistics are tensors of their layer like its parameters: what normalises by them is of no use with those of other data. A network's own file is loaded whole by <c>Load</c>.
/// </summary>
public static class Transfer
{
    /// <summary>Loads from a file.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network. What is not taken, and its optimizer's moments, are left as they are.</param>
    /// <param name="path">The file: a network's, a checkpoint, or another safetensors file.</param>
    /// <param name="options">What goes where; <see langword="null"/> for all layers by their names.</param>
    /// <returns>What was taken, skipped, and left as it was.</returns>
    /// <exception cref="ArgumentException">The options name a layer that the network does not have, or that has no parameters.</exception>
    /// <exception cref="NetworkFileException">
    /// The file is damaged, or nothing in it fits, or not all that is required. The network is as it was before.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TransferReport Load<TNetwork>(TNetwork network, string path, TransferOptions? options = null)
        where TNetwork : INetwork<TNetwork> => SourceFile.Read(path, stream => Load(network, stream, options));

    /// <summary>Loads from a stream, from its position to its end. It need not be seekable, and stays open.</summary>
    /// <inheritdoc cref="Load{TNetwork}(TNetwork, string, TransferOptions?)"/>
    /// <param name="network">The network. What is not taken, and its optimizer's moments, are left as they are.</param>
    /// <param name="stream">The file.</param>
    /// <param name="options">What goes where; <see langword="null"/> for all layers by their names.</param>
    public static TransferReport Load<TNetwork>(TNetwork network, Stream stream, TransferOptions? options = null)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return TransferLoader.Load(network, new ByteSource(stream), options ?? new TransferOptions());
    }

    /// <summary>Loads from the bytes of a file.</summary>
    /// <inheritdoc cref="Load{TNetwork}(TNetwork, string, TransferOptions?)"/>
    /// <param name="network">The network. What is not taken, and its optimizer's moments, are left as they are.</param>
    /// <param name="file">The bytes.</param>
    /// <param name="options">What goes where; <see langword="null"/> for all layers by their names.</param>
    public static TransferReport Load<TNetwork>(TNetwork network, ReadOnlySpan<byte> file, TransferOptions? options = null)
        where TNetwork : INetwork<TNetwork> => TransferLoader.Load(network, new ByteSource(file), options ?? new TransferOptions());
}
