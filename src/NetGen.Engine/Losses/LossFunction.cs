using System;
using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary>A loss, as the mean over the rows of a batch, and its gradient.</summary>
internal abstract class LossFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The activation the loss includes: it is then computed from what goes into that activation, which must be the network's
    /// last. <see langword="null"/> if it is computed from what the network gives.
    /// </summary>
    public virtual Activation? IncludedActivation => null;

    /// <summary>Computes the mean loss and its gradient.</summary>
    /// <param name="predictions">The network's outputs, or what goes into the included activation, row after row.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="gradients">Receives the mean loss's gradient by the predictions.</param>
    /// <param name="rows">How many rows there are.</param>
    public abstract T Evaluate(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradients, int rows);
}
