using System;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO;
using System.IO.Compression;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Samples.Mnist;

/// <summary>A tensor of unsigned bytes from a file in the IDX format: two zeros, a type, the number of axes, their extents, the data; big-endian.</summary>
/// <param name="Path">Where it was read from.</param>
/// <param name="Extents">The extents, outermost first.</param>
/// <param name="Data">The elements, row-major.</param>
internal sealed record IdxFile(string Path, ImmutableArray<int> Extents, ReadOnlyMemory<byte> Data)
{
    private const int MagicLength = 4;
    private const byte UnsignedByte = 8;

    /// <summary>Reads a file, gzipped or not: its first bytes say which.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no such file, or not all of one; the message says what was expected and what is there.</exception>
    public static IdxFile Read(string path)
    {
        byte[] content = Decompress(path, File.ReadAllBytes(path));
        if (content.Length < MagicLength || content is not [0, 0, UnsignedByte, ..])
        {
            string magic = content.Length == 0 ? "nothing" : Convert.ToHexString(content.AsSpan(0, Math.Min(MagicLength, content.Length)));
            throw new InvalidDataException($"{path}: an IDX file of unsigned bytes begins with 000008 and the number of axes; found {magic}.");
        }

        int header = MagicLength + (content[MagicLength - 1] * sizeof(int));
        if (content.Length < header)
        {
            throw new InvalidDataException(Invariant($"{path}: expected a header of {header} bytes; the file ends after {content.Length}."));
        }

        ImmutableArray<int> extents =
            [.. Enumerable.Range(0, content[MagicLength - 1]).Select(axis => BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(MagicLength + (axis * sizeof(int)))))];
        decimal size = extents.Aggregate(1m, (product, extent) => product * extent);
        int found = content.Length - header;
        return size == found
            ? new IdxFile(path, extents, content.AsMemory(header))
            : throw new InvalidDataException(Invariant($"{path}: the header says {string.Join('×', extents)}, {size} bytes; {found} follow."));
    }

    private static byte[] Decompress(string path, byte[] content)
    {
        if (content is not [0x1f, 0x8b, ..])
        {
            return content;
        }

        try
        {
            using GZipStream gzip = new(new MemoryStream(content), CompressionMode.Decompress);
            using MemoryStream decompressed = new();
            gzip.CopyTo(decompressed);
            return decompressed.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: begins as a gzip file but is none, or not all of one. {error.Message}", error);
        }
    }
}
