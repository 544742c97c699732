using System;
using System.Numerics;

namespace NetGen.Engine.Optimizers;

/// <summary>How a step turns gradients into new parameters; holds the optimizer's state.</summary>
internal abstract class OptimizerRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Updates all parameters.</summary>
    /// <param name="parameters">The parameters, in canonical order.</param>
    /// <param name="gradients">Their gradients, all finite.</param>
    /// <param name="learningRate">The step size.</param>
    public abstract void Step(Span<T> parameters, ReadOnlySpan<T> gradients, T learningRate);
}
