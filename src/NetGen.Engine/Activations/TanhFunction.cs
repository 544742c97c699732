using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Activations;

/// <summary><c>y = tanh z</c>, <c>dz = dy·(1 − y²)</c>.</summary>
internal sealed class TanhFunction<T> : ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Tanh;

    public override void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows) => TensorPrimitives.Tanh(sums, outputs);

    public override void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows)
    {
        TensorPrimitives.Multiply(outputs, outputs, sumGradients);
        TensorPrimitives.Subtract(T.One, sumGradients, sumGradients);
        TensorPrimitives.Multiply(sumGradients, outputGradients, sumGradients);
    }
}
