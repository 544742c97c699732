using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Matches the tensors of a file with those of a network: parameters, and running statistics as if they were some.</summary>
internal sealed class TransferLoader
{
    private const int NamesInMessage = 8;

    private readonly NetworkDefinition _definition;
    private readonly TransferOptions _options;
    private readonly SafetensorsContent _content;
    private readonly List<TransferredTensor> _taken = [];
    private readonly List<string> _untouched = [];
    private readonly Dictionary<string, string> _refused = new(StringComparer.Ordinal);

    private TransferLoader(NetworkDefinition definition, TransferOptions options, SafetensorsContent content)
    {
        _definition = definition;
        _options = options;
        _content = content;
    }

    public static TransferReport Load<TNetwork>(TNetwork network, ByteSource source, TransferOptions options)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDefinition definition = TNetwork.Definition;
        CheckLayers(definition, options);
        TransferLoader loader = new(definition, options, SafetensorsContent.Read(source));
        float[] parameters = new float[definition.ParameterCount];
        float[] statistics = new float[definition.StatisticCount];
        network.GetParameters(parameters);
        network.GetStatistics(statistics);
        loader.Take(parameters, statistics);
        network.SetParameters(parameters);
        network.SetStatistics(statistics);
        return new TransferReport([.. loader._taken], loader.Skipped(), [.. loader._untouched]);
    }

    /// <summary>Takes what fits into a copy of the network's values, so that a network whose file is refused is as it was.</summary>
    private void Take(Span<float> parameters, Span<float> statistics)
    {
        foreach (LayerDefinition layer in _definition.Layers)
        {
            parameters = TakeTensors(layer, layer.Parameters, parameters);
            statistics = TakeTensors(layer, layer.Statistics, statistics);
        }

        if (_taken.Count == 0)
        {
            throw NothingFits();
        }
    }

    /// <returns>What is behind the layer's values.</returns>
    private Span<float> TakeTensors(LayerDefinition layer, ImmutableArray<ParameterDefinition> tensors, Span<float> values)
    {
        bool isWanted = IsWanted(layer);
        foreach (ParameterDefinition tensor in tensors)
        {
            string nameInFile = NameInFile(layer, tensor.Name, _options);
            string? added = AddedInFile(layer, tensor);
            string? reason = isWanted ? Misfit(_content, tensor, nameInFile) : $"layer '{layer.Name}' is not among those to load";
            string? addedReason = added is not null && isWanted ? Misfit(_content, tensor, added) : reason;
            if (reason is null && addedReason is null)
            {
                Take(tensor, nameInFile, added, values);
            }
            else if (isWanted && _options.RequireAll)
            {
                throw new NetworkFileException(
                    reason is null ? added : nameInFile, $"what tensor '{tensor.Name}' of the network needs", reason ?? addedReason!);
            }
            else
            {
                _untouched.Add(tensor.Name);
                _refused.TryAdd(nameInFile, reason ?? $"'{added}', which is added to it, does not fit: {addedReason}");
                if (added is not null)
                {
                    _refused.TryAdd(added, addedReason ?? $"'{nameInFile}', which it is added to, does not fit: {reason}");
                }
            }

            values = values[tensor.Shape.Size..];
        }

        return values;
    }

    private void Take(ParameterDefinition tensor, string nameInFile, string? added, Span<float> values)
    {
        _content.Values(nameInFile).CopyTo(values);
        _taken.Add(new TransferredTensor(tensor.Name, nameInFile));
        if (added is not null)
        {
            SafetensorsReader.Add(values[..tensor.Shape.Size], _content.Values(added));
            _taken.Add(new TransferredTensor(tensor.Name, added));
        }
    }

    private bool IsWanted(LayerDefinition layer) => _options.Layers?.Contains(layer.Name) ?? true;

    /// <summary>What the file calls the tensor that is added to one of the network's; <see langword="null"/> if there is none, there or here.</summary>
    private string? AddedInFile(LayerDefinition layer, ParameterDefinition tensor)
    {
        string? name = tensor.AddedInFiles is { } added ? NameInFile(layer, added, _options) : null;
        return name is not null && _content.Header.Tensors.ContainsKey(name) ? name : null;
    }

    private static string NameInFile(LayerDefinition layer, string tensor, TransferOptions options)
    {
        string name = options.NamesInFile.TryGetValue(layer.Name, out string? other) ? other : layer.Name;
        return options.PrefixInFile + name + tensor[layer.Name.Length..];
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

    private ImmutableArray<SkippedTensor> Skipped()
    {
        HashSet<string> used = [.. _taken.Select(tensor => tensor.NameInFile)];
        return
        [
            .. _content.Header.Tensors.Values
                .Where(entry => !used.Contains(entry.Name))
                .OrderBy(entry => entry.Begin)
                .Select(entry => new SkippedTensor(
                    entry.Name, _refused.GetValueOrDefault(entry.Name, $"network '{_definition.Name}' has no tensor for it"))),
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

    private NetworkFileException NothingFits()
    {
        string misfits = string.Join("; ", _refused
            .Where(pair => _content.Header.Tensors.ContainsKey(pair.Key))
            .Take(NamesInMessage)
            .Select(pair => $"{NetworkFileException.Quote(pair.Key)}: {pair.Value}"));
        string names = string.Join(", ", _content.Header.Tensors.Keys.Take(NamesInMessage).Select(NetworkFileException.Quote));
        string expected = string.Join(", ", _definition.Layers
            .Where(IsWanted)
            .SelectMany(layer => layer.Parameters.Concat(layer.Statistics).Select(tensor => NameInFile(layer, tensor.Name, _options)))
            .Take(NamesInMessage)
            .Select(NetworkFileException.Quote));
        return new NetworkFileException(
            null,
            $"at least one tensor that network '{_definition.Name}' can take ({expected})",
            misfits.Length > 0 ? $"none that fits ({misfits})" : Invariant($"none among {_content.Header.Tensors.Count} ({names})"));
    }

    private static string Shape(IEnumerable<long> extents) =>
        $"[{string.Join(", ", extents.Take(NamesInMessage).Select(extent => Invariant($"{extent}")))}]";
}
