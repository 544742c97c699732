using System;
using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary>
/// An activation <c>y = f(z)</c> over rows of equal length, and what it makes of a gradient. The registry finds every class that derives from it and has a
/// constructor without parameters.
/// </summary>
internal abstract class ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Which activation it is.</summary>
    public abstract Activation Activation { get; }

    /// <summary>The number it takes if the definition gives none; <see langword="null"/> if it reads none.</summary>
    public virtual double? DefaultAlpha => null;

    /// <summary>The same function with its number.</summary>
    public virtual ActivationFunction<T> With(T alpha) => this;

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

/// <summary>An activation that is one formula, computed number by number.</summary>
internal abstract class ScalarFunction<T> : ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public sealed override void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            outputs[i] = Value(sums[i]);
        }
    }

    public sealed override void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sumGradients[i] = outputGradients[i] * Derivative(sums[i]);
        }
    }

    /// <summary>A number in the type of the arithmetic.</summary>
    protected static T Number(double value) => T.CreateChecked(value);

    /// <summary>The formula.</summary>
    protected abstract T Value(T z);

    /// <summary>Its derivative.</summary>
    protected abstract T Derivative(T z);
}
