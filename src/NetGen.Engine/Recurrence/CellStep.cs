using System;
using System.Numerics;

namespace NetGen.Engine.Recurrence;

/// <summary>The values of a <see cref="RecurrentCell{T}"/> at a step of a sample: a number for each unit, or blocks of so many.</summary>
internal readonly ref struct CellStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary><c>W·x + b</c>, a block for each gate.</summary>
    public required ReadOnlySpan<T> Sums { get; init; }

    /// <summary><c>U·h + b′</c> with the output of the step before, a block for each gate. Empty in the backward pass.</summary>
    public ReadOnlySpan<T> Products { get; init; }

    /// <summary>The output of the step before; zeros at the first.</summary>
    public required ReadOnlySpan<T> PreviousOutput { get; init; }

    /// <summary>The memory of the step before; zeros at the first, empty if the cell has none.</summary>
    public required ReadOnlySpan<T> PreviousMemory { get; init; }

    /// <summary>The output <c>h</c>.</summary>
    public required Span<T> Output { get; init; }

    /// <summary>The memory <c>c</c>; empty if the cell has none.</summary>
    public required Span<T> Memory { get; init; }

    /// <summary>What the backward pass needs besides: <see cref="RecurrentCell{T}.KeptPerUnit"/> blocks.</summary>
    public required Span<T> Kept { get; init; }
}
