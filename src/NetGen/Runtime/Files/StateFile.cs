using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>The state of a recurrent network as a safetensors file: its tensors without padding, so that it is the same at every vector width.</summary>
internal static class StateFile
{
    private const int NamesInMessage = 8;

    /// <summary>The metadata entry with the name of the network whose state it is.</summary>
    private const string StateKey = "netgen.state";

    public static void Write(NetworkState state, Stream stream)
    {
        List<SafetensorsTensor> tensors = [];
        foreach (StateTensor tensor in state.Layout.Tensors)
        {
            tensors.Add(new SafetensorsTensor(tensor.Name, new TensorShape(tensor.Length), state.Values.Slice(tensor.Offset, tensor.Length).ToArray()));
        }

        SafetensorsWriter.Write(
            [(SafetensorsFormat.VersionKey, SafetensorsFormat.Version), (StateKey, state.Layout.Network)], tensors, stream);
    }

    /// <summary>Gives a state the values of a file: all of them or, if the file is not as it should be, none.</summary>
    /// <exception cref="NetworkFileException">The file is damaged or of another network's state.</exception>
    public static void Read(NetworkState state, ByteSource source)
    {
        SafetensorsContent content = SafetensorsContent.Read(source);
        Check(state.Layout, content.Header);
        foreach (StateTensor tensor in state.Layout.Tensors)
        {
            content.Values(tensor.Name).CopyTo(state.Values[tensor.Offset..]);
        }
    }

    private static void Check(StateLayout layout, SafetensorsHeader header)
    {
        string? network = header.Metadata.GetValueOrDefault(StateKey);
        if (network != layout.Network)
        {
            throw new NetworkFileException(
                null, $"a state of network '{layout.Network}'", network is null ? "a file of something else" : $"one of {NetworkFileException.Quote(network)}");
        }

        foreach (StateTensor tensor in layout.Tensors)
        {
            if (!header.Tensors.TryGetValue(tensor.Name, out SafetensorsEntry? entry))
            {
                throw new NetworkFileException(tensor.Name, "a tensor of that name", $"none among {Names(header.Tensors.Keys)}");
            }

            if (entry.DataType != SafetensorsFormat.Float32)
            {
                throw new NetworkFileException(tensor.Name, $"dtype {SafetensorsFormat.Float32}", NetworkFileException.Quote(entry.DataType));
            }

            if (entry.Shape is not [var length] || length != tensor.Length)
            {
                throw new NetworkFileException(tensor.Name, Invariant($"shape [{tensor.Length}]"), Shape(entry.Shape));
            }
        }

        if (header.Tensors.Count != layout.Tensors.Length)
        {
            string unknown = header.Tensors.Keys.First(name => layout.Tensors.All(tensor => tensor.Name != name));
            throw new NetworkFileException(
                unknown, $"only tensors of the state of network '{layout.Network}' ({Names([.. layout.Tensors.Select(tensor => tensor.Name)])})", "one it does not have");
        }
    }

    private static string Shape(ImmutableArray<long> extents) =>
        $"[{string.Join(", ", extents.Take(NamesInMessage).Select(extent => Invariant($"{extent}")))}]";

    private static string Names(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "no tensors" : string.Join(", ", names.Take(NamesInMessage).Select(NetworkFileException.Quote));
}
