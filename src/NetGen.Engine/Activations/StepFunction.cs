using System;
using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = 1</c> where <c>z ≥ 0</c>, else 0. NaN stays NaN.</summary>
internal sealed class StepFunction<T> : ActivationFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Forward(ReadOnlySpan<T> sums, Span<T> outputs, int rows)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            outputs[i] = T.IsNaN(sums[i]) ? sums[i] : sums[i] >= T.Zero ? T.One : T.Zero;
        }
    }

    public override void Backward(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> outputs, ReadOnlySpan<T> outputGradients, Span<T> sumGradients, int rows) =>
        throw new NotSupportedException("A step has no derivative to learn by.");
}
