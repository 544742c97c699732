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

    public static void Write(Checkpoint checkpoint, Stream stream)
    {
        TrainingState state = checkpoint.State;
        List<SafetensorsTensor> tensors = [];
        AddAll(checkpoint.Parameters, null, state.Parameters);
        AddAll(checkpoint.Statistics, null, state.Statistics);
        foreach (Moment moment in state.Moments)
        {
            AddAll(checkpoint.Parameters, moment.Name, moment.Values);
        }

        if (checkpoint.Run?.Best is { } best)
        {
            AddAll(checkpoint.Parameters, BestSuffix, best.Parameters);
            AddAll(checkpoint.Statistics, BestSuffix, best.Statistics);
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

        void AddAll(ImmutableArray<ParameterDefinition> definitions, string? suffix, ImmutableArray<float> values)
        {
            int offset = 0;
            foreach (ParameterDefinition definition in definitions)
            {
                ReadOnlyMemory<float> part = values.AsMemory().Slice(offset, definition.Shape.Size);
                tensors.Add(new SafetensorsTensor(NameOf(definition.Name, suffix), definition.Shape, part));
                offset += part.Length;
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
            Parameters = All(header.Parameters, null),
            Moments = [.. header.Moments.Select(name => new Moment(name, All(header.Parameters, name)))],
            Statistics = All(header.Statistics, null),
        };
        CheckpointRun? run = header.Run is { } found && header.BestEpoch is { } best
            ? found with { Best = new BestEpochState(best, All(header.Parameters, BestSuffix), All(header.Statistics, BestSuffix)) }
            : header.Run;
        return new Checkpoint(
            Metadata(content, SafetensorsFormat.NetworkKey, "the network's name"),
            Metadata(content, SafetensorsFormat.DefinitionKey, "the network's declaration"),
            [.. header.Parameters.Select(name => Define(content, name))],
            [.. header.Statistics.Select(name => Define(content, name))],
            state,
            run);

        ImmutableArray<float> All(ImmutableArray<string> names, string? suffix) => [.. names.SelectMany(name => Values(content, name, suffix))];
    }

    // Of the same size as the tensor that it is a moment of, or an earlier state.
    private static float[] Values(SafetensorsContent content, string name, string? suffix)
    {
        float[] values = content.Values(NameOf(name, suffix));
        int expected = content.Values(name).Length;
        return values.Length == expected
            ? values
            : throw new NetworkFileException(NameOf(name, suffix), Invariant($"{expected} elements, as '{name}' has"), Invariant($"{values.Length}"));
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
