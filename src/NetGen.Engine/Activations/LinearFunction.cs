using System;
using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = z</c>.</summary>
internal sealed class LinearFunction<T> : ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Linear;

    public override void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows) => sums.CopyTo(outputs);

    public override void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows) =>
        outputGradients.CopyTo(sumGradients);
}
