using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>All float tensors of a safetensors file, whatever they are called; nothing in it is believed unchecked.</summary>
internal sealed class SafetensorsContent
{
    private const int Chunk = 1 << 18;

    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);

    private SafetensorsContent(SafetensorsHeader header)
    {
        Header = header;
    }

    public SafetensorsHeader Header { get; }

    /// <summary>Reads a whole file. The data of tensors that are not 32-bit floats are passed over.</summary>
    /// <exception cref="NetworkFileException">The file is damaged.</exception>
    public static SafetensorsContent Read(ByteSource source)
    {
        SafetensorsHeader header = SafetensorsReader.ReadAndCheckHeader(ref source);
        SafetensorsContent content = new(header);
        long next = 0;
        foreach (SafetensorsEntry entry in header.Tensors.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != next || entry.End < entry.Begin)
            {
                throw new NetworkFileException(
                    entry.Name, Invariant($"data_offsets that begin at {next} and end no earlier"), Invariant($"[{entry.Begin}, {entry.End}]"));
            }

            content.ReadData(entry, ref source);
            next = entry.End;
        }

        return source.Read(stackalloc byte[1]) == 0
            ? content
            : throw new NetworkFileException(null, Invariant($"{next} bytes of data"), "trailing bytes after them");
    }

    /// <summary>Whether there is a float tensor of that name.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The values of a float tensor, row-major.</summary>
    /// <exception cref="NetworkFileException">There is none of that name.</exception>
    public float[] Values(string name) => _values.TryGetValue(name, out float[]? values)
        ? values
        : throw new NetworkFileException(name, $"a tensor of that name and of dtype {SafetensorsFormat.Float32}", "none");

    private static long SizeOf(SafetensorsEntry entry)
    {
        try
        {
            return checked(entry.Shape.Aggregate(1L, (product, extent) => checked(product * extent)) * sizeof(float));
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }

    private void ReadData(SafetensorsEntry entry, ref ByteSource source)
    {
        bool isFloat = entry.DataType == SafetensorsFormat.Float32;
        long size = entry.End - entry.Begin;
        if (isFloat && (SizeOf(entry) != size || size / sizeof(float) > Array.MaxLength))
        {
            throw new NetworkFileException(entry.Name, "data_offsets as far apart as its shape says", Invariant($"[{entry.Begin}, {entry.End}]"));
        }

        // Memory grows with what was read, not with what the header promises.
        float[] values = new float[Math.Min(isFloat ? size / sizeof(float) : (size / sizeof(float)) + 1, Chunk)];
        int filled = 0;
        for (long left = size; left > 0;)
        {
            if (isFloat && filled == values.Length)
            {
                Array.Resize(ref values, (int)Math.Min(size / sizeof(float), 2L * values.Length));
            }

            // In chunks, because a span of bytes over all values could be longer than a span can be.
            Span<float> free = values.AsSpan(isFloat ? filled : 0);
            Span<byte> bytes = MemoryMarshal.AsBytes(free[..Math.Min(free.Length, Chunk)]);
            Span<byte> wanted = bytes[..(int)Math.Min(left, bytes.Length)];
            int read = source.Read(wanted);
            if (read < wanted.Length)
            {
                throw new NetworkFileException(entry.Name, Invariant($"{size} bytes of data"), Invariant($"the file's end after {size - left + read} of them"));
            }

            filled += read / sizeof(float);
            left -= read;
        }

        if (isFloat)
        {
            SafetensorsReader.FromLittleEndian(values);
            _values.Add(entry.Name, values);
        }
    }
}
