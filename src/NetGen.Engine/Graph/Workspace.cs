using System;
using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Graph;

/// <summary>
/// The buffers of one pass through a graph. Layers hold no activations of their own, so passes on several threads need only
/// a workspace each.
/// </summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<Slot> _slots;
    private readonly T[][] _values;
    private readonly T[][] _gradients;
    private readonly bool[] _hasGradient;
    private readonly bool _isForTraining;
    private T[] _contribution = [];
    private T[] _scratch = [];
    private int[] _lengths = [];
    private bool _hasLengths;
    private int _capacity;

    /// <param name="slots">The graph's slots, each at its index.</param>
    /// <param name="isForTraining">Whether gradients are held beside the values.</param>
    public Workspace(ImmutableArray<Slot> slots, bool isForTraining)
    {
        _slots = slots;
        _isForTraining = isForTraining;
        _values = new T[slots.Length][];
        _gradients = new T[slots.Length][];
        _hasGradient = new bool[slots.Length];
    }

    /// <summary>Whether passes are those of training, in which some layers do otherwise.</summary>
    public bool IsForTraining => _isForTraining;

    /// <summary>The network's seed: where the random numbers of a training pass come from.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of updates applied before this pass.</summary>
    public long Step { get; set; }

    /// <summary>The number of samples in this pass.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins a pass over a number of samples; grows the buffers if no pass before was as large.</summary>
    /// <param name="rows">The number of samples.</param>
    /// <param name="lengths">How many steps of each sample there are; empty if all.</param>
    public void Begin(int rows, ReadOnlySpan<int> lengths = default)
    {
        if (rows > _capacity)
        {
            Grow(rows);
        }

        Rows = rows;
        _hasLengths = !lengths.IsEmpty;
        lengths.CopyTo(_lengths);
        Array.Clear(_hasGradient);
    }

    /// <summary>How many steps of a sample there are: those after them a recurrent layer passes over.</summary>
    /// <param name="row">The sample.</param>
    /// <param name="steps">How many steps it has if it is whole.</param>
    public int StepsOf(int row, int steps) => _hasLengths ? _lengths[row] : steps;

    /// <summary>The values of a slot, row after row.</summary>
    public Span<T> Values(Slot slot) => _values[slot.Index].AsSpan(0, Rows * slot.Size);

    /// <summary>The finished gradient of a slot, row after row: for the layer that gave the slot its values.</summary>
    public ReadOnlySpan<T> Gradients(Slot slot) => _gradients[slot.Index].AsSpan(0, Rows * slot.Size);

    /// <summary>
    /// Where one reader of a slot writes the slot's gradient as this reader sees it, overwriting what is there. A slot that is
    /// read more than once gets the sum: every reader's part but the first passes through a buffer between.
    /// </summary>
    public Span<T> BeginContribution(Slot slot) =>
        _hasGradient[slot.Index] ? AtLeast(ref _contribution, Rows * slot.Size) : _gradients[slot.Index].AsSpan(0, Rows * slot.Size);

    /// <summary>Ends what <see cref="BeginContribution"/> began.</summary>
    public void EndContribution(Slot slot)
    {
        if (_hasGradient[slot.Index])
        {
            Span<T> sum = _gradients[slot.Index].AsSpan(0, Rows * slot.Size);
            TensorPrimitives.Add(sum, _contribution.AsSpan(0, sum.Length), sum);
        }

        _hasGradient[slot.Index] = true;
    }

    /// <summary>A buffer for use until the next call. What it holds is left over from anything.</summary>
    public Span<T> Scratch(int length) => AtLeast(ref _scratch, length);

    private static Span<T> AtLeast(ref T[] buffer, int length)
    {
        if (length > buffer.Length)
        {
            buffer = new T[length];
        }

        return buffer.AsSpan(0, length);
    }

    private void Grow(int rows)
    {
        foreach (Slot slot in _slots)
        {
            _values[slot.Index] = new T[checked(rows * slot.Size)];
            if (_isForTraining && slot.RequiresGradient)
            {
                _gradients[slot.Index] = new T[rows * slot.Size];
            }
        }

        _lengths = new int[rows];
        _capacity = rows;
    }
}
