using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetGen.Runtime;

/// <summary>Writes a network's parameters and, after them, running statistics as a safetensors file: tensors in their order, one after the other.</summary>
internal static class SafetensorsWriter
{
    private const int ChunkLength = 1 << 20;

    public static void Write(NetworkDefinition definition, ReadOnlySpan<float> values, Stream stream)
    {
        ReadOnlySpan<byte> header = WriteHeader(definition);
        Span<byte> length = stackalloc byte[SafetensorsFormat.LengthSize];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);

        // In chunks, because a span of bytes over all parameters could be longer than a span can be.
        while (!values.IsEmpty)
        {
            ReadOnlySpan<float> chunk = values[..Math.Min(ChunkLength, values.Length)];
            WriteLittleEndian(chunk, stream);
            values = values[chunk.Length..];
        }
    }

    private static ReadOnlySpan<byte> WriteHeader(NetworkDefinition definition)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, DefinitionJson.WriterOptions))
        {
            json.WriteStartObject();
            WriteMetadata(json, definition);
            long offset = 0;
            foreach (ParameterDefinition parameter in definition.Parameters.AddRange(definition.Statistics))
            {
                offset = WriteTensor(json, parameter, offset);
            }

            json.WriteEndObject();
        }

        int padding = -buffer.WrittenCount & (SafetensorsFormat.HeaderAlignment - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan;
    }

    private static void WriteMetadata(Utf8JsonWriter json, NetworkDefinition definition)
    {
        json.WriteStartObject(SafetensorsFormat.Metadata);
        json.WriteString(SafetensorsFormat.VersionKey, SafetensorsFormat.Version);
        json.WriteString(SafetensorsFormat.NetworkKey, definition.Name);
        json.WriteString(SafetensorsFormat.DefinitionKey, DefinitionJson.Write(definition));
        json.WriteEndObject();
    }

    private static long WriteTensor(Utf8JsonWriter json, ParameterDefinition parameter, long begin)
    {
        long end = begin + ((long)parameter.Shape.Size * sizeof(float));
        json.WriteStartObject(parameter.Name);
        json.WriteString(SafetensorsFormat.DataType, SafetensorsFormat.Float32);
        json.WriteStartArray(SafetensorsFormat.Shape);
        foreach (int extent in parameter.Shape.Extents)
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
