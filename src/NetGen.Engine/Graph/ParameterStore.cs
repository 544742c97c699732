using System;
using System.Numerics;

namespace NetGen.Engine.Graph;

/// <summary>All parameters of a network, and their gradients, each as one array in canonical order.</summary>
/// <param name="count">The number of parameters, or of statistics.</param>
/// <param name="hasGradients">Whether the network learns; if not, there are no gradients.</param>
internal sealed class ParameterStore<T>(int count, bool hasGradients)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T[] Values { get; } = new T[count];

    public T[] Gradients { get; } = hasGradients ? new T[count] : [];
}

/// <summary>One tensor of a <see cref="ParameterStore{T}"/>: a window into its arrays.</summary>
internal readonly struct ParameterTensor<T>(ParameterStore<T> store, int offset, TensorShape shape)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TensorShape Shape => shape;

    public ReadOnlySpan<T> Values => store.Values.AsSpan(offset, shape.Size);

    /// <summary>Where a layer's backward pass adds what it finds; the network clears it before.</summary>
    public Span<T> Gradients => store.Gradients.AsSpan(offset, shape.Size);
}
