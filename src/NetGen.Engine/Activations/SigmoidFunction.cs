using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Activations;

/// <summary><c>y = 1 / (1 + e⁻ᶻ)</c>, <c>dz = dy·y·(1 − y)</c>.</summary>
internal sealed class SigmoidFunction<T> : ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Sigmoid;

    public override void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows) => TensorPrimitives.Sigmoid(sums, outputs);

    public override void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows)
    {
        TensorPrimitives.Subtract(T.One, outputs, sumGradients);
        TensorPrimitives.Multiply(sumGradients, outputs, sumGradients);
        TensorPrimitives.Multiply(sumGradients, outputGradients, sumGradients);
    }
}
