using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Writes safetensors files: a header, then the tensors' values one after the other.</summary>
internal static class SafetensorsWriter
{
    private const int ChunkLength = 1 << 20;

    /// <summary>Writes a network's parameters and, after them, its running statistics, in canonical order.</summary>
    public static void Write(NetworkDefinition definition, ReadOnlyMemory<float> values, Stream stream)
    {
        List<SafetensorsTensor> tensors = [];
        foreach (ParameterDefinition parameter in definition.Parameters.AddRange(definition.Statistics))
        {
            tensors.Add(new SafetensorsTensor(parameter.Name, parameter.Shape, values[..parameter.Shape.Size]));
            values = values[parameter.Shape.Size..];
            if (parameter.AddedInFiles is { } added)
            {
                tensors.Add(new SafetensorsTensor(added, parameter.Shape, new float[parameter.Shape.Size]));
            }
        }

        Write(
            [
                (SafetensorsFormat.VersionKey, SafetensorsFormat.Version),
                (SafetensorsFormat.NetworkKey, definition.Name),
                (SafetensorsFormat.DefinitionKey, DefinitionJson.Write(definition)),
            ],
            tensors,
            stream);
    }

    /// <summary>Writes tensors in the order given.</summary>
    /// <exception cref="InvalidOperationException">The header would be longer than the format allows, so that nobody could read the file.</exception>
    public static void Write(IEnumerable<(string Key, string Value)> metadata, List<SafetensorsTensor> tensors, Stream stream)
    {
        ReadOnlySpan<byte> header = WriteHeader(metadata, tensors);
        Span<byte> length = stackalloc byte[SafetensorsFormat.LengthSize];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (SafetensorsTensor tensor in tensors)
        {
            // In chunks, because a span of bytes over all values could be longer than a span can be.
            for (ReadOnlySpan<float> values = tensor.Values.Span; !values.IsEmpty;)
            {
                ReadOnlySpan<float> chunk = values[..Math.Min(ChunkLength, values.Length)];
                WriteLittleEndian(chunk, stream);
                values = values[chunk.Length..];
            }
        }
    }

    private static ReadOnlySpan<byte> WriteHeader(IEnumerable<(string Key, string Value)> metadata, List<SafetensorsTensor> tensors)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, DefinitionJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsFormat.Metadata);
            foreach ((string key, string value) in metadata)
            {
                CheckLength(value.Length);
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            long offset = 0;
            foreach (SafetensorsTensor tensor in tensors)
            {
                offset = WriteTensor(json, tensor, offset);
            }

            json.WriteEndObject();
        }

        CheckLength(buffer.WrittenCount);
        int padding = -buffer.WrittenCount & (SafetensorsFormat.HeaderAlignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan;
    }

    private static void CheckLength(long length)
    {
        if (length > SafetensorsFormat.MaximumHeaderLength - SafetensorsFormat.HeaderAlignment)
        {
            throw new InvalidOperationException(Invariant(
                $"What describes the tensors takes {length} bytes; a safetensors file has room for {SafetensorsFormat.MaximumHeaderLength}. In a checkpoint most of it is the history."));
        }
    }

    private static long WriteTensor(Utf8JsonWriter json, SafetensorsTensor tensor, long begin)
    {
        long end = begin + ((long)tensor.Shape.Size * sizeof(float));
        json.WriteStartObject(tensor.Name);
        json.WriteString(SafetensorsFormat.DataType, SafetensorsFormat.Float32);
        json.WriteStartArray(SafetensorsFormat.Shape);
        foreach (int extent in tensor.Shape.Extents)
        {
            json.WriteNumberValue(extent);
        }

        json.WriteEndArray();
        json.WriteStartArray(SafetensorsFormat.DataOffsets);
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }

    private static void WriteLittleEndian(ReadOnlySpan<float> values, Stream stream)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        int[] reversed = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), reversed);
        stream.Write(MemoryMarshal.AsBytes<int>(reversed));
    }
}
