using System;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>
/// Floats between fences of NaN, off every vector boundary. What is read beyond them makes the result NaN; what is written beyond them shows.
/// </summary>
internal sealed class FencedFloats
{
    private const int Fence = 19;

    private readonly float[] _memory;
    private readonly int _length;

    public FencedFloats(int length)
    {
        _memory = new float[Fence + length + Fence];
        _length = length;
        _memory.AsSpan().Fill(float.NaN);
    }

    public FencedFloats(ReadOnlySpan<float> values)
        : this(values.Length) => values.CopyTo(Span);

    public Span<float> Span => _memory.AsSpan(Fence, _length);

    public void CheckFence()
    {
        foreach (float value in (ReadOnlySpan<float>)[.. _memory.AsSpan(0, Fence), .. _memory.AsSpan(Fence + _length)])
        {
            Assert.True(float.IsNaN(value), "Something was written beyond the end or before the start.");
        }
    }
}
