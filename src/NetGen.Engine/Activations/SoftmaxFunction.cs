using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Activations;

/// <summary><c>yᵢ = eᶻⁱ / Σⱼ eᶻʲ</c> over a row, <c>dzᵢ = yᵢ·(dyᵢ − Σⱼ dyⱼ·yⱼ)</c>: the product with the full Jacobian.</summary>
internal sealed class SoftmaxFunction<T> : ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Softmax;

    public override void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows)
    {
        int size = sums.Length / rows;
        for (int start = 0; start < sums.Length; start += size)
        {
            ReadOnlySpan<T> z = sums.Slice(start, size);
            Span<T> y = outputs.Slice(start, size);

            // With the largest exponent at 0 nothing overflows; the quotient is the same.
            TensorPrimitives.Subtract(z, TensorPrimitives.Max(z), y);
            TensorPrimitives.Exp(y, y);
            TensorPrimitives.Divide(y, TensorPrimitives.Sum<T>(y), y);
        }
    }

    public override void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows)
    {
        int size = outputs.Length / rows;
        for (int start = 0; start < outputs.Length; start += size)
        {
            ReadOnlySpan<T> y = outputs.Slice(start, size);
            ReadOnlySpan<T> dy = outputGradients.Slice(start, size);
            Span<T> dz = sumGradients.Slice(start, size);
            TensorPrimitives.Subtract(dy, TensorPrimitives.Dot(dy, y), dz);
            TensorPrimitives.Multiply(dz, y, dz);
        }
    }
}
