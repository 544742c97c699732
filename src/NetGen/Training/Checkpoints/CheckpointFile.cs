using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>A checkpoint as a safetensors file.</summary>
internal static class CheckpointFile
{
    private const string CheckpointKey = "netgen.checkpoint";
    private const string BestSuffix = "best";

    // Parameters are named "layer.kind", so that no tensor of a network has these names.
    private const string Statistics = "statistics";
    private const string BestStatistics = Statistics + ":" + BestSuffix;

    public static void Write(Checkpoint checkpoint, Stream stream)
    {
        TrainingState state = checkpoint.State;
        List<SafetensorsTensor> tensors = [];
        AddAll(null, state.Parameters);
        foreach (Moment moment in state.Moments)
        {
            AddAll(moment.Name, moment.Values);
        }

        AddFlat(Statistics, state.Statistics);
        if (checkpoint.Run?.Best is { } best)
        {
            AddAll(BestSuffix, best.Parameters);
            AddFlat(BestStatistics, best.Statistics);
        }

        SafetensorsWriter.Write(
            [
                (SafetensorsFormat.VersionKey, SafetensorsFormat.Version),
                (SafetensorsFormat.NetworkKey, checkpoint.NetworkName),
                (SafetensorsFormat.DefinitionKey, checkpoint.Definition),
                (CheckpointKey, CheckpointJson.Write(checkpoint)),
            ],
            tensors,
            stream);

        void AddAll(string? suffix, ImmutableArray<float> values)
        {
            int offset = 0;
            foreach (ParameterDefinition parameter in checkpoint.Parameters)
            {
                ReadOnlyMemory<float> part = values.AsMemory().Slice(offset, parameter.Shape.Size);
                tensors.Add(new SafetensorsTensor(NameOf(parameter.Name, suffix), parameter.Shape, part));
                offset += part.Length;
            }
        }

        void AddFlat(string name, ImmutableArray<float> values)
        {
            if (!values.IsEmpty)
            {
                tensors.Add(new SafetensorsTensor(name, new TensorShape(values.Length), values.AsMemory()));
            }
        }
    }

    public static Checkpoint Read(ByteSource source)
    {
        SafetensorsContent content = SafetensorsContent.Read(source);
        string json = Metadata(content, CheckpointKey, "the metadata of a checkpoint");
        CheckpointHeader header = CheckpointJson.Read(json);
        TrainingState state = new()
        {
            StepCount = header.StepCount,
            LearningRate = header.LearningRate,
            Seed = header.Seed,
            Parameters = All(null),
            Moments = [.. header.Moments.Select(name => new Moment(name, All(name)))],
            Statistics = Flat(Statistics),
        };
        CheckpointRun? run = header.Run is { } found && header.HasBest
            ? found with { Best = new BestEpochState(All(BestSuffix), Flat(BestStatistics)) }
            : header.Run;
        return new Checkpoint(
            Metadata(content, SafetensorsFormat.NetworkKey, "the network's name"),
            Metadata(content, SafetensorsFormat.DefinitionKey, "the network's declaration"),
            [.. header.Parameters.Select(name => Define(content, name))],
            state,
            run);

        ImmutableArray<float> All(string? suffix) => [.. header.Parameters.SelectMany(name => content.Values(NameOf(name, suffix)))];

        ImmutableArray<float> Flat(string name) => content.Has(name) ? [.. content.Values(name)] : [];
    }

    private static string NameOf(string parameter, string? suffix) => suffix is null ? parameter : $"{parameter}.{suffix}";

    private static string Metadata(SafetensorsContent content, string key, string what) => content.Header.Metadata.TryGetValue(key, out string? value)
        ? value
        : throw new NetworkFileException(null, $"{what} ('{key}')", "none");

    // Only name and shape matter from here on: the network itself says how a tensor starts.
    private static ParameterDefinition Define(SafetensorsContent content, string name)
    {
        ImmutableArray<long> shape = content.Header.Tensors[name].Shape;
        return shape.IsEmpty || shape.Any(extent => extent is < 1 or > int.MaxValue)
            ? throw new NetworkFileException(name, "one or more extents of at least 1", Invariant($"[{string.Join(", ", shape)}]"))
            : new ParameterDefinition(name, new TensorShape([.. shape.Select(extent => (int)extent)]), Initializer.Zeros, 1, 1);
    }
}
