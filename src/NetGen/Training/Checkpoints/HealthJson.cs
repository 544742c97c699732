using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;

namespace NetGen.Runtime;

/// <summary>How layers fared, as JSON.</summary>
internal static class HealthJson
{
    /// <summary>Writes a property, if there is something to write.</summary>
    public static void Write(Utf8JsonWriter json, string name, ImmutableArray<LayerHealth> layers)
    {
        if (layers.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (LayerHealth layer in layers)
        {
            json.WriteStartObject();
            json.WriteString("layer", layer.Layer);
            Write(json, "gradient_norm", layer.GradientNorm);
            Write(json, "weight_norm", layer.WeightNorm);
            Write(json, "update_ratio", layer.UpdateRatio);
            Write(json, "dead_share", layer.DeadShare);
            Write(json, "saturated_share", layer.SaturatedShare);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a property; none if it is not there.</summary>
    public static ImmutableArray<LayerHealth> Read(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement layers)
        ? [.. layers.EnumerateArray().Select(layer => new LayerHealth(
            layer.GetProperty("layer").GetString()!,
            ReadReal(layer, "gradient_norm"),
            ReadReal(layer, "weight_norm"),
            ReadReal(layer, "update_ratio"),
            ReadReal(layer, "dead_share"),
            ReadReal(layer, "saturated_share")))]
        : [];

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteReal(name, known);
        }
    }

    private static double? ReadReal(JsonElement layer, string name) => layer.TryGetProperty(name, out _) ? layer.Real(name) : null;
}
