using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>The extents of a tensor, outermost first. Two shapes are equal if their extents are.</summary>
public sealed class TensorShape : IEquatable<TensorShape>
{
    /// <summary>Creates a shape.</summary>
    /// <param name="extents">The extents, outermost first, each at least 1.</param>
    /// <exception cref="ArgumentException">There is no extent, or one is below 1.</exception>
    /// <exception cref="OverflowException">The elements are more than <see cref="int.MaxValue"/>.</exception>
    public TensorShape(params ReadOnlySpan<int> extents)
    {
        if (extents.IsEmpty)
        {
            throw new ArgumentException("A shape needs at least one extent.", nameof(extents));
        }

        int size = 1;
        foreach (int extent in extents)
        {
            if (extent < 1)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"An extent of a shape is at least 1, not {extent}."), nameof(extents));
            }

            size = checked(size * extent);
        }

        Extents = [.. extents];
        Size = size;
    }

    /// <summary>The extents, outermost first.</summary>
    public ImmutableArray<int> Extents { get; }

    /// <summary>How many axes there are.</summary>
    public int Rank => Extents.Length;

    /// <summary>The number of elements: the product of the extents.</summary>
    public int Size { get; }

    /// <summary>One extent.</summary>
    /// <param name="axis">From 0 to <see cref="Rank"/> − 1.</param>
    public int this[int axis] => Extents[axis];

    /// <inheritdoc/>
    public bool Equals(TensorShape? other) => other is not null && Extents.AsSpan().SequenceEqual(other.Extents.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int extent in Extents)
        {
            hash.Add(extent);
        }

        return hash.ToHashCode();
    }

    /// <summary>The extents with a multiplication sign between them, as in <c>28×28×1</c>; the same in every culture.</summary>
    public override string ToString() => string.Join('×', Extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
}
