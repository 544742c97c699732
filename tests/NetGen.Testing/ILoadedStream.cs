using System;
using System.IO;

namespace NetGen.Testing;

/// <summary>A network that is given a sequence step by step, with what it remembers; its classes are known at run time only.</summary>
public interface ILoadedStream
{
    void Step(ReadOnlySpan<float> input, Span<float> output);

    void Reset();

    /// <summary>Gives another stream of the same network what this one remembers.</summary>
    void CopyTo(ILoadedStream target);

    void Save(string path);

    void Save(Stream stream);

    /// <summary>A stream of the same network that goes on from a file.</summary>
    ILoadedStream Load(string path);

    /// <inheritdoc cref="Load(string)"/>
    ILoadedStream Load(Stream stream);

    /// <inheritdoc cref="Load(string)"/>
    ILoadedStream Load(ReadOnlySpan<byte> bytes);
}
