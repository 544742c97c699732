using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Losses;

/// <summary>
/// <c>−Σᵢ tᵢ·log pᵢ</c> with <c>p = softmax(z)</c>, averaged over rows; computed from <c>z</c> by
/// <c>log pᵢ = zᵢ − max z − log Σⱼ e^(zⱼ − max z)</c>. The gradient by <c>z</c> is <c>p·Σt − t</c>, for targets that sum to anything.
/// </summary>
internal sealed class CategoricalCrossEntropyLoss<T> : LossFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation? IncludedActivation => Activation.Softmax;

    public override T Evaluate(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradients, int rows)
    {
        T share = T.One / T.CreateChecked(rows);
        T loss = T.Zero;
        int size = predictions.Length / rows;
        for (int start = 0; start < predictions.Length; start += size)
        {
            ReadOnlySpan<T> z = predictions.Slice(start, size);
            ReadOnlySpan<T> t = targets.Slice(start, size);
            Span<T> dz = gradients.Slice(start, size);

            TensorPrimitives.Subtract(z, TensorPrimitives.Max(z), dz);
            T weighted = TensorPrimitives.Dot(t, dz);
            TensorPrimitives.Exp(dz, dz);
            T sum = TensorPrimitives.Sum<T>(dz);
            T mass = TensorPrimitives.Sum(t);
            loss += (mass * T.Log(sum)) - weighted;

            TensorPrimitives.Multiply(dz, share * mass / sum, dz);
            TensorPrimitives.MultiplyAdd(t, -share, dz, dz);
        }

        return loss * share;
    }
}
