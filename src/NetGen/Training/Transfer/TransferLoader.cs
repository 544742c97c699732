using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Matches the tensors of a file with those of a network.</summary>
internal static class TransferLoader
{
    private const int NamesInMessage = 8;

    public static TransferReport Load<TNetwork>(TNetwork network, ByteSource source, TransferOptions options)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDefinition definition = TNetwork.Definition;
        CheckLayers(definition, options);
        SafetensorsContent content = SafetensorsContent.Read(source);

        float[] parameters = new float[definition.ParameterCount];
        network.GetParameters(parameters);
        List<TransferredTensor> taken = [];
        List<string> untouched = [];
        Dictionary<string, string> refused = new(StringComparer.Ordinal);
        int offset = 0;
        foreach (LayerDefinition layer in definition.Layers)
        {
            bool isWanted = options.Layers?.Contains(layer.Name) ?? true;
            foreach (ParameterDefinition parameter in layer.Parameters)
            {
                string nameInFile = NameInFile(layer, parameter, options);
                string? reason = isWanted ? Misfit(content, parameter, nameInFile) : $"layer '{layer.Name}' is not among those to load";
                if (reason is null)
                {
                    content.Values(nameInFile).CopyTo(parameters, offset);
                    taken.Add(new TransferredTensor(parameter.Name, nameInFile));
                }
                else if (isWanted && options.RequireAll)
                {
                    throw new NetworkFileException(nameInFile, $"what tensor '{parameter.Name}' of the network needs", reason);
                }
                else
                {
                    untouched.Add(parameter.Name);
                    refused.TryAdd(nameInFile, reason);
                }

                offset += parameter.Shape.Size;
            }
        }

        if (taken.Count == 0)
        {
            throw NothingFits(definition, content, options, refused);
        }

        network.SetParameters(parameters);
        return new TransferReport([.. taken], Skipped(definition, content, taken, refused), [.. untouched]);
    }

    private static string NameInFile(LayerDefinition layer, ParameterDefinition parameter, TransferOptions options)
    {
        string name = options.NamesInFile.TryGetValue(layer.Name, out string? other) ? other : layer.Name;
        return options.PrefixInFile + name + parameter.Name[layer.Name.Length..];
    }

    /// <summary>Why a tensor cannot be taken; <see langword="null"/> if it can.</summary>
    private static string? Misfit(SafetensorsContent content, ParameterDefinition parameter, string nameInFile)
    {
        if (!content.Header.Tensors.TryGetValue(nameInFile, out SafetensorsEntry? entry))
        {
            return "no tensor of that name";
        }

        if (!content.Has(nameInFile))
        {
            return $"its dtype is {NetworkFileException.Quote(entry.DataType)}, not {SafetensorsFormat.Float32}";
        }

        long[] expected = [.. parameter.Shape.Extents.Select(extent => (long)extent)];
        return entry.Shape.SequenceEqual(expected)
            ? null
            : $"its shape is {Shape(entry.Shape)}; '{parameter.Name}' of the network has {Shape(expected)}";
    }

    private static ImmutableArray<SkippedTensor> Skipped(
        NetworkDefinition definition, SafetensorsContent content, List<TransferredTensor> taken, Dictionary<string, string> refused)
    {
        HashSet<string> used = [.. taken.Select(tensor => tensor.NameInFile)];
        return
        [
            .. content.Header.Tensors.Values
                .Where(entry => !used.Contains(entry.Name))
                .OrderBy(entry => entry.Begin)
                .Select(entry => new SkippedTensor(
                    entry.Name, refused.GetValueOrDefault(entry.Name, $"network '{definition.Name}' has no tensor for it"))),
        ];
    }

    private static void CheckLayers(NetworkDefinition definition, TransferOptions options)
    {
        foreach (string name in (options.Layers ?? []).Concat(options.NamesInFile.Keys))
        {
            if (!definition.Layers.Any(layer => layer.Name == name && !layer.Parameters.IsEmpty))
            {
                string layers = string.Join(", ", definition.Layers.Where(layer => !layer.Parameters.IsEmpty).Select(layer => $"'{layer.Name}'"));
                throw new ArgumentException(
                    $"Expected a layer of network '{definition.Name}' that has parameters ({layers}); found '{name}'.", nameof(options));
            }
        }
    }

    private static NetworkFileException NothingFits(
        NetworkDefinition definition, SafetensorsContent content, TransferOptions options, Dictionary<string, string> refused)
    {
        string misfits = string.Join("; ", refused
            .Where(pair => content.Header.Tensors.ContainsKey(pair.Key))
            .Take(NamesInMessage)
            .Select(pair => $"{NetworkFileException.Quote(pair.Key)}: {pair.Value}"));
        string names = string.Join(", ", content.Header.Tensors.Keys.Take(NamesInMessage).Select(NetworkFileException.Quote));
        string expected = string.Join(", ", definition.Layers
            .Where(layer => options.Layers?.Contains(layer.Name) ?? true)
            .SelectMany(layer => layer.Parameters.Select(parameter => NameInFile(layer, parameter, options)))
            .Take(NamesInMessage)
            .Select(NetworkFileException.Quote));
        return new NetworkFileException(
            null,
            $"at least one tensor that network '{definition.Name}' can take ({expected})",
            misfits.Length > 0 ? $"none that fits ({misfits})" : Invariant($"none among {content.Header.Tensors.Count} ({names})"));
    }

    private static string Shape(IEnumerable<long> extents) =>
        $"[{string.Join(", ", extents.Take(NamesInMessage).Select(extent => Invariant($"{extent}")))}]";
}
