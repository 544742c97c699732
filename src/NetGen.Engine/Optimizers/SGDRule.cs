using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Optimizers;

/// <summary>Gradient descent: <c>p ← p − η·g</c>.</summary>
internal sealed class SGDRule<T>(RuleOptions options, int parameterCount) : OptimizerRule<T>(options, parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int offset, T learningRate) =>
        TensorPrimitives.MultiplyAdd(gradients, -learningRate, parameters, parameters);
}
