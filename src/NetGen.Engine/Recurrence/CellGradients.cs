using System;
using System.Numerics;

namespace NetGen.Engine.Recurrence;

/// <summary>The gradients of a loss by the values of a <see cref="CellStep{T}"/>.</summary>
internal readonly ref struct CellGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>By the output. Receives the gradient by the output of the step before, without what comes through the products.</summary>
    public required Span<T> Output { get; init; }

    /// <summary>By the memory, without what comes through the output of the step. Receives the gradient by the memory of the step before.</summary>
    public required Span<T> Memory { get; init; }

    /// <summary>Receives the gradient by the sums.</summary>
    public required Span<T> Sums { get; init; }

    /// <summary>Receives the gradient by the products.</summary>
    public required Span<T> Products { get; init; }
}
