using System;
using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary>An activation <c>y = f(z)</c> over rows of equal length, and what it makes of a gradient.</summary>
internal abstract class ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes <c>y = f(z)</c>.</summary>
    /// <param name="sums">The rows of <c>z</c>.</param>
    /// <param name="outputs">Receives the rows of <c>y</c>.</param>
    /// <param name="rows">How many rows there are.</param>
    public abstract void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows);

    /// <summary>Computes <c>dz</c>, the loss's gradient by <c>z</c>, from <c>dy</c>, its gradient by <c>y</c>.</summary>
    /// <param name="sums">The rows of <c>z</c>.</param>
    /// <param name="outputs">The rows of <c>y</c>.</param>
    /// <param name="outputGradients">The rows of <c>dy</c>.</param>
    /// <param name="sumGradients">Receives the rows of <c>dz</c>.</param>
    /// <param name="rows">How many rows there are.</param>
    public abstract void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows);
}
