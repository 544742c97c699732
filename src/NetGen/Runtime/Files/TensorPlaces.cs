using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>One tensor of a network, and where its values go in canonical order.</summary>
/// <param name="Parameter">The tensor.</param>
/// <param name="CanonicalOffset">Where its values go; statistics follow the parameters.</param>
/// <param name="IsIgnored">Whether it is a counter of PyTorch's that NetGen has no use for: an integer of 64 bits.</param>
/// <param name="IsAdded">Whether its values are added to those that another tensor has there: <see cref="ParameterDefinition.AddedInFiles"/>.</param>
internal readonly record struct TensorPlace(ParameterDefinition Parameter, int CanonicalOffset, bool IsIgnored = false, bool IsAdded = false)
{
    public const int CounterBytes = sizeof(long);

    public long ByteLength => IsIgnored ? CounterBytes : (long)Parameter.Shape.Size * sizeof(float);
}

/// <summary>Compares a file's header with the network it is to be loaded into.</summary>
internal static class TensorPlaces
{
    private const int NamesInMessage = 8;

    /// <summary>Checks that the header holds exactly the network's tensors, and that their data follow each other.</summary>
    /// <returns>The network's tensors in the order of the file's data.</returns>
    /// <exception cref="NetworkFileException">They are not the network's, overlap, or leave holes.</exception>
    public static List<TensorPlace> Find(NetworkDefinition definition, SafetensorsHeader header)
    {
        List<TensorPlace> places = [];
        int offset = 0;
        foreach (ParameterDefinition parameter in definition.Parameters.AddRange(definition.Statistics))
        {
            if (!header.Tensors.TryGetValue(parameter.Name, out SafetensorsEntry? entry))
            {
                throw new NetworkFileException(parameter.Name, "a tensor of that name", $"none among {Names(header.Tensors.Keys)}");
            }

            CheckTensor(parameter, entry);
            places.Add(new TensorPlace(parameter, offset));
            if (parameter.AddedInFiles is { } added && header.Tensors.TryGetValue(added, out SafetensorsEntry? addedEntry))
            {
                ParameterDefinition second = parameter with { Name = added, AddedInFiles = null };
                CheckTensor(second, addedEntry);
                places.Add(new TensorPlace(second, offset, IsAdded: true));
            }

            offset += parameter.Shape.Size;
        }

        places.AddRange(Counters(definition, header));
        HashSet<string> known = [.. places.Select(place => place.Parameter.Name)];
        if (header.Tensors.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new NetworkFileException(unknown, $"only tensors of network '{definition.Name}' ({Names(known)})", "one it does not have");
        }

        List<TensorPlace> inFileOrder = [.. places.OrderBy(place => Begin(header, place))];
        CheckSequence(inFileOrder, header);
        return inFileOrder;
    }

    /// <summary>What PyTorch writes beside running statistics: the number of batches, an integer without extents.</summary>
    private static IEnumerable<TensorPlace> Counters(NetworkDefinition definition, SafetensorsHeader header)
    {
        foreach (LayerDefinition layer in definition.Layers.Where(layer => !layer.Statistics.IsEmpty))
        {
            string name = layer.Name + ".num_batches_tracked";
            if (header.Tensors.TryGetValue(name, out SafetensorsEntry? entry))
            {
                if (entry.DataType != SafetensorsFormat.Int64 || !entry.Shape.IsEmpty || entry.End - entry.Begin != TensorPlace.CounterBytes)
                {
                    throw new NetworkFileException(
                        name,
                        $"one number of dtype {SafetensorsFormat.Int64}",
                        $"dtype {NetworkFileException.Quote(entry.DataType)}, shape {Shape(entry.Shape.Take(NamesInMessage))}");
                }

                yield return new TensorPlace(layer.Statistics[0] with { Name = name }, 0, IsIgnored: true);
            }
        }
    }

    private static void CheckTensor(ParameterDefinition parameter, SafetensorsEntry entry)
    {
        if (entry.DataType != SafetensorsFormat.Float32)
        {
            throw new NetworkFileException(parameter.Name, $"dtype {SafetensorsFormat.Float32}", NetworkFileException.Quote(entry.DataType));
        }

        if (!entry.Shape.SequenceEqual(parameter.Shape.Extents.Select(extent => (long)extent)))
        {
            throw new NetworkFileException(
                parameter.Name,
                $"shape {Shape(parameter.Shape.Extents.Select(extent => (long)extent))}",
                $"{Shape(entry.Shape.Take(NamesInMessage))}{(entry.Shape.Length > NamesInMessage ? " and more" : "")}");
        }

        long size = (long)parameter.Shape.Size * sizeof(float);
        if (entry.Begin > entry.End || entry.End - entry.Begin != size)
        {
            throw new NetworkFileException(
                parameter.Name, Invariant($"data_offsets {size} bytes apart"), Invariant($"[{entry.Begin}, {entry.End}]"));
        }
    }

    private static void CheckSequence(List<TensorPlace> places, SafetensorsHeader header)
    {
        long next = 0;
        foreach (TensorPlace place in places)
        {
            long begin = Begin(header, place);
            if (begin != next)
            {
                string fault = begin < next ? "an overlap with the tensor before" : "a hole before it";
                throw new NetworkFileException(
                    place.Parameter.Name, Invariant($"data_offsets that begin at {next}"), Invariant($"{begin}: {fault}"));
            }

            next += place.ByteLength;
        }
    }

    private static long Begin(SafetensorsHeader header, TensorPlace place) => header.Tensors[place.Parameter.Name].Begin;

    private static string Shape(IEnumerable<long> extents) => $"[{string.Join(", ", extents.Select(extent => Invariant($"{extent}")))}]";

    private static string Names(IReadOnlyCollection<string> names)
    {
        string listed = string.Join(", ", names.Take(NamesInMessage).Select(NetworkFileException.Quote));
        return names.Count == 0 ? "no tensors" : names.Count <= NamesInMessage ? listed : Invariant($"{names.Count} tensors ({listed}, …)");
    }
}
