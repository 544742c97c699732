using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.Json;

namespace NetGen.Runtime;

/// <summary>Numbers that come back from JSON as the bits they were. JSON has no NaN and no infinity: those are strings.</summary>
internal static class JsonNumbers
{
    public static void WriteReal(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        WriteReal(json, value);
    }

    public static void WriteReals(this Utf8JsonWriter json, string name, ImmutableArray<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            WriteReal(json, value);
        }

        json.WriteEndArray();
    }

    public static void WriteWholes<T>(this Utf8JsonWriter json, string name, ImmutableArray<T> values)
        where T : IBinaryInteger<T>
    {
        json.WriteStartArray(name);
        foreach (T value in values)
        {
            json.WriteNumberValue(long.CreateChecked(value));
        }

        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static int Whole(this JsonElement parent, string name) => parent.GetProperty(name).GetInt32();

    public static double Real(this JsonElement parent, string name) => ToReal(parent.GetProperty(name));

    public static float Single(this JsonElement parent, string name) => (float)parent.Real(name);

    public static ImmutableArray<int> Wholes(this JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(element => element.GetInt32())];

    public static ImmutableArray<long> LongWholes(this JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(element => element.GetInt64())];

    public static ImmutableArray<double> Reals(this JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(ToReal)];

    public static ImmutableArray<string> Texts(this JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(element => element.GetString() ?? throw new FormatException($"there is a null in '{name}'"))];

    private static void WriteReal(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static double ToReal(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();
}
