using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace NetGen.Runtime;

/// <summary>What a file's header says of one tensor.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DataType">The type of its elements, in the format's spelling.</param>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Begin">Where its data begins, in bytes from the end of the header.</param>
/// <param name="End">Where its data ends.</param>
internal sealed record SafetensorsEntry(string Name, string DataType, ImmutableArray<long> Shape, long Begin, long End);

/// <summary>The header of a safetensors file: valid in itself, not yet compared with any network or data.</summary>
internal sealed class SafetensorsHeader
{
    private SafetensorsHeader()
    {
    }

    /// <summary>The tensors by name.</summary>
    public Dictionary<string, SafetensorsEntry> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>The strings by name that describe the file; empty if there are none.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Parses a header.</summary>
    /// <exception cref="NetworkFileException">It is not as the format says.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8[0] != (byte)'{')
        {
            throw new NetworkFileException(null, "a header that begins with '{'", utf8.IsEmpty ? "an empty one" : "another byte");
        }

        if (!Utf8.IsValid(utf8))
        {
            throw new NetworkFileException(null, "a header in UTF-8", "bytes that are not");
        }

        SafetensorsHeader header = new();
        try
        {
            header.ParseRoot(utf8);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader reports an escaped half of a surrogate pair as an invalid operation.
            throw new NetworkFileException(null, "a header in JSON", $"an error in it ({error.Message.TrimEnd('.')})", error);
        }

        return header;
    }

    private void ParseRoot(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader json = new(utf8);
        json.Read();
        bool hasMetadata = false;
        while (NextProperty(ref json, out string name))
        {
            if (name == SafetensorsFormat.Metadata)
            {
                if (hasMetadata)
                {
                    throw new NetworkFileException(null, $"'{SafetensorsFormat.Metadata}' once", "it twice");
                }

                hasMetadata = true;
                ParseMetadata(ref json);
            }
            else if (!Tensors.TryAdd(name, ParseTensor(ref json, name)))
            {
                throw new NetworkFileException(name, "one entry of that name", "a second one");
            }
        }

        // Reads on behind the object, so that anything but white space there is an error.
        json.Read();
    }

    private void ParseMetadata(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject, null, $"an object in '{SafetensorsFormat.Metadata}'");
        while (NextProperty(ref json, out string name))
        {
            Expect(ref json, JsonTokenType.String, null, $"a string in metadata {NetworkFileException.Quote(name)}");
            if (!Metadata.TryAdd(name, json.GetString()!))
            {
                throw new NetworkFileException(null, $"metadata {NetworkFileException.Quote(name)} once", "it twice");
            }
        }
    }

    private static SafetensorsEntry ParseTensor(ref Utf8JsonReader json, string tensor)
    {
        Expect(ref json, JsonTokenType.StartObject, tensor, "an object");
        string? dataType = null;
        ImmutableArray<long>? shape = null;
        ImmutableArray<long>? offsets = null;
        while (NextProperty(ref json, out string property))
        {
            switch (property)
            {
                case SafetensorsFormat.DataType when dataType is null:
                    Expect(ref json, JsonTokenType.String, tensor, $"a string in '{property}'");
                    dataType = json.GetString();
                    break;
                case SafetensorsFormat.Shape when shape is null:
                    shape = ParseIntegers(ref json, tensor, property);
                    break;
                case SafetensorsFormat.DataOffsets when offsets is null:
                    offsets = ParseIntegers(ref json, tensor, property);
                    break;
                default:
                    throw new NetworkFileException(
                        tensor,
                        $"'{SafetensorsFormat.DataType}', '{SafetensorsFormat.Shape}' and '{SafetensorsFormat.DataOffsets}', each once",
                        $"another {NetworkFileException.Quote(property)}");
            }
        }

        if (offsets is { Length: not 2 })
        {
            throw new NetworkFileException(tensor, $"two numbers in '{SafetensorsFormat.DataOffsets}'", FormattableString.Invariant($"{offsets.Value.Length}"));
        }

        return new SafetensorsEntry(
            tensor,
            dataType ?? throw Missing(tensor, SafetensorsFormat.DataType),
            shape ?? throw Missing(tensor, SafetensorsFormat.Shape),
            offsets?[0] ?? throw Missing(tensor, SafetensorsFormat.DataOffsets),
            offsets.Value[1]);
    }

    private static ImmutableArray<long> ParseIntegers(ref Utf8JsonReader json, string tensor, string property)
    {
        Expect(ref json, JsonTokenType.StartArray, tensor, $"an array in '{property}'");
        ImmutableArray<long>.Builder integers = ImmutableArray.CreateBuilder<long>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long integer) || integer < 0)
            {
                throw new NetworkFileException(tensor, $"integers from 0 to {long.MaxValue} in '{property}'", "something else");
            }

            integers.Add(integer);
        }

        return integers.ToImmutable();
    }

    private static bool NextProperty(ref Utf8JsonReader json, out string name)
    {
        json.Read();
        bool isProperty = json.TokenType == JsonTokenType.PropertyName;
        name = isProperty ? json.GetString()! : "";
        return isProperty;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string? tensor, string expected)
    {
        json.Read();
        if (json.TokenType != type)
        {
            throw new NetworkFileException(tensor, expected, $"a JSON token of type {json.TokenType}");
        }
    }

    private static NetworkFileException Missing(string tensor, string property) => new(tensor, $"an entry '{property}'", "none");
}
