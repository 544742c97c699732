using System.Numerics;

namespace NetGen.Engine.Recurrence;

/// <summary>
/// What a recurrent layer makes of its weighted sums at a step, unit by unit, and what it makes of gradients. The sums by what the layer reads, and the products with its output of the step before,
/// come from outside and hold <see cref="Gates"/> blocks of a number for each unit.
/// </summary>
internal abstract class RecurrentCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many weighted sums a unit has.</summary>
    public abstract int Gates { get; }

    /// <summary>How many numbers of a unit the backward pass needs beside its output and its memory, at least 1.</summary>
    public abstract int KeptPerUnit { get; }

    /// <summary>Whether a unit has a state that is not its output.</summary>
    public virtual bool HasMemory => false;

    /// <summary>Whether the products have a bias of their own. One that the sums could hold as well does not count.</summary>
    public virtual bool HasRecurrentBias => false;

    /// <summary>Computes the output and the memory of a step, and what is to be kept.</summary>
    public abstract void Forward(CellStep<T> step);

    /// <summary>Takes gradients one step back.</summary>
    public abstract void Backward(CellStep<T> step, CellGradients<T> gradients);
}
