using System;
using System.IO;

namespace NetGen.Runtime;

/// <summary>The bytes of a file, from memory or from a stream that may or may not know its length.</summary>
internal ref struct ByteSource
{
    private readonly Stream? _stream;
    private ReadOnlySpan<byte> _bytes;

    public ByteSource(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
    }

    public ByteSource(Stream stream)
    {
        _stream = stream;
    }

    /// <summary>How many bytes are left; <see langword="null"/> if only reading them would tell.</summary>
    public readonly long? Remaining
    {
        get
        {
            if (_stream is null)
            {
                return _bytes.Length;
            }

            return _stream.CanSeek ? _stream.Length - _stream.Position : null;
        }
    }

    /// <summary>Reads until the destination is full or the bytes end.</summary>
    /// <returns>The number of bytes read.</returns>
    public int Read(scoped Span<byte> destination)
    {
        if (_stream is not null)
        {
            return _stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }

        int count = Math.Min(destination.Length, _bytes.Length);
        _bytes[..count].CopyTo(destination);
        _bytes = _bytes[count..];
        return count;
    }
}
