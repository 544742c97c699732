using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// What a recurrent network remembers between the steps of a stream: the base of the <c>State</c> that is emitted in each such network. It starts at zero, as sequences do; each step reads it and
/// leaves the next one in its place. Each stream has its own; one at a time may use it.
/// </summary>
/// <remarks>A step reads one of two blocks and writes the other, so that no layer overwrites what it still has to read; then they swap.</remarks>
public abstract unsafe class NetworkState
{
    private readonly StateLayout _layout;
    private readonly AlignedArena _first;
    private readonly AlignedArena _second;

    // Where the arenas are: they are pinned, and live as long as this does. A step ends with Swap, so that this outlives it.
    private float* _current;
    private float* _next;

    /// <summary>Creates a state of zeros.</summary>
    /// <param name="layout">Where it has its tensors.</param>
    protected NetworkState(StateLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _layout = layout;
        _first = new AlignedArena(layout.Size);
        _second = new AlignedArena(layout.Size);
        _current = (float*)Unsafe.AsPointer(ref _first.Origin);
        _next = (float*)Unsafe.AsPointer(ref _second.Origin);
    }

    /// <summary>The first float of the block that a step reads, on a 64-byte boundary.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_current);
    }

    /// <summary>The first float of the block that a step writes, on a 64-byte boundary. It holds zeros or an older state.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_next);
    }

    /// <summary>Where the state has its tensors.</summary>
    internal StateLayout Layout => _layout;

    /// <summary>The block that a step reads, padding included.</summary>
    internal Span<float> Values => _current == Unsafe.AsPointer(ref _first.Origin) ? _first.Span : _second.Span;

    /// <summary>Makes what was written the state that the next step reads.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Swap()
    {
        float* written = _next;
        _next = _current;
        _current = written;
    }

    /// <summary>Forgets everything: the next step is the first of a sequence.</summary>
    public void Reset() => Values.Clear();

    /// <summary>Saves to a safetensors file, which is replaced if it is there; a crash leaves the old one or the new one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Saves to a stream, from its position on. The stream stays open.</summary>
    /// <param name="stream">The stream; it need not be seekable.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        StateFile.Write(this, stream);
    }

    /// <summary>Gives a state of the same network the values of this one.</summary>
    /// <param name="target">The state.</param>
    /// <exception cref="ArgumentException">It is of another network.</exception>
    protected void CopyValues(NetworkState target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target._layout != _layout)
        {
            throw new ArgumentException($"Expected a state of network '{_layout.Network}'; found one of '{target._layout.Network}'.", nameof(target));
        }

        Values.CopyTo(target.Values);
    }

    /// <summary>Gives a new state the values of a file.</summary>
    /// <typeparam name="TState">The class of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="path">The file.</param>
    /// <returns>The state.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or of another network's state. The state is as it was.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    protected static TState Load<TState>(TState state, string path)
        where TState : NetworkState => SourceFile.Read(path, stream => Load(state, stream));

    /// <summary>Gives a new state the values of a file.</summary>
    /// <typeparam name="TState">The class of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="stream">The file, read from the stream's position to its end; it need not be seekable, and stays open.</param>
    /// <returns>The state.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or of another network's state. The state is as it was.</exception>
    protected static TState Load<TState>(TState state, Stream stream)
        where TState : NetworkState
    {
        ArgumentNullException.ThrowIfNull(stream);
        StateFile.Read(state, new ByteSource(stream));
        return state;
    }

    /// <summary>Gives a new state the values of a file.</summary>
    /// <typeparam name="TState">The class of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <returns>The state.</returns>
    /// <exception cref="NetworkFileException">The file is damaged or of another network's state. The state is as it was.</exception>
    protected static TState Load<TState>(TState state, ReadOnlySpan<byte> file)
        where TState : NetworkState
    {
        StateFile.Read(state, new ByteSource(file));
        return state;
    }
}
