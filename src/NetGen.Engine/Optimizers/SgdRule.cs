using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Optimizers;

/// <summary>Gradient descent: <c>p ← p − η·g</c>.</summary>
internal sealed class SgdRule<T> : OptimizerRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Step(Span<T> parameters, ReadOnlySpan<T> gradients, T learningRate) =>
        TensorPrimitives.MultiplyAdd(gradients, -learningRate, parameters, parameters);
}
