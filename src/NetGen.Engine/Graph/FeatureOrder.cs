using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Engine.Graph;

/// <summary>
/// In which order parameters count features that are stored in another one. A flattened image lies channels innermost; its features are counted as PyTorch
/// lays them out, channels outermost.
/// </summary>
internal sealed class FeatureOrder : IEquatable<FeatureOrder>
{
    private FeatureOrder(ImmutableArray<int> canonical) => Canonical = canonical;

    /// <summary>For each value as it is stored, which feature it is to the parameters.</summary>
    public ImmutableArray<int> Canonical { get; }

    /// <summary>The order of a slot's values once they are flattened; <see langword="null"/> if it is that of the values.</summary>
    public static FeatureOrder? Flattened(Slot slot)
    {
        if (slot.Shape.Rank < 3)
        {
            return slot.Order;
        }

        int positions = slot.Size / slot.Channels;
        return Create(Enumerable.Range(0, slot.Size).Select(i => (i % slot.Channels * positions) + (i / slot.Channels)));
    }

    /// <summary>The order of slots of features put side by side: each in its own, one after the other.</summary>
    public static FeatureOrder? Concatenated(IEnumerable<Slot> slots)
    {
        List<int> canonical = [];
        foreach (Slot slot in slots)
        {
            int offset = canonical.Count;
            IEnumerable<int> own = slot.Order is { } order ? order.Canonical : Enumerable.Range(0, slot.Size);
            canonical.AddRange(own.Select(feature => offset + feature));
        }

        return Create(canonical);
    }

    /// <summary>For each feature as the parameters count it, which stored value it is.</summary>
    public ImmutableArray<int> Inverse()
    {
        int[] stored = new int[Canonical.Length];
        for (int i = 0; i < stored.Length; i++)
        {
            stored[Canonical[i]] = i;
        }

        return [.. stored];
    }

    public bool Equals(FeatureOrder? other) => other is not null && Canonical.AsSpan().SequenceEqual(other.Canonical.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as FeatureOrder);

    // Orders are compared, seldom looked up: what tells most of them apart is enough.
    public override int GetHashCode() => HashCode.Combine(Canonical.Length, Canonical[Canonical.Length / 2]);

    private static FeatureOrder? Create(IEnumerable<int> canonical)
    {
        ImmutableArray<int> order = [.. canonical];
        return order.SequenceEqual(Enumerable.Range(0, order.Length)) ? null : new FeatureOrder(order);
    }
}
