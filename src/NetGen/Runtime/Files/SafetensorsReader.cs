using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Reads the parameters and running statistics of a given network from a safetensors file, and believes nothing in it unchecked.</summary>
internal static class SafetensorsReader
{
    // What is not known to be there is read piece by piece, so that a forged length allocates no more than the file holds.
    private const int HeaderChunk = 1 << 16;
    private const int DataChunk = 1 << 20;

    /// <summary>Reads a whole file.</summary>
    /// <returns>All parameters in canonical order, and after them all running statistics.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or another network's.</exception>
    public static float[] Read(NetworkDefinition definition, ByteSource source)
    {
        SafetensorsHeader header = ReadAndCheckHeader(ref source);
        List<TensorPlace> places = TensorPlaces.Find(definition, header);
        long dataLength = places.Sum(place => place.ByteLength);
        if (source.Remaining is { } remaining)
        {
            CheckDataLength(dataLength, remaining);
        }

        // What is to be added lies behind the rest until both are numbers of this machine.
        int length = definition.ParameterCount + definition.StatisticCount;
        float[] values = new float[length + places.Where(place => place.IsAdded).Sum(place => place.Parameter.Shape.Size)];
        int next = length;
        long done = 0;
        Span<byte> counter = stackalloc byte[TensorPlace.CounterBytes];
        foreach (TensorPlace place in places)
        {
            if (place.IsIgnored)
            {
                int skipped = source.Read(counter);
                done += skipped;
                if (skipped < TensorPlace.CounterBytes)
                {
                    throw DataEnds(place.Parameter.Name, dataLength, done);
                }

                continue;
            }

            int size = place.Parameter.Shape.Size;
            Span<float> tensor = values.AsSpan(place.IsAdded ? next : place.CanonicalOffset, size);
            next += place.IsAdded ? size : 0;
            while (!tensor.IsEmpty)
            {
                Span<float> chunk = tensor[..Math.Min(DataChunk, tensor.Length)];
                int read = source.Read(MemoryMarshal.AsBytes(chunk));
                done += read;
                if (read < chunk.Length * sizeof(float))
                {
                    throw DataEnds(place.Parameter.Name, dataLength, done);
                }

                tensor = tensor[chunk.Length..];
            }
        }

        CheckDataLength(dataLength, done + source.Read(stackalloc byte[1]));
        FromLittleEndian(values);
        Add(places, values, length);
        return values.Length == length ? values : values[..length];
    }

    /// <summary>Adds up two tensors, the first in place. What zero is added to stays as it is, to its sign.</summary>
    public static void Add(Span<float> values, ReadOnlySpan<float> added)
    {
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = added[index] == 0 ? values[index] : values[index] + added[index];
        }
    }

    private static void Add(List<TensorPlace> places, float[] values, int next)
    {
        foreach (TensorPlace place in places.Where(place => place.IsAdded))
        {
            int size = place.Parameter.Shape.Size;
            Add(values.AsSpan(place.CanonicalOffset, size), values.AsSpan(next, size));
            next += size;
        }
    }

    /// <summary>Reads a header, of the version that is read here if it says one.</summary>
    /// <exception cref="NetworkFileException">It is not as the format says, or of another version.</exception>
    public static SafetensorsHeader ReadAndCheckHeader(ref ByteSource source)
    {
        SafetensorsHeader header = SafetensorsHeader.Parse(ReadHeader(ref source));
        return header.Metadata.TryGetValue(SafetensorsFormat.VersionKey, out string? version) && version != SafetensorsFormat.Version
            ? throw new NetworkFileException(null, $"format version {SafetensorsFormat.Version}", $"version {NetworkFileException.Quote(version)}")
            : header;
    }

    /// <summary>Turns what was read into numbers of this machine.</summary>
    public static void FromLittleEndian(float[] values)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> bits = MemoryMarshal.Cast<float, int>(values.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }

    private static ReadOnlySpan<byte> ReadHeader(ref ByteSource source)
    {
        Span<byte> prefix = stackalloc byte[SafetensorsFormat.LengthSize];
        int prefixRead = source.Read(prefix);
        if (prefixRead < prefix.Length)
        {
            throw new NetworkFileException(
                null, Invariant($"{prefix.Length} bytes with the header's length"), Invariant($"the file's end after {prefixRead}"));
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsFormat.MaximumHeaderLength)
        {
            throw new NetworkFileException(
                null, Invariant($"a header of at most {SafetensorsFormat.MaximumHeaderLength} bytes"), Invariant($"one of {length}"));
        }

        if (source.Remaining is { } remaining && remaining < (long)length)
        {
            throw HeaderEnds(length, remaining);
        }

        byte[] header = new byte[Math.Min((int)length, HeaderChunk)];
        int done = 0;
        while (true)
        {
            done += source.Read(header.AsSpan(done));
            if (done < header.Length)
            {
                throw HeaderEnds(length, done);
            }

            if (done == (int)length)
            {
                return header;
            }

            Array.Resize(ref header, (int)Math.Min((long)length, 2L * header.Length));
        }
    }

    private static void CheckDataLength(long expected, long found)
    {
        if (found < expected)
        {
            throw DataEnds(null, expected, found);
        }

        if (found > expected)
        {
            throw new NetworkFileException(null, Invariant($"{expected} bytes of data"), "trailing bytes after them");
        }
    }

    private static NetworkFileException HeaderEnds(ulong length, long found) =>
        new(null, Invariant($"a header of {length} bytes"), Invariant($"the file's end after {found} of them"));

    private static NetworkFileException DataEnds(string? tensor, long expected, long found) =>
        new(tensor, Invariant($"{expected} bytes of data"), Invariant($"the file's end after {found} of them"));
}
