using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Activations;

/// <summary><c>y = max(0, z)</c>, <c>dz = dy</c> where <c>z</c> is above 0, else 0. NaN stays NaN.</summary>
internal sealed class ReLUFunction<T> : ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.ReLU;

    public override void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows) => TensorPrimitives.Max(sums, T.Zero, outputs);

    // TensorPrimitives has no selection by a condition. The comparison is the way round that lets a gradient through NaN.
    public override void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows)
    {
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= sums.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> isOff = Vector.LessThanOrEqual(new Vector<T>(sums[i..]), Vector<T>.Zero);
                Vector.ConditionalSelect(isOff, Vector<T>.Zero, new Vector<T>(outputGradients[i..])).CopyTo(sumGradients[i..]);
            }
        }

        for (; i < sums.Length; i++)
        {
            sumGradients[i] = sums[i] <= T.Zero ? T.Zero : outputGradients[i];
        }
    }
}
