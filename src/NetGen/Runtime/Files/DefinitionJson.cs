using System;
using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Runtime;

/// <summary>A network's declaration as compact JSON, so that a file explains itself.</summary>
internal static class DefinitionJson
{
    // Files are read by programs and people, never pasted into HTML: only what JSON itself requires is escaped.
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(NetworkDefinition definition)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("name", definition.Name);
            WriteShape(json, "input_shape", definition.InputShape);
            json.WriteStartArray("layers");
            foreach (LayerDefinition layer in definition.Layers)
            {
                WriteLayer(json, layer);
            }

            json.WriteEndArray();
            if (definition.Training is { } training)
            {
                WriteTraining(json, training);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteLayer(Utf8JsonWriter json, LayerDefinition layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteString("kind", layer.Kind);
        json.WriteStartArray("inputs");
        foreach (string input in layer.Inputs)
        {
            json.WriteStringValue(input);
        }

        json.WriteEndArray();
        WriteShape(json, "output_shape", layer.OutputShape);
        json.WriteString("activation", layer.Activation.ToString());
        WriteOptions(json, layer.Options);
        if (!layer.Trainable)
        {
            json.WriteBoolean("trainable", false);
        }

        if (layer.LearningRateScale != 1)
        {
            WriteNumber(json, "learning_rate_scale", layer.LearningRateScale);
        }

        json.WriteEndObject();
    }

    private static void WriteTraining(Utf8JsonWriter json, TrainingDefinition training)
    {
        json.WriteStartObject("training");
        json.WriteString("loss", training.Loss.ToString());
        json.WriteString("optimizer", training.Optimizer.ToString());
        WriteNumber(json, "learning_rate", training.LearningRate);
        WriteOptions(json, training.Options);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, ImmutableDictionary<string, double> options)
    {
        if (options.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("options");
        // A dictionary's order differs from run to run; the same network is to give the same bytes.
        foreach ((string name, double value) in options.OrderBy(option => option.Key, StringComparer.Ordinal))
        {
            WriteNumber(json, name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, string name, TensorShape shape)
    {
        json.WriteStartArray(name);
        foreach (int extent in shape.Extents)
        {
            json.WriteNumberValue(extent);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            // JSON has no such numbers.
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
