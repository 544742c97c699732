using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Text.Json;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>What a checkpoint's metadata say.</summary>
internal sealed record CheckpointHeader(
    long StepCount,
    float LearningRate,
    ulong Seed,
    ImmutableArray<string> Parameters,
    ImmutableArray<string> Statistics,
    ImmutableArray<string> Moments,
    int? BestEpoch,
    CheckpointRun? Run);

/// <summary>A checkpoint but for its tensors, as JSON.</summary>
internal static class CheckpointJson
{
    private const int Version = 2;

    public static string Write(Checkpoint checkpoint)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, DefinitionJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("step_count", checkpoint.State.StepCount);
            json.WriteReal("learning_rate", checkpoint.State.LearningRate);
            json.WriteNumber("seed", checkpoint.State.Seed);
            json.WriteTexts("parameters", checkpoint.Parameters.Select(parameter => parameter.Name));
            json.WriteTexts("statistics", checkpoint.Statistics.Select(statistic => statistic.Name));
            json.WriteTexts("moments", checkpoint.State.Moments.Select(moment => moment.Name));
            if (checkpoint.Run?.Best is { } best)
            {
                json.WriteNumber("best_epoch", best.Epoch);
            }

            if (checkpoint.Run is { } run)
            {
                WriteRun(json, run);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="NetworkFileException">It is something else.</exception>
    public static CheckpointHeader Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            int version = root.Whole("version");
            return version != Version
                ? throw new NetworkFileException(null, Invariant($"a checkpoint of version {Version}"), Invariant($"version {version}"))
                : new CheckpointHeader(
                    root.GetProperty("step_count").GetInt64(),
                    root.Single("learning_rate"),
                    root.GetProperty("seed").GetUInt64(),
                    root.Texts("parameters"),
                    root.Texts("statistics"),
                    root.Texts("moments"),
                    root.TryGetProperty("best_epoch", out _) ? root.Whole("best_epoch") : null,
                    root.TryGetProperty("run", out JsonElement run) ? ReadRun(run) : null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException
            or KeyNotFoundException)
        {
            throw new NetworkFileException(null, "a checkpoint's metadata as JSON", $"an error in it ({error.Message.TrimEnd('.')})", error);
        }
    }

    private static void WriteRun(Utf8JsonWriter json, CheckpointRun run)
    {
        json.WriteStartObject("run");
        json.WriteReal("base_learning_rate", run.BaseLearningRate);

        json.WriteStartObject("setup");
        json.WriteNumber("samples", run.Setup.Samples);
        json.WriteNumber("validation_samples", run.Setup.ValidationSamples);
        json.WriteNumber("batch_size", run.Setup.BatchSize);
        json.WriteNumber("steps_per_epoch", run.Setup.StepsPerEpoch);
        json.WriteBoolean("shuffle", run.Setup.Shuffle);
        json.WriteNumber("shuffle_seed", run.Setup.ShuffleSeed);
        json.WriteEndObject();

        json.WriteStartObject("position");
        json.WriteNumber("epoch", run.Position.Epoch);
        json.WriteNumber("step", run.Position.Step);
        json.WriteNumber("iterations", run.Position.Iterations);
        json.WriteReal("weight", run.Position.Weight);
        json.WriteReal("loss_sum", run.Position.LossSum);
        json.WriteReal("first_learning_rate", run.Position.FirstLearningRate);
        json.WriteReal("learning_rate", run.Position.LearningRate);
        HealthJson.Write(json, "health", run.Position.Health);
        json.WriteNumber("elapsed_ticks", run.Position.Elapsed.Ticks);
        json.WriteEndObject();

        json.WriteStartArray("epochs");
        foreach (EpochResult epoch in run.Epochs)
        {
            EpochJson.Write(json, epoch);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static CheckpointRun ReadRun(JsonElement run)
    {
        JsonElement setup = run.GetProperty("setup");
        JsonElement position = run.GetProperty("position");
        return new CheckpointRun(
            new CheckpointSetup(
                setup.Whole("samples"),
                setup.Whole("validation_samples"),
                setup.Whole("batch_size"),
                setup.Whole("steps_per_epoch"),
                setup.GetProperty("shuffle").GetBoolean(),
                setup.GetProperty("shuffle_seed").GetUInt64()),
            new CheckpointPosition(
                AtLeast(1, position.Whole("epoch"), "epoch"),
                AtLeast(0, position.Whole("step"), "step"),
                AtLeast(0, position.GetProperty("iterations").GetInt64(), "iterations"),
                position.Real("weight"),
                position.Real("loss_sum"),
                position.Single("first_learning_rate"),
                position.Single("learning_rate"),
                HealthJson.Read(position, "health"),
                new TimeSpan(position.GetProperty("elapsed_ticks").GetInt64())),
            run.Single("base_learning_rate"),
            [.. run.GetProperty("epochs").EnumerateArray().Select(EpochJson.Read)],
            Best: null);
    }

    private static T AtLeast<T>(T least, T value, string name)
        where T : INumber<T> =>
        value >= least ? value : throw new FormatException(Invariant($"'{name}' is at least {least}, not {value}"));
}
